// output: the parts for one colour (see contrast.h).
#include "png/contrast.h"

#include <cmath>
#include <cstddef>

namespace galley::output {

Contrast::Contrast(Colour colour) : parts_{} {
  const double lightness = (0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue) / 255;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    // FreeType rounds 256 parts of a pixel down, and makes 255 of all of them.
    const double area = i + 1 < parts_.size() ? (static_cast<double>(i) + 0.5) / 256 : 1;
    parts_[i] = static_cast<Level>(std::lround(full * (area + (1 - area) * area * (1 - lightness))));
  }
}

}  // namespace galley::output
