// output: colours on a dark page.
#pragma once

#include "galley/base/geometry.h"

namespace galley::output {

inline constexpr Colour dark_background{0x1B, 0x1C, 0x1E};

/// What has a colour: text has to be read, lines need not.
enum class Use { Text, Line };

/// The colour that stands on the dark background for one on white: as much lighter as it needs to be. Text
/// keeps half of the contrast beyond 4.5 (WCAG 2, 1.4.3) that it had on white.
[[nodiscard]] Colour on_dark(const Colour& colour, Use use);

}  // namespace galley::output
