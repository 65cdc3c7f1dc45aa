// font: the outline of a glyph, for those who draw it.
#pragma once

#include <cstdint>
#include <vector>

namespace galley::font {

/// Closed contours in font units; y grows upwards. What is inside has a winding number other than 0.
struct GlyphOutline {
  enum class Kind : std::uint8_t {
    On,         ///< on the contour
    Quadratic,  ///< controls a quadratic curve
    Cubic,      ///< one of the two that control a cubic curve
  };
  struct Point {
    float x = 0, y = 0;
    Kind kind = Kind::On;
  };
  std::vector<Point> points;
  std::vector<std::size_t> ends;  ///< for each contour: where it ends among the points
};

}  // namespace galley::font
