// typeset: joins documents (see joined.h). What numbers nodes, links and pages of a part is moved behind the
// parts before it.
#include "galley/typeset/joined.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace galley {
namespace {

/// Moves the ids of a part.
class Shift {
 public:
  /// Behind all that is in `before`.
  explicit Shift(const Pages& before)
      : nodes_(before.structure.nodes.size()),
        links_(before.links.size()),
        pages_(before.pages.size()),
        flows_(before.flows) {}

  void move(Page& page) const {
    for (Line& line : page.lines) {
      move(line.block);
      line.flow += flows_;
      for (GlyphRun& run : line.runs) {
        move(run.node);
        move(run.link);
      }
    }
    for (PlacedPicture& picture : page.pictures) move(picture.node);
    for (LinkArea& area : page.link_areas) move(area.link);
  }
  void move(StructureNode& node) const { move(node.parent); }
  void move(LinkTarget& link) const {
    move(link.destination);
    move(link.node);
  }
  void move(Destination& destination) const {
    move(destination.node);
    destination.page += pages_;
  }
  void move(PageChoice& choice) const { choice.page += pages_; }
  void move(OutlineEntry& entry) const {
    move(entry.node);
    ++entry.level;
  }

 private:
  void move(NodeId& node) const {
    if (node != no_node) node = node + nodes_;
  }
  void move(LinkId& link) const {
    if (link >= 0) link = static_cast<std::size_t>(link) + links_;
  }

  std::size_t nodes_, links_, pages_, flows_;
};

/// Moves the elements of a list, and appends them to another.
template <typename Element>
void append(std::vector<Element>& all, std::vector<Element>& part, const Shift& shift) {
  for (Element& element : part) shift.move(element);
  std::ranges::move(part, std::back_inserter(all));
}

}  // namespace

Pages joined(std::vector<Pages> parts, DocumentInfo info) {
  Pages whole;
  whole.flows = 0;
  whole.structure.add(StructureRole::Document, no_node);
  whole.structure.nodes[document_node].language = info.language;
  for (Pages& part : parts) {
    const Shift shift(whole);
    const NodeId root = whole.structure.nodes.size();
    whole.outline.push_back({part.info.title, root, 0});
    whole.destinations.push_back({root, whole.pages.size(), {}});
    append(whole.structure.nodes, part.structure.nodes, shift);
    append(whole.links, part.links, shift);
    append(whole.destinations, part.destinations, shift);
    append(whole.outline, part.outline, shift);
    append(whole.choices, part.choices, shift);
    std::ranges::move(part.lengths, std::back_inserter(whole.lengths));
    append(whole.pages, part.pages, shift);
    whole.flows += part.flows;
    StructureNode& node = whole.structure.nodes[root];
    node.role = StructureRole::Part;
    node.parent = document_node;
    if (node.language == info.language) node.language.clear();
  }
  whole.info = std::move(info);
  return whole;
}

}  // namespace galley
