// output: what the label of a block is, in text without a page.
#pragma once

#include <cstddef>
#include <string_view>

#include "galley/base/structure.h"

namespace galley::output {

/// Is the label of a list's item a bullet? Others are numbers: “3.”, “[T1]”.
[[nodiscard]] bool is_bullet_mark(std::string_view label);

/// The number of list items that a node is in.
[[nodiscard]] std::size_t depth_in_lists(const Structure& structure, NodeId node);

}  // namespace galley::output
