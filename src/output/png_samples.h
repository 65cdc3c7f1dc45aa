// output: a picture's samples as a PNG file.
#pragma once

#include <string>

#include "galley/picture/picture.h"

namespace galley::output {

/// An EXIF block that says how a picture is turned, and nothing else.
[[nodiscard]] std::string exif_of_orientation(int orientation);

/// Whether a PNG says how the picture is to be turned.
enum class Turning { Said, Unsaid };

/// A PNG of a picture that is stored as samples, as it is stored: not turned. Throws std::bad_alloc.
[[nodiscard]] std::string png_of_samples(const Picture& picture, Turning turning);

}  // namespace galley::output
