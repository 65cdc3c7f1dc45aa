// output: the level of a heading, for every format that has headings.
#pragma once

#include "galley/base/structure.h"

namespace galley::output {

/// From 1; 0 of anything else.
[[nodiscard]] constexpr int heading_level(StructureRole role) {
  const int level = static_cast<int>(role) - static_cast<int>(StructureRole::Heading1) + 1;
  return role >= StructureRole::Heading1 && role <= StructureRole::Heading5 ? level : 0;
}

}  // namespace galley::output
