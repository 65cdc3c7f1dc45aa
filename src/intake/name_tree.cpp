// intake: the name trees of a PDF (see name_tree.h).
#include "galley/intake/name_tree.h"

#include <cstddef>
#include <set>
#include <vector>

#include "galley/base/limits.h"

namespace galley::intake {

std::map<std::string, QPDFObjectHandle> values_of_name_tree(const QPDFObjectHandle& root) {
  std::map<std::string, QPDFObjectHandle> values;
  std::set<QPDFObjGen> seen;
  std::vector<QPDFObjectHandle> nodes{root};
  std::size_t budget = limits.name_tree_nodes;
  while (!nodes.empty() && budget > 0) {
    QPDFObjectHandle node = nodes.back();
    nodes.pop_back();
    --budget;
    if (!node.isDictionary()) continue;
    if (node.isIndirect() && !seen.insert(node.getObjGen()).second) continue;
    QPDFObjectHandle names = node.getKey("/Names");
    const int count = names.isArray() ? names.getArrayNItems() : 0;
    for (int i = 0; i + 1 < count && budget > 0; i += 2, --budget) {
      QPDFObjectHandle key = names.getArrayItem(i);
      if (key.isString()) values.try_emplace(key.getUTF8Value(), names.getArrayItem(i + 1));
    }
    QPDFObjectHandle kids = node.getKey("/Kids");
    const int kid_count = kids.isArray() ? kids.getArrayNItems() : 0;
    for (int i = kid_count; i-- > 0 && nodes.size() < budget;) nodes.push_back(kids.getArrayItem(i));
  }
  return values;
}

}  // namespace galley::intake
