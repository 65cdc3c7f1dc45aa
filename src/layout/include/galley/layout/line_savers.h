// layout: the paragraphs that would have a line less if they were a few characters shorter.
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include "galley/document/document.h"
#include "galley/layout/setting.h"
#include "galley/shape/shape.h"

namespace galley::layout {

/// A paragraph whose last line would go.
struct LineSaver {
  Place place;                 ///< of the paragraph
  std::size_t block = 0;       ///< its number
  std::size_t characters = 0;  ///< the least number that must go, taken from its end
};

/// The line-savers of a document at a setting that need at most `most` characters; the fewest first, then in
/// reading order. Each was broken into lines without these characters.
[[nodiscard]] std::vector<LineSaver> line_savers(const Document& document, const shape::ShapedText& text,
                                                 const Setting& setting, std::size_t most,
                                                 std::stop_token stop = {});

}  // namespace galley::layout
