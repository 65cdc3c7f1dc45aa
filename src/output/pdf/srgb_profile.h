// output: sRGB as an ICC profile, made of the numbers of its standard.
#pragma once

#include <string>

namespace galley::output {

/// A version 4 display profile (ISO 15076-1) of IEC 61966-2-1: its primaries, adapted to D50 as ICC demands,
/// and its curve as a formula. The bytes are always the same.
[[nodiscard]] std::string srgb_profile();

}  // namespace galley::output
