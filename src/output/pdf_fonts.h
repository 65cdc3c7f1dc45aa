// output: the fonts of a PDF (ISO 32000-1, 9.6–9.10). Pages go in; embedded subsets come out, and for each
// glyph what the content streams must know of it.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "galley/pages/pages.h"
#include "haru.h"
#include "pdf_clusters.h"

namespace galley::output {

/// How a glyph of a face is shown and what it says.
struct FontGlyph {
  bool embedded = false;
  std::uint16_t code = 0;  ///< its two bytes in a string: the CID
  int width = 0;           ///< as /W has it, in thousandths of an em
  /// What it stands for: the font dictionary `n` of the face says `meanings[n]` in its ToUnicode. The first
  /// is the commonest.
  std::vector<std::u16string> meanings;
};

/// A face. A glyph may stand for several things (a small capital for “a” and “A”), so it has as many font
/// dictionaries as any of its glyphs has meanings; they share the program.
struct EmbeddedFont {
  std::shared_ptr<const font::Face> face;
  std::vector<FontGlyph> glyphs;  ///< by glyph id of the face
  std::size_t number = 0;         ///< the resource names of its dictionaries are F`number` and those after
};

/// The fonts in the order of their first use.
using EmbeddedFonts = std::vector<EmbeddedFont>;

/// The index of a run's face, or nothing if the run has no face or no glyphs.
[[nodiscard]] std::optional<std::size_t> font_of(const EmbeddedFonts& fonts, const GlyphRun& run);

/// Embeds a subset of each face that is used and adds it to `resources` as a Font. Errors: Face::subset's.
[[nodiscard]] std::expected<EmbeddedFonts, Diagnostic> embed_fonts(Haru& haru, const Pages& pages,
                                                                   const DocumentClusters& clusters,
                                                                   Dict resources);

}  // namespace galley::output
