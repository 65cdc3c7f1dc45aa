// typeset: notes on where a document would gain most by being a little shorter.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>

#include "galley/base/diagnostic.h"
#include "galley/typeset/typeset.h"

namespace galley {

/// A note at a place.
[[nodiscard]] Diagnostic note(const Place& place, std::string message);

/// Notes on the paragraphs that would have one line less if they were a few characters shorter. The best ones
/// come first, and only a few are named.
[[nodiscard]] Diagnostics notes_on_line_savers(const Document& document, const shape::ShapedText& text,
                                               const layout::Setting& setting, const std::stop_token& stop);

/// Notes on the paragraphs that, a line shorter each, bring a document onto so many pages: all of them in one
/// note if they are enough, else the best ones.
[[nodiscard]] Diagnostics notes_on_line_savers_to_fit(const Document& document, const shape::ShapedText& text,
                                                      const layout::Setting& setting, std::size_t pages,
                                                      const std::stop_token& stop);

/// Notes on the first places where the author asks for a new page.
[[nodiscard]] Diagnostics notes_on_new_pages(const Document& document);

/// A note on the number of pages: that only fitting brought the document onto `max_pages`, or that the last
/// page holds only a few lines and what `--pages` would do to bring these onto the page before. `made` keeps
/// its text.
[[nodiscard]] Diagnostics notes_on_page_count(const TypesetDocument& made, const TypesetOptions& options);

}  // namespace galley
