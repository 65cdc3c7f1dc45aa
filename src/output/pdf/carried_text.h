// output: words that hyphenation has parted. A reader of text finds them whole, at the end of the line on
// which they begin. Pages go in. For each line comes out which text of later lines it reads out, and which of
// its own glyphs an earlier line reads out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "galley/pages/pages.h"

namespace galley::output {

/// What hyphenation has carried from line to line.
struct Carried {
  /// The rest of the word that is parted at the end of this line. The hyphen reads as it. Empty: there is
  /// none.
  std::u16string rest;
  /// The beginning of this line that an earlier line reads out, with the space after it: all glyphs of so
  /// many runs, and so many glyphs of the next run.
  std::size_t said_runs = 0;
  std::uint32_t said_glyphs = 0;
};

/// The stretch of its run's text that a glyph stands for. Empty if the run has no such text.
[[nodiscard]] std::string_view stretch_of(const GlyphRun& run, const PlacedGlyph& glyph);

/// The body lines of all pages, in order.
[[nodiscard]] std::vector<const Line*> flowing_lines(const Pages& pages);

/// True if hyphenation has added this glyph, a hyphen.
[[nodiscard]] bool is_added_hyphen(const GlyphRun& run, const PlacedGlyph& glyph);

class CarriedText {
 public:
  explicit CarriedText(const Pages& pages);
  /// Null if the line has no part of a parted word.
  [[nodiscard]] const Carried* of(const Line& line) const;

 private:
  std::unordered_map<const Line*, Carried> carried_;
};

}  // namespace galley::output
