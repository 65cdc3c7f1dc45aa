// layout: how even the grey of the text is: the spread of the word spaces, and the rivers that run through
// them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "galley/pages/pages.h"

namespace galley::layout {

/// A space between two words of a line, as it is set.
struct SpaceOnPage {
  Length left, right;
};

[[nodiscard]] bool is_space(const GlyphRun& run, const PlacedGlyph& glyph);

/// The spaces between the words of a line, from the left. The one at its end is none of them.
[[nodiscard]] std::vector<SpaceOnPage> spaces_of(const Line& line);

/// A space that a river runs through.
struct RiverSpace {
  std::size_t line = 0;  ///< by its place among the lines given
  SpaceOnPage space;
};

/// White that runs down through a paragraph: a wide word space below another.
struct River {
  std::size_t first = 0;  ///< its first line, by its place among the lines given
  std::size_t lines = 0;  ///< that it runs through; at least three
  Length width;           ///< of its spaces, in the mean
  Length drift;           ///< how far their middles stray from a straight line: the root mean square
  std::vector<RiverSpace> spaces;
};

/// The rivers in the lines of one paragraph (lines of any role but Body are passed over). Spaces of
/// successive lines belong together if they overlap by half of the narrower; what no eye follows, because the
/// spaces are of ordinary width, is a river only if it is five lines long.
[[nodiscard]] std::vector<River> rivers(std::span<const Line> lines);

/// A river on its page.
struct PlacedRiver {
  std::size_t page = 0;
  Place place;  ///< of the paragraph, in the author's file
  River river;  ///< its lines are counted on the page
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
