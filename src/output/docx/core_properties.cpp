// output: core properties (see core_properties.h).
#include "docx/core_properties.h"

#include "docx/xml_tree.h"
#include "pdf/dates.h"

namespace galley::output::docx {

std::string core_properties_file(const DocumentInfo& info) {
  XmlFile file("cp:coreProperties");
  XmlNode root = file.root();
  root.attribute("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
      .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
      .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
      .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  const auto add = [&root](std::string_view name, const std::string& text) {
    if (!text.empty()) root.child(name).text(text);
  };
  add("dc:title", info.title);
  add("dc:subject", info.subject);
  add("dc:creator", info.author);
  std::string keywords;
  for (const std::string& keyword : info.keywords)
    keywords.append(keywords.empty() ? "" : ", ").append(keyword);
  add("cp:keywords", keywords);
  add("dc:language", info.language);
  if (const auto date = moment_of(info.last_modified)) {
    for (const std::string_view name : {"dcterms:created", "dcterms:modified"}) {
      XmlNode node = root.child(name);
      node.attribute("xsi:type", "dcterms:W3CDTF");
      node.text(xmp_date(*date));
    }
  }
  return file.bytes();
}

}  // namespace galley::output::docx
