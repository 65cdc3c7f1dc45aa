// output: how dark the edges of letters are.
#pragma once

#include <array>
#include <cstdint>

#include "galley/base/geometry.h"
#include "png/light.h"

namespace galley::output {

/// The part of a pixel that a glyph covers with ink, for FreeType's number of what lies inside its outline.
///
/// If that part were the area alone, small dark letters would look thinner than in print and in PDF viewers,
/// which blend codes of sRGB. So what a dark glyph leaves uncovered is squared: the edges of its stems get
/// darker, and what is wholly inside or outside stays as it is. Light letters get their area.
class Contrast {
 public:
  explicit Contrast(Colour colour);
  [[nodiscard]] Level operator()(std::uint8_t inside) const { return parts_[inside]; }

 private:
  std::array<Level, 256> parts_;
};

}  // namespace galley::output
