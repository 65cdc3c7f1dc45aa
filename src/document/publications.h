// document: publications: “[2] Title. Authors. *Venue*, vol. 3, no. 8, pp. 1–9, 2022. doi.org/…”.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entries.h"

namespace galley::document {

/// Adds a section's publications, grouped and numbered as `Citations::lists` says.
void push_publications(Composer& composer, NodeId section, const std::vector<PublicationList>& lists,
                       const Gap& first);

/// A name as it is compared with others: marks such as * and † stripped, white space as one space, case
/// folded.
[[nodiscard]] std::string name_key(std::string_view name);

/// Which of `count` authors are printed when there may be `most` (0: all), of whom `own` (or −1) must be: the
/// first ones, and the own name. Gaps between the indices, and at the end, stand for those left out.
[[nodiscard]] std::vector<std::size_t> printed_authors(std::size_t count, std::ptrdiff_t own,
                                                       std::size_t most);

/// The same of the authors whose names have these keys, as the style has it.
[[nodiscard]] std::vector<std::size_t> printed_authors(const Composer& composer,
                                                       const std::vector<std::string>& keys);

/// “1907–1922” for “1907-1922” and “1907--1922”.
[[nodiscard]] std::string page_range(std::string_view pages);

}  // namespace galley::document
