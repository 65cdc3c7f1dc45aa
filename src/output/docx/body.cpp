// output: the text of a Word file (see body.h).
#include "docx/body.h"

#include <algorithm>

#include "ascii_uri.h"
#include "docx/namespaces.h"
#include "docx/page_setup.h"

namespace galley::output::docx {
namespace {

// Longer ones Word takes for damage.
constexpr std::size_t longest_uri = 2079;
constexpr std::size_t longest_tip = 255;

/// Writes the paragraphs of one document.
class SectionWriter {
 public:
  SectionWriter(XmlNode body, const SectionText& section, std::size_t number, const StyleSheet& styles,
                Media& media, Relationships& relationships)
      : body_(body),
        document_(*section.document),
        number_(number),
        styles_(styles),
        media_(media),
        relationships_(relationships) {
    for (const LinkTarget& link : document_.links)
      if (link.uri.empty() && link.destination != no_node) destinations_.push_back(link.destination);
    std::ranges::sort(destinations_);
  }

  /// `closes` is what the last paragraph of a section has, or nothing.
  void write(const WordParagraph& paragraph, const SectionText* closes);

 private:
  void write_run(XmlNode parent, const WordRun& run, StyleName style);
  /// Where the runs of a link go: into an element for the link, if it leads somewhere.
  XmlNode begin_link(XmlNode paragraph, LinkId link, std::string_view shown);
  [[nodiscard]] std::string bookmark_of(NodeId node) const {
    return "entry_" + std::to_string(number_) + "_" + std::to_string(node);
  }

  XmlNode body_;
  const Document& document_;
  std::size_t number_;
  const StyleSheet& styles_;
  Media& media_;
  Relationships& relationships_;
  std::vector<NodeId> destinations_;
};

void SectionWriter::write_run(XmlNode parent, const WordRun& run, StyleName style) {
  XmlNode node = parent.child("w:r");
  styles_.add_run_properties(node, run, style);
  std::string_view rest = run.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("\t\n"), rest.size());
    if (end > 0) node.child("w:t").attribute("xml:space", "preserve").text(rest.substr(0, end));
    if (end == rest.size()) break;
    node.child(rest[end] == '\t' ? "w:tab" : "w:br");
    rest.remove_prefix(end + 1);
  }
}

XmlNode SectionWriter::begin_link(XmlNode paragraph, LinkId link, std::string_view shown) {
  if (link < 0 || static_cast<std::size_t>(link) >= document_.links.size()) return paragraph;
  const LinkTarget& target = document_.links[static_cast<std::size_t>(link)];
  if (target.uri.empty()) {
    if (target.destination == no_node) return paragraph;
    XmlNode node = paragraph.child("w:hyperlink");
    node.attribute("w:anchor", bookmark_of(target.destination));
    return node;
  }
  const std::string uri = ascii_uri(target.uri);
  if (uri.size() > longest_uri) return paragraph;
  XmlNode node = paragraph.child("w:hyperlink");
  node.attribute("r:id", relationships_.add("hyperlink", uri, TargetMode::External));
  const bool is_known = target.description == shown || target.uri.contains(target.description);
  std::string tip = target.kind;
  if (!is_known) tip.append(tip.empty() ? "" : ": ").append(target.description);
  if (!tip.empty() && tip.size() <= longest_tip) node.attribute("w:tooltip", tip);
  node.attribute("w:history", "1");
  return node;
}

void SectionWriter::write(const WordParagraph& paragraph, const SectionText* closes) {
  XmlNode node = body_.child("w:p");
  XmlNode properties = node.child("w:pPr");
  styles_.add_paragraph_properties(properties, paragraph);
  if (closes != nullptr) add_section_properties(properties, document_, closes->footer, true);
  for (const NodeId target : paragraph.nodes) {
    if (!std::ranges::binary_search(destinations_, target)) continue;
    const std::string id = std::to_string(target * 2 + number_);
    node.child("w:bookmarkStart").attribute("w:id", id).attribute("w:name", bookmark_of(target));
    node.child("w:bookmarkEnd").attribute("w:id", id);
  }
  LinkId open = no_link;
  XmlNode parent = node;
  for (const WordRun& run : paragraph.runs) {
    if (run.link != open) {
      std::string shown;
      for (const WordRun* next = &run; next != &paragraph.runs.back() + 1 && next->link == run.link; ++next)
        shown += next->text;
      parent = begin_link(node, run.link, shown);
      open = run.link;
    }
    write_run(parent, run, paragraph.style);
  }
  for (const WordPicture& picture : paragraph.pictures)
    add_drawing(node.child("w:r"), picture, media_, relationships_);
}

}  // namespace

std::string body_file(std::span<const SectionText> sections, const StyleSheet& styles, Media& media,
                      Relationships& relationships) {
  XmlFile file("w:document");
  add_namespaces(file.root());
  XmlNode body = file.root().child("w:body");
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const SectionText& section = sections[i];
    SectionWriter writer(body, section, i, styles, media, relationships);
    for (const WordParagraph& paragraph : section.paragraphs) {
      const bool closes = i + 1 < sections.size() && &paragraph == &section.paragraphs.back();
      writer.write(paragraph, closes ? &section : nullptr);
    }
  }
  const SectionText& last = sections.back();
  add_section_properties(body, *last.document, last.footer, sections.size() > 1);
  return file.bytes();
}

}  // namespace galley::output::docx
