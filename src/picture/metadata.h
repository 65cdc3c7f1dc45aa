// picture: the little of a file's metadata that counts on the page: how the picture is turned, and what its
// colours mean.
#pragma once

#include <string>
#include <string_view>

#include "galley/picture/picture.h"

namespace galley::picture {

/// The orientation that EXIF data (from their TIFF header on) give, 1 to 8; 1 if they give none.
[[nodiscard]] int orientation_of(std::string_view exif);

/// Why a PDF cannot have an ICC profile for pictures of `colour`; empty if it can. Header and tag table are
/// looked at (ICC.1:2010, 7.2 and 7.3; what ISO 19005-2, 6.2.4.2 asks of one).
[[nodiscard]] std::string fault_of_profile(std::string_view profile, PictureColour colour);

}  // namespace galley::picture
