// output: link annotations and destinations (ISO 32000-1, 12.3.2, 12.5.6.5). Areas and targets of Pages go
// in.
#include <algorithm>
#include <initializer_list>

#include "pdf_chapters.h"
#include "pdf_syntax.h"

namespace galley::output {

namespace {

std::string rectangle(const Rect& rect, const Size& page) {
  const std::int64_t left = thousandths(rect.origin.x);
  const std::int64_t top = thousandths(page.height) - thousandths(rect.origin.y);
  std::string out = "[";
  for (const std::int64_t edge :
       {left, top - thousandths(rect.size.height), left + thousandths(rect.size.width), top}) {
    if (out.size() > 1) out += ' ';
    append_decimal(out, edge);
  }
  return out + "]";
}

std::string uri_action(const std::string& uri) {
  std::string out = "/A<</S/URI/URI";
  append_literal(out, ascii_uri(uri));
  return out + ">>";
}

/// “galley: https://example.org/galley”: what is linked, and where it leads.
std::string contents_of(const LinkTarget& target) {
  if (target.description.empty()) return target.uri;
  if (target.uri.find(target.description) != std::string::npos) return target.uri;
  return target.uri.empty() ? target.description : target.description + ": " + target.uri;
}

}  // namespace

Destinations::Destinations(const Pages& pages, const std::vector<Dict>& page_dictionaries)
    : pages_(pages), page_dictionaries_(page_dictionaries) {
  for (const Destination& destination : pages.destinations) {
    if (destination.node == no_node || destination.page >= page_dictionaries.size()) continue;
    by_node_.try_emplace(destination.node, &destination);
  }
}

void Destinations::add_to(Dict dictionary, NodeId node) const {
  const auto found = by_node_.find(node);
  if (found == by_node_.end()) return;
  const Destination& destination = *found->second;
  const std::int64_t height = thousandths(pages_.pages[destination.page].size.height);
  // Whole points, outwards, so that nothing of the target is cut off.
  const std::int64_t left = std::max<std::int64_t>(0, thousandths(destination.point.x) / 1000);
  const std::int64_t top = (height - thousandths(destination.point.y) + 999) / 1000;
  dictionary.array("Dest")
      .refer(page_dictionaries_[destination.page])
      .name("XYZ")
      .number(left)
      .number(top)
      .null();
}

void add_links(Haru& haru, const Pages& pages, std::size_t number, Dict page_dictionary,
               const Destinations& destinations, StructureTree& tree) {
  const Page& page = pages.pages[number];
  std::vector<Dict> annotations;
  for (const LinkArea& area : page.link_areas) {
    if (area.link < 0 || static_cast<std::size_t>(area.link) >= pages.links.size()) continue;
    const LinkTarget& target = pages.links[static_cast<std::size_t>(area.link)];
    if (target.uri.empty() && !destinations.has(target.destination)) continue;
    Dict annotation = haru.indirect();
    annotation.entries("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect" + rectangle(area.rect, page.size));
    if (std::string contents = contents_of(target); !contents.empty()) annotation.text("Contents", contents);
    if (target.uri.empty()) {
      destinations.add_to(annotation, target.destination);
    } else {
      annotation.entries(uri_action(target.uri));
    }
    tree.add_annotation(target.node, number, annotation);
    annotations.push_back(annotation);
  }
  if (annotations.empty()) return;
  Array array = page_dictionary.array("Annots");
  for (const Dict& annotation : annotations) array.refer(annotation);
}

}  // namespace galley::output
