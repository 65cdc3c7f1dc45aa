// output: a picture inside a web page.
#pragma once

#include <string>

#include "galley/picture/picture.h"

namespace galley::output {

/// The picture as a data URI: a JPEG as it is coded, samples as a PNG. Browsers turn it as its orientation
/// says.
[[nodiscard]] std::string picture_uri(const Picture& picture);

}  // namespace galley::output
