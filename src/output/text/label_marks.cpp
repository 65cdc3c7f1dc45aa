// output: what the label of a block is (see label_marks.h).
#include "text/label_marks.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "galley/base/utf8.h"

namespace galley::output {

bool is_bullet_mark(std::string_view label) {
  for (std::size_t offset = 0; offset < label.size();) {
    const auto [code_point, next] = utf8::decode(label, offset);
    offset = next;
    if (u_isalnum(static_cast<UChar32>(code_point)) != 0) return false;
  }
  return true;
}

std::size_t depth_in_lists(const Structure& structure, NodeId node) {
  std::size_t depth = 0;
  while (node < structure.nodes.size()) {
    const StructureNode& here = structure.nodes[node];
    if (here.role == StructureRole::ListItem) ++depth;
    if (here.parent >= node) break;  // parents come first
    node = here.parent;
  }
  return depth;
}

}  // namespace galley::output
