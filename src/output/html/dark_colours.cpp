// output: colours on a dark page (see dark_colours.h). In whole numbers, so that no compiler gives others.
#include "html/dark_colours.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace galley::output {
namespace {

constexpr std::int64_t unit = 1'000'000;

/// The light of a channel, in millionths: a polynomial near sRGB's curve.
constexpr std::int64_t light_of(std::int64_t channel) {
  return channel * (channel * (channel * 305'306 + 682'171 * 255) + 12'523 * 255 * 255) / (255 * 255 * 255);
}

/// WCAG's relative luminance with what it adds for the light of a room, in millionths.
constexpr std::int64_t luminance_of(const Colour& colour) {
  return (2126 * light_of(colour.red) + 7152 * light_of(colour.green) + 722 * light_of(colour.blue)) /
             10'000 +
         unit / 20;
}

/// A contrast of 4.5 in thousandths, and a little for the polynomial's error.
constexpr std::int64_t least_contrast = 4'700;

/// The contrast of two luminances in thousandths.
constexpr std::int64_t contrast_of(std::int64_t lighter, std::int64_t darker) {
  return lighter * 1000 / darker;
}

constexpr Colour mixed(const Colour& from, const Colour& to, int part) {
  const auto mixed = [part](int a, int b) { return static_cast<std::uint8_t>(a + (b - a) * part / 255); };
  return {mixed(from.red, to.red), mixed(from.green, to.green), mixed(from.blue, to.blue)};
}

constexpr Colour white{255, 255, 255};

/// A colour of the same hue, as light as it can be, half way to white.
constexpr Colour pastel(const Colour& colour) {
  const int brightest = std::max({colour.red, colour.green, colour.blue, std::uint8_t{1}});
  const auto bright = [brightest](int channel) {
    return static_cast<std::uint8_t>(channel * 255 / brightest);
  };
  if (colour == Colour{}) return white;
  return mixed({bright(colour.red), bright(colour.green), bright(colour.blue)}, white, 128);
}

}  // namespace

Colour on_dark(const Colour& colour, Use use) {
  const std::int64_t on_white = contrast_of(unit + unit / 20, luminance_of(colour));
  std::int64_t wanted = least_contrast + (on_white - least_contrast) / 2;
  if (on_white < least_contrast) wanted = use == Use::Text ? least_contrast : on_white;
  constexpr std::int64_t background = luminance_of(dark_background);
  const Colour light = pastel(colour);
  for (const auto& [from, to] : {std::pair(colour, light), std::pair(light, white)})
    for (int part = 0; part < 255; ++part)
      if (const Colour lighter = mixed(from, to, part);
          contrast_of(luminance_of(lighter), background) >= wanted)
        return lighter;
  return white;
}

}  // namespace galley::output
