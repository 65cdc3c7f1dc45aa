// output: glyphs drawn on a canvas by FreeType's smooth rasteriser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "galley/base/limits.h"
#include "galley/base/memo.h"
#include "galley/pages/pages.h"
#include "png/canvas.h"

namespace galley::output {

/// A length at a resolution, in 1/65536 pixel. Too large ones are cut off.
[[nodiscard]] PixelPart pixels_of(Length length, int dpi);

/// Draws glyphs: without hints, each exactly where it stands.
class TypeDrawer {
 public:
  /// Throws std::bad_alloc.
  explicit TypeDrawer(int dpi);

  /// Draws those glyphs of a run that touch the canvas.
  void draw(const GlyphRun& run, Canvas& canvas);

 private:
  struct Key {
    const font::Face* face = nullptr;  ///< the pages keep it
    std::uint32_t glyph = 0;
    [[nodiscard]] std::size_t hash() const;
    [[nodiscard]] std::size_t memory() const { return sizeof *this; }
    bool operator==(const Key&) const = default;
  };
  struct Close {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
  };

  [[nodiscard]] std::shared_ptr<const font::GlyphOutline> outline(const font::Face& face,
                                                                  std::uint32_t glyph);

  int dpi_;
  std::unique_ptr<std::remove_pointer_t<FT_Library>, Close> library_;
  Memo<Key, const font::GlyphOutline, 1> outlines_{limits.known_outlines_bytes};
};

}  // namespace galley::output
