// output: link annotations (see links.h).
#include "pdf/links.h"

#include <string>

#include "ascii_uri.h"
#include "pdf/syntax.h"

namespace galley::output {

namespace {

std::string rectangle_of(const Rect& rect, const Size& page) {
  const std::int64_t left = coordinate(rect.origin.x);
  const std::int64_t top = coordinate(page.height) - coordinate(rect.origin.y);
  return rectangle(left, top - coordinate(rect.size.height), left + coordinate(rect.size.width), top);
}

std::string uri_action(const std::string& uri) {
  std::string out = "/A<</S/URI/URI";
  append_literal(out, ascii_uri(uri));
  return out + ">>";
}

/// “GitHub: galley (https://github.com/ada/galley)”, “E-mail: ada@example.org”: the kind of the link, what it
/// is called, and where it leads if that is not its name.
std::string contents_of(const LinkTarget& target) {
  const std::string& name = target.description.empty() ? target.uri : target.description;
  std::string contents = target.kind.empty() || target.kind == name ? name : target.kind + ": " + name;
  const bool says_address =
      target.uri == name || target.uri == "mailto:" + name || target.uri.starts_with("tel:");
  if (!target.uri.empty() && !says_address) contents += " (" + target.uri + ")";
  return contents;
}

}  // namespace

void add_links(PdfFile& file, const Pages& pages, std::size_t number, Dictionary page_dictionary,
               const Destinations& destinations, StructureTree& tree) {
  const Page& page = pages.pages[number];
  std::vector<Dictionary> annotations;
  for (const LinkArea& area : page.link_areas) {
    if (area.link < 0 || static_cast<std::size_t>(area.link) >= pages.links.size()) continue;
    const LinkTarget& target = pages.links[static_cast<std::size_t>(area.link)];
    if (target.uri.empty() && !destinations.has(target.destination)) continue;
    Dictionary annotation = file.indirect();
    annotation.entries("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect" +
                       rectangle_of(area.rect, page.size));
    if (std::string contents = contents_of(target); !contents.empty())
      annotation.text("Contents", first_part(contents));
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
  for (const Dictionary& annotation : annotations) array.refer(annotation);
}

}  // namespace galley::output
