// output: light. 65535 is that of white paper. Light from two places adds up; codes of sRGB do not.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "galley/base/geometry.h"

namespace galley::output {

/// A part of the whole, or an amount of light.
using Level = std::uint16_t;
inline constexpr std::uint32_t full = 65535;

/// Red, green and blue light.
using Light = std::array<Level, 3>;

/// The product of two parts, rounded to nearest.
[[nodiscard]] inline Level part_of(std::uint32_t a, std::uint32_t b) {
  return static_cast<Level>((a * b + full / 2) / full);
}

/// What is seen where a part of `below` is covered with `above`.
[[nodiscard]] inline Level covered(std::uint32_t below, std::uint32_t above, std::uint32_t part) {
  return static_cast<Level>((below * (full - part) + above * part + full / 2) / full);
}

/// The light of a code of sRGB (IEC 61966-2-1), 0 to 1 both.
[[nodiscard]] double light_of_code(double code);

/// The light of a colour.
[[nodiscard]] Light light_of(Colour colour);

/// Codes of sRGB for all levels of light.
class LightToCodes {
 public:
  LightToCodes();
  [[nodiscard]] std::uint8_t operator()(Level light) const { return codes_[light]; }

 private:
  std::vector<std::uint8_t> codes_;
};

/// Light for all codes of sRGB of 16 bits.
class CodesToLight {
 public:
  CodesToLight();
  [[nodiscard]] Level operator()(std::uint16_t code) const { return levels_[code]; }

 private:
  std::vector<Level> levels_;
};

}  // namespace galley::output
