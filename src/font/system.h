// font: what is installed on the machine, as fontconfig tells it.
#pragma once

#include <string>
#include <vector>

#include "match.h"

namespace galley::font {

/// A face that fontconfig knows: a scalable TrueType or OpenType one.
struct SystemFace {
  std::vector<std::string> families;
  std::string file;
  unsigned index = 0;
  Cut cut;
};

/// All such faces by fontconfig's own configuration, sorted by file and index.
[[nodiscard]] std::vector<SystemFace> system_faces();

}  // namespace galley::font
