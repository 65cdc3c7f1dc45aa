// output: the fonts of a PDF (ISO 32000-1, 9.6–9.10). Pages go in. Embedded subsets come out, with what
// content streams must know of each glyph.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "galley/pages/pages.h"
#include "pdf/clusters.h"
#include "pdf/objects.h"

namespace galley::output {

/// How a glyph of a subset is shown and what it reads as.
struct FontGlyph {
  int width = 0;  ///< in thousandths of an em, as in /W
  /// The first meaning, if it is one character that needs no ActualText, as of nearly every glyph. Else 0.
  char16_t plain = 0;
  /// What it stands for. The ToUnicode of the face's font dictionary `n` tells `meanings[n]`. The first is
  /// the most common. A glyph without a meaning is only a part of others.
  std::vector<std::u16string> meanings;
};

/// A subset of a face, ready for a file: all that its objects hold, except references.
///
/// A glyph may stand for several things: a small capital for “a” and for “A”. So the face has as many font
/// dictionaries as the glyph with the most meanings needs. They share the program.
struct ReadyFont {
  std::shared_ptr<const font::Face> face;
  std::vector<std::uint16_t> codes;  ///< by the face's glyph id: the CID, two bytes of a string; 0: none
  std::vector<FontGlyph> glyphs;     ///< by code
  std::size_t first_composite = 0;   ///< the code of the face's first composite; the others follow
  bool cff = false;
  std::shared_ptr<const PackedStream> program;
  std::string program_entries, descriptor, descendant, dictionary;
  std::vector<std::shared_ptr<const PackedStream>> to_unicode;  ///< one for each font dictionary

  /// 0 for a glyph that is not shown.
  [[nodiscard]] std::uint16_t code(std::uint32_t glyph) const {
    return glyph < codes.size() ? codes[glyph] : std::uint16_t{0};
  }
  [[nodiscard]] std::uint16_t composite_code(std::size_t composite) const {
    const std::size_t code = first_composite + composite;
    return code < glyphs.size() ? static_cast<std::uint16_t>(code) : std::uint16_t{0};
  }
};

/// A font of a file. The resource names of its dictionaries are F`number` and the numbers after it.
struct EmbeddedFont {
  std::shared_ptr<const ReadyFont> ready;
  std::size_t number = 0;
};

/// The fonts in the order of their first use.
using EmbeddedFonts = std::vector<EmbeddedFont>;

/// The index of a run's face, or nothing if the run has no face or no glyphs.
[[nodiscard]] std::optional<std::size_t> font_of(const EmbeddedFonts& fonts, const GlyphRun& run);

/// Embeds a subset of each face that is used and adds it to `resources` as a Font. A session makes a subset
/// of the same glyphs with the same meanings once. Errors: those of Face::subset.
[[nodiscard]] std::expected<EmbeddedFonts, Diagnostic> embed_fonts(PdfFile& file, const Pages& pages,
                                                                   const DocumentClusters& clusters,
                                                                   Dictionary resources);

}  // namespace galley::output
