// output: destinations (ISO 32000-1, 12.3.2): where links and the outline lead inside the document.
#pragma once

#include <unordered_map>
#include <vector>

#include "galley/pages/pages.h"
#include "pdf/objects.h"

namespace galley::output {

/// Where each node begins. If a node has two destinations, the first counts.
class Destinations {
 public:
  Destinations(const Pages& pages, const std::vector<Dictionary>& page_dictionaries);
  /// True if the node stands on a page.
  [[nodiscard]] bool has(NodeId node) const { return by_node_.contains(node); }
  /// Adds `/Dest [page /XYZ left top null]` (12.3.2.2), if the node stands on a page.
  void add_to(Dictionary dictionary, NodeId node) const;

 private:
  const Pages& pages_;
  const std::vector<Dictionary>& page_dictionaries_;
  std::unordered_map<NodeId, const Destination*> by_node_;
};

}  // namespace galley::output
