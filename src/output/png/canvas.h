// output: some rows of a page while they are drawn, as light.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "png/light.h"

namespace galley::output {

/// Places on the page, in 1/65536 pixel from its top left. Integers, so that bytes depend on no compiler.
using PixelPart = std::int64_t;
inline constexpr PixelPart pixel = 65536;

/// A rectangle of the page.
struct PixelRect {
  PixelPart left = 0, top = 0, right = 0, bottom = 0;
};

/// How much of the pixel that begins at `index` lies between two places, 0 to `full`.
[[nodiscard]] Level coverage(std::int64_t index, PixelPart begin, PixelPart end);

/// Rows of pixels across a page, white at first.
class Canvas {
 public:
  /// `channels` is 3, or 1 if all colours are grey.
  Canvas(std::int64_t width, std::int64_t top, std::int64_t height, int channels);

  [[nodiscard]] std::int64_t width() const { return width_; }
  [[nodiscard]] std::int64_t top() const { return top_; }
  [[nodiscard]] std::int64_t bottom() const { return top_ + height_; }
  [[nodiscard]] int channels() const { return channels_; }

  /// Covers `part` of the pixels from `x` up to `end` in a row of the page. They are inside the canvas.
  void cover(std::int64_t x, std::int64_t end, std::int64_t y, const Light& light, std::uint32_t part);
  /// Covers each pixel that a rectangle touches by as much as lies inside it.
  void fill(const PixelRect& rect, const Light& light);
  /// Lays light over a pixel, and takes as much away as is opaque.
  void lay(std::int64_t x, std::int64_t y, const Light& light, std::uint32_t opaque);

  /// The light of a pixel; of a grey canvas in the first place.
  [[nodiscard]] Light light(std::int64_t x, std::int64_t y) const;

  /// A row of the page, as codes of sRGB.
  void write(std::int64_t y, const LightToCodes& codes, std::span<std::uint8_t> out) const;

 private:
  [[nodiscard]] std::size_t at(std::int64_t x, std::int64_t y) const {
    return static_cast<std::size_t>(((y - top_) * width_ + x) * channels_);
  }

  std::int64_t width_;
  std::int64_t top_;
  std::int64_t height_;
  int channels_;
  std::vector<Level> light_;
};

}  // namespace galley::output
