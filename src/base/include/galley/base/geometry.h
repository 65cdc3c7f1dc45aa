// base: places and colours on a page. The origin is top left and y grows downwards; only the PDF writer
// flips.
#pragma once

#include <cstdint>

#include "galley/base/length.h"

namespace galley {

struct Point {
  Length x;
  Length y;
  bool operator==(const Point&) const = default;
};

struct Size {
  Length width;
  Length height;
  bool operator==(const Size&) const = default;
};

struct Rect {
  Point origin;  ///< top left
  Size size;
  bool operator==(const Rect&) const = default;
};

/// An sRGB colour, eight bits a channel.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool operator==(const Colour&) const = default;
};

struct Margins {
  Length top, bottom, left, right;
};

}  // namespace galley
