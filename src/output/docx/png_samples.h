// output: a picture's samples as a PNG file.
#pragma once

#include <string>

#include "galley/picture/picture.h"

namespace galley::output::docx {

/// A PNG of a picture that is stored as samples, as it is stored: not turned. Throws std::bad_alloc.
[[nodiscard]] std::string png_of_samples(const Picture& picture);

}  // namespace galley::output::docx
