// layout: how even the grey of the text is: the spread of the word spaces, and the rivers that run through
// them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "galley/pages/pages.h"

namespace galley::layout {

/// White that runs down through a paragraph: a wide word space below another.
struct River {
  std::size_t first = 0;  ///< its first line, by its place among the lines given
  std::size_t lines = 0;  ///< that it runs through; at least three
  Length width;           ///< of its spaces, in the mean
};

/// The rivers in the lines of one paragraph (lines of any role but Body are passed over). Spaces of
/// successive lines belong together if they overlap by half of the narrower; what no eye follows, because the
/// spaces are of ordinary width, is a river only if it is five lines long.
[[nodiscard]] std::vector<River> rivers(std::span<const Line> lines);

/// A river on its page.
struct PlacedRiver {
  std::size_t page = 0;
  Place place;  ///< of the paragraph, in the author's file
  River river;  ///< `first` counts the page's lines
};

/// The rivers of all paragraphs; one that crosses a page ends there.
[[nodiscard]] std::vector<PlacedRiver> rivers(const Pages& pages);

/// The word spaces of the justified lines: each line's mean over its natural one.
struct WordSpaces {
  std::size_t lines = 0;
  double mean = 1;
  double deviation = 0;  ///< standard deviation, over the mean
  double widest = 1;
};

[[nodiscard]] WordSpaces word_spaces(const Pages& pages);

}  // namespace galley::layout
