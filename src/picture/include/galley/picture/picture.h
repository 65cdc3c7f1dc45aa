// picture: a picture's file, checked through and through, as a PDF takes it: a JPEG's own coding without what
// it says of place and maker, or samples.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "galley/base/diagnostic.h"

namespace galley {

enum class PictureColour { Grey, Rgb, Cmyk };

/// A picture as it is stored: pixels in rows from the top, before it is turned.
struct Picture {
  enum class Coding { Jpeg, Samples };
  Coding coding = Coding::Samples;
  std::uint32_t width = 0, height = 0;  ///< pixels, as stored
  PictureColour colour = PictureColour::Rgb;
  int bits = 8;           ///< a component's (or an index's): 1, 2, 4, 8 or 16
  bool inverted = false;  ///< Cmyk: 0 is full ink, as Adobe's programs write it
  int orientation = 1;    ///< how it is turned (EXIF 2.3, tag 0x0112): 1 upright … 8
  std::string data;       ///< Jpeg: a whole file; Samples: rows of bytes, packed, the high byte first
  std::string palette;    ///< RGB, three bytes a colour for every index; then `data` holds indices
  std::string alpha;      ///< Samples: rows as `data` has them, one component; empty: opaque
  int alpha_bits = 8;
  std::string profile;  ///< ICC, of as many components as `colour` has; empty: sRGB, or unknown inks

  /// Does it lie on its side? Then width and height change places.
  [[nodiscard]] bool lies() const { return orientation >= 5; }
  [[nodiscard]] std::uint32_t upright_width() const { return lies() ? height : width; }
  [[nodiscard]] std::uint32_t upright_height() const { return lies() ? width : height; }
};

/// The number of components.
[[nodiscard]] constexpr int components_of(PictureColour colour) {
  return colour == PictureColour::Grey ? 1 : colour == PictureColour::Rgb ? 3 : 4;
}

}  // namespace galley

namespace galley::picture {

/// Reads a JPEG (baseline, extended or progressive; 8 bits; grey, RGB or CMYK) or a PNG, by its content. All
/// of it is decoded once, so that what is damaged or cut short is an error here and not on the page. `place`
/// is where the author names it. Errors: another format, a kind that readers of PDF do not know, damage, a
/// size beyond `Limits`. Warnings: a colour profile that is left out.
[[nodiscard]] std::expected<Picture, Diagnostic> read(std::string_view bytes, const Place& place,
                                                      Diagnostics& warnings);

}  // namespace galley::picture
