// output: the fonts of a PDF (ISO 32000-1, 9.6–9.10). Pages go in; embedded subsets come out, and for each
// glyph what the content streams must know of it.
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

/// How a glyph of a subset is shown and what it says.
struct FontGlyph {
  int width = 0;  ///< as /W has it, in thousandths of an em
  /// The first meaning of nearly every glyph: one character, which needs no explaining. Else 0.
  char16_t plain = 0;
  /// What it stands for: the font dictionary `n` of the face says `meanings[n]` in its ToUnicode. The first
  /// is the commonest. None: it is never shown itself.
  std::vector<std::u16string> meanings;
};

/// A subset of a face as a file has it, with all that its objects say but their references to one another. A
/// glyph may stand for several things (a small capital for “a” and “A”), so there are as many font
/// dictionaries as any of the glyphs has meanings; they share the program.
struct ReadyFont {
  std::shared_ptr<const font::Face> face;
  std::vector<std::uint16_t> codes;  ///< by glyph id of the face: its two bytes in a string, the CID; 0: none
  std::vector<FontGlyph> glyphs;     ///< by code
  std::size_t first_composite = 0;   ///< the code of the face's first composite; the others follow
  bool cff = false;
  std::shared_ptr<const PackedStream> program;
  std::string program_entries, descriptor, descendant, dictionary;
  std::vector<std::shared_ptr<const PackedStream>> to_unicode;  ///< one a font dictionary

  /// 0 for a glyph that is not shown.
  [[nodiscard]] std::uint16_t code(std::uint32_t glyph) const {
    return glyph < codes.size() ? codes[glyph] : std::uint16_t{0};
  }
  [[nodiscard]] std::uint16_t composite_code(std::size_t composite) const {
    const std::size_t code = first_composite + composite;
    return code < glyphs.size() ? static_cast<std::uint16_t>(code) : std::uint16_t{0};
  }
};

/// A font of a file; the resource names of its dictionaries are F`number` and those after.
struct EmbeddedFont {
  std::shared_ptr<const ReadyFont> ready;
  std::size_t number = 0;
};

/// The fonts in the order of their first use.
using EmbeddedFonts = std::vector<EmbeddedFont>;

/// The index of a run's face, or nothing if the run has no face or no glyphs.
[[nodiscard]] std::optional<std::size_t> font_of(const EmbeddedFonts& fonts, const GlyphRun& run);

/// Embeds a subset of each face that is used and adds it to `resources` as a Font. A subset of the same
/// glyphs with the same meanings is made once a session. Errors: Face::subset's.
[[nodiscard]] std::expected<EmbeddedFonts, Diagnostic> embed_fonts(PdfFile& file, const Pages& pages,
                                                                   const DocumentClusters& clusters,
                                                                   Dictionary resources);

}  // namespace galley::output
