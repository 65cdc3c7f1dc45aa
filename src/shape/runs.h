// shape: a paragraph in stretches that are shaped in one piece. In: its text, the looks of its spans, its
// scripts and directions. Out: runs.
#pragma once

#include <string>
#include <vector>

#include "words.h"

namespace galley::shape {

/// Letters of one look, or one space, with their word once they are shaped.
struct Run {
  std::uint32_t begin = 0;  ///< in the paragraph
  std::uint32_t end = 0;
  Look look;
  Beside beside;
  std::shared_ptr<const Word> word;
  bool space = false;
  bool plain_space = false;  ///< set with the font's space glyph
  bool bound = false;        ///< a space at which no line ends
  std::uint8_t level = 0;    ///< embedding level (UAX #9)
};

/// The characters of a paragraph in runs, in logical order: what differs in look, script or direction, and
/// each space, apart. `looks` are the spans'.
[[nodiscard]] std::vector<Run> runs_of(const std::string& text, const std::vector<Span>& spans,
                                       const std::vector<Look>& looks,
                                       const std::vector<text::ItemRun>& items);

}  // namespace galley::shape
