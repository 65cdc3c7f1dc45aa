// output: destinations (see destinations.h).
#include "pdf/destinations.h"

#include <algorithm>

#include "pdf/syntax.h"

namespace galley::output {

Destinations::Destinations(const Pages& pages, const std::vector<Dictionary>& page_dictionaries)
    : pages_(pages), page_dictionaries_(page_dictionaries) {
  for (const Destination& destination : pages.destinations) {
    if (destination.node == no_node || destination.page >= page_dictionaries.size()) continue;
    by_node_.try_emplace(destination.node, &destination);
  }
}

void Destinations::add_to(Dictionary dictionary, NodeId node) const {
  const auto found = by_node_.find(node);
  if (found == by_node_.end()) return;
  const Destination& destination = *found->second;
  const std::int64_t height = coordinate(pages_.pages[destination.page].size.height);
  // Rounded up to whole points, so that the window shows all of the target.
  const std::int64_t left = std::max<std::int64_t>(0, coordinate(destination.point.x) / 1000);
  const std::int64_t top = (height - coordinate(destination.point.y) + 999) / 1000;
  dictionary.array("Dest")
      .refer(page_dictionaries_[destination.page])
      .name("XYZ")
      .number(left)
      .number(top)
      .null();
}

}  // namespace galley::output
