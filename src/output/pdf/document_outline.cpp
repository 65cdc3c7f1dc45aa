// output: the document outline (see document_outline.h): a tree of linked dictionaries.
#include "pdf/document_outline.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "pdf/syntax.h"

namespace galley::output {

namespace {

/// An outline item, or the outline itself, while its children are being added.
struct Item {
  explicit Item(Dictionary dictionary) : dict(dictionary) {}
  Dictionary dict;
  std::optional<Dictionary> last_child;
  int descendants = 0;
};

void close(Item& item) {
  if (!item.last_child) return;
  item.dict.refer("Last", *item.last_child).number("Count", item.descendants);
}

void add_child(Item& parent, Dictionary child) {
  child.refer("Parent", parent.dict);
  if (parent.last_child) {
    child.refer("Prev", *parent.last_child);
    parent.last_child->refer("Next", child);
  } else {
    parent.dict.refer("First", child);
  }
  parent.last_child = child;
}

}  // namespace

void add_outline(PdfFile& file, const Pages& pages, const Destinations& destinations) {
  if (pages.outline.empty()) return;
  Dictionary root = file.indirect();
  root.name("Type", "Outlines");
  file.catalogue().refer("Outlines", root);

  std::vector<Item> open{Item(root)};  // the way down from the root to the last item
  for (const OutlineEntry& entry : pages.outline) {
    const auto depth = static_cast<std::size_t>(std::max(0, entry.level)) + 1;
    for (; open.size() > depth; open.pop_back()) close(open.back());
    Dictionary item = file.indirect();
    item.text("Title", first_part(entry.title));  // the page has the whole
    destinations.add_to(item, entry.node);
    add_child(open.back(), item);
    for (Item& ancestor : open) ++ancestor.descendants;
    open.emplace_back(item);
  }
  for (; !open.empty(); open.pop_back()) close(open.back());
}

}  // namespace galley::output
