// font: what is installed on the machine, as fontconfig tells it.
#pragma once

#include <vector>

#include "match.h"

namespace galley::font {

/// All scalable TrueType and OpenType faces that fontconfig knows by its own configuration, sorted by file
/// and index.
[[nodiscard]] std::vector<ListedFace> system_faces();

}  // namespace galley::font
