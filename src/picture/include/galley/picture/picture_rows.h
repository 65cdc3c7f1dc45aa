// picture: the pixels of a picture, for those who draw it.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "galley/picture/picture.h"

namespace galley::picture {

/// Gives a picture's pixels row by row, as they are stored, before it is turned. The picture outlives it.
class PictureRows {
 public:
  /// Decodes a JPEG, which takes a byte for each component. Throws std::bad_alloc.
  explicit PictureRows(const Picture& picture);

  /// The components of a pixel: those of the colour, also where there is a palette.
  [[nodiscard]] int components() const { return components_of(picture_.colour); }

  /// Fills `out` with pixels of row `y` from pixel `first` on: 16 bits for each component, those of a pixel
  /// together. 65535 is light, or full ink.
  void read(std::uint32_t y, std::uint32_t first, std::span<std::uint16_t> out) const;

  /// The same of alpha; 65535 is opaque.
  void read_alpha(std::uint32_t y, std::uint32_t first, std::span<std::uint16_t> out) const;

 private:
  const Picture& picture_;
  std::string decoded_;  ///< of a JPEG
};

}  // namespace galley::picture
