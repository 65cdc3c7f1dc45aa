// output: rows of a page (see canvas.h).
#include "png/canvas.h"

#include <algorithm>

namespace galley::output {

Level coverage(std::int64_t index, PixelPart begin, PixelPart end) {
  const PixelPart inside = std::min(end, (index + 1) * pixel) - std::max(begin, index * pixel);
  return static_cast<Level>(std::clamp<PixelPart>(inside, 0, full));
}

Canvas::Canvas(std::int64_t width, std::int64_t top, std::int64_t height, int channels)
    : width_(width),
      top_(top),
      height_(height),
      channels_(channels),
      light_(static_cast<std::size_t>(width * height * channels), Level{full}) {}

void Canvas::cover(std::int64_t x, std::int64_t end, std::int64_t y, const Light& light, std::uint32_t part) {
  Level* to = light_.data() + at(x, y);
  for (; x < end; ++x)
    for (std::size_t i = 0; i < static_cast<std::size_t>(channels_); ++i, ++to)
      *to = covered(*to, light[i], part);
}

void Canvas::fill(const PixelRect& rect, const Light& light) {
  // The pixels that are touched, and of these the ones that are covered from side to side.
  const std::int64_t left = std::clamp<std::int64_t>(rect.left / pixel, 0, width_);
  const std::int64_t right = std::clamp<std::int64_t>((rect.right + pixel - 1) / pixel, left, width_);
  const std::int64_t top = std::clamp(rect.top / pixel, top_, bottom());
  const std::int64_t bottom = std::clamp((rect.bottom + pixel - 1) / pixel, top, this->bottom());
  for (std::int64_t y = top; y < bottom; ++y) {
    const Level down = coverage(y, rect.top, rect.bottom);
    for (std::int64_t x = left; x < right; ++x)
      cover(x, x + 1, y, light, part_of(coverage(x, rect.left, rect.right), down));
  }
}

void Canvas::lay(std::int64_t x, std::int64_t y, const Light& light, std::uint32_t opaque) {
  Level* const to = light_.data() + at(x, y);
  for (std::size_t i = 0; i < static_cast<std::size_t>(channels_); ++i)
    to[i] = static_cast<Level>(std::min<std::uint32_t>(part_of(to[i], full - opaque) + light[i], full));
}

Light Canvas::light(std::int64_t x, std::int64_t y) const {
  Light light{};
  std::copy_n(light_.begin() + static_cast<std::ptrdiff_t>(at(x, y)), channels_, light.begin());
  return light;
}

void Canvas::write(std::int64_t y, const LightToCodes& codes, std::span<std::uint8_t> out) const {
  const Level* from = light_.data() + at(0, y);
  for (std::uint8_t& code : out) code = codes(*from++);
}

}  // namespace galley::output
