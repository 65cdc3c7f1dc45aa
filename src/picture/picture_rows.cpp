// picture: samples of any depth as 16 bits (see picture_rows.h).
#include "galley/picture/picture_rows.h"

#include <algorithm>
#include <cstddef>
#include <new>
#include <string_view>

#include "bytes.h"
#include "formats.h"

namespace galley::picture {
namespace {

/// Packed samples in rows, each of which begins with a byte.
struct Plane {
  std::string_view bytes;
  int bits = 8;
  std::size_t samples_in_row = 0;

  [[nodiscard]] std::uint32_t sample(std::size_t row, std::size_t index) const {
    const auto depth = static_cast<std::size_t>(bits);
    const std::size_t begin = row * ((samples_in_row * depth + 7) / 8);
    if (bits == 16) return big16(bytes, begin + 2 * index);
    const std::uint32_t byte = byte_at(bytes, begin + index * depth / 8);
    return byte >> (8 - depth - index * depth % 8) & ((1U << depth) - 1);
  }

  /// The sample on a scale that ends at 65535.
  [[nodiscard]] std::uint16_t level(std::size_t row, std::size_t index) const {
    return static_cast<std::uint16_t>(sample(row, index) *
                                      (65535U / ((1U << static_cast<unsigned>(bits)) - 1)));
  }
};

}  // namespace

PictureRows::PictureRows(const Picture& picture) : picture_(picture) {
  if (picture.coding != Picture::Coding::Jpeg) return;
  auto pixels = pixels_of_jpeg(picture);
  // `read` has decoded it before, so that nothing else can be wrong.
  if (!pixels) throw std::bad_alloc();
  decoded_ = *std::move(pixels);
}

void PictureRows::read(std::uint32_t y, std::uint32_t first, std::span<std::uint16_t> out) const {
  const auto count = static_cast<std::size_t>(components());
  const bool is_jpeg = picture_.coding == Picture::Coding::Jpeg;
  const std::size_t stored = picture_.palette.empty() ? count : 1;
  const Plane plane{is_jpeg ? std::string_view(decoded_) : std::string_view(picture_.data), picture_.bits,
                    picture_.width * stored};
  if (picture_.palette.empty()) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = plane.level(y, first * count + i);
  } else {
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::size_t index = plane.sample(y, first + i / count);
      out[i] = static_cast<std::uint16_t>(byte_at(picture_.palette, index * count + i % count) * 257);
    }
  }
  if (picture_.inverted)
    for (std::uint16_t& level : out) level = static_cast<std::uint16_t>(65535 - level);
}

void PictureRows::read_alpha(std::uint32_t y, std::uint32_t first, std::span<std::uint16_t> out) const {
  if (picture_.alpha.empty()) return (void)std::ranges::fill(out, std::uint16_t{65535});
  const Plane plane{picture_.alpha, picture_.alpha_bits, picture_.width};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = plane.level(y, first + i);
}

}  // namespace galley::picture
