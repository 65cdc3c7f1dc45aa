// output: relationships (see relationships.h).
#include "docx/relationships.h"

#include <algorithm>

#include "docx/xml_tree.h"

namespace galley::output::docx {

std::string Relationships::add(std::string_view type, std::string target, TargetMode mode) {
  std::string uri = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return add_of_type(uri.append(type), std::move(target), mode);
}

std::string Relationships::add_of_type(std::string type, std::string target, TargetMode mode) {
  Relationship wanted{std::move(type), std::move(target), mode};
  auto found = std::ranges::find(all_, wanted);
  if (found == all_.end()) found = all_.insert(found, std::move(wanted));
  return "rId" + std::to_string(found - all_.begin() + 1);
}

std::string Relationships::file() const {
  XmlFile file("Relationships");
  file.root().attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
  for (std::size_t i = 0; i < all_.size(); ++i) {
    XmlNode node = file.root().child("Relationship");
    node.attribute("Id", "rId" + std::to_string(i + 1))
        .attribute("Type", all_[i].type)
        .attribute("Target", all_[i].target);
    if (all_[i].mode == TargetMode::External) node.attribute("TargetMode", "External");
  }
  return file.bytes();
}

}  // namespace galley::output::docx
