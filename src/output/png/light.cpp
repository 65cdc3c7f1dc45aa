// output: sRGB's curve (see light.h).
#include "png/light.h"

#include <cmath>
#include <cstddef>

namespace galley::output {
namespace {

Level level_of(double code) { return static_cast<Level>(std::lround(light_of_code(code) * full)); }

}  // namespace

double light_of_code(double code) {
  return code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
}

Light light_of(Colour colour) {
  return {level_of(colour.red / 255.0), level_of(colour.green / 255.0), level_of(colour.blue / 255.0)};
}

LightToCodes::LightToCodes() : codes_(full + 1) {
  std::size_t light = 0;
  for (int code = 0; code < 256; ++code) {
    // The next code begins halfway to it.
    const std::size_t end = code == 255 ? codes_.size() : level_of((code + 0.5) / 255.0) + std::size_t{1};
    for (; light < end; ++light) codes_[light] = static_cast<std::uint8_t>(code);
  }
}

CodesToLight::CodesToLight() : levels_(full + 1) {
  for (std::size_t code = 0; code < levels_.size(); ++code)
    levels_[code] = level_of(static_cast<double>(code) / full);
}

}  // namespace galley::output
