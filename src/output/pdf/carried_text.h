// output: words that hyphenation has parted, as readers of text are to find them: whole, at the end of the
// line on which they begin. Pages go in; for each line comes out what it says for later lines, and which of
// its glyphs an earlier line says.
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
  /// The rest of the word that is parted at the end of this line. The hyphen says it. Empty: there is none.
  std::u16string rest;
  /// What begins this line and is said by an earlier one, with the space after it: all glyphs of so many
  /// runs, and so many glyphs of the run after them.
  std::size_t said_runs = 0;
  std::uint32_t said_glyphs = 0;
};

/// The stretch of its run's text that a glyph stands for; empty also where the run has no such text.
[[nodiscard]] std::string_view stretch_of(const GlyphRun& run, const PlacedGlyph& glyph);

/// The lines of all pages that go on with one another, in order.
[[nodiscard]] std::vector<const Line*> flowing_lines(const Pages& pages);

/// Is this the glyph of a hyphen that a line end has added?
[[nodiscard]] bool is_added_hyphen(const GlyphRun& run, const PlacedGlyph& glyph);

class CarriedText {
 public:
  explicit CarriedText(const Pages& pages);
  /// Nothing of a line that has no part of a parted word.
  [[nodiscard]] const Carried* of(const Line& line) const;

 private:
  std::unordered_map<const Line*, Carried> carried_;
};

}  // namespace galley::output
