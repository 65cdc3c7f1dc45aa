// output: Pages to plain text, to be pasted into a form.
#include <optional>
#include <utility>

#include "galley/base/memory.h"
#include "galley/base/utf8.h"
#include "galley/output/output.h"

namespace galley::output {

namespace {

struct Paragraph {
  NodeId block = no_node;
  NodeId section = no_node;
  std::string label;
  std::string text;
  std::vector<std::string> asides;  ///< after the text, each on its own line
  bool ended = false;
  bool aside_ended = true;
};

/// What holds a node and is set apart by an empty line: the section of the highest level, or a block of a
/// division. Outside of these, the part of the document.
NodeId section_of(const Structure& structure, NodeId node) {
  NodeId section = no_node;
  while (node < structure.nodes.size()) {
    const StructureNode& here = structure.nodes[node];
    const bool has_parent = here.parent < node;  // parents come first, so the way up ends
    const bool is_in_division = has_parent && structure.nodes[here.parent].role == StructureRole::Division;
    const bool is_part = here.role == StructureRole::Part;
    if (here.role == StructureRole::Section || is_in_division || (is_part && section == no_node))
      section = node;
    if (!has_parent) break;
    node = here.parent;
  }
  return section;
}

class Reader {
 public:
  explicit Reader(const Structure& structure) : structure_(structure) {}

  void read(const Line& line) {
    switch (line.role) {
      case LineRole::Footer:
        return;
      case LineRole::Label:
        return read_label(line);
      case LineRole::Body:
        return read_body(line);
      case LineRole::Aside:
        return read_aside(line);
    }
  }
  [[nodiscard]] const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }

 private:
  Paragraph& begin(const Line& line) {
    Paragraph& paragraph = paragraphs_.emplace_back();
    paragraph.block = line.block;
    paragraph.section = section_of(structure_, line.block);
    return paragraph;
  }

  void read_label(const Line& line) {
    begin(line).label = line.text;
    labelled_ = true;
  }

  void read_body(const Line& line) {
    const bool goes_on =
        !paragraphs_.empty() && !paragraphs_.back().ended && paragraphs_.back().block == line.block;
    Paragraph& paragraph = goes_on || labelled_ ? paragraphs_.back() : begin(line);
    if (std::exchange(labelled_, false)) paragraph.block = line.block;
    paragraph.text += line.text;
    paragraph.ended = line.ends_paragraph;
  }

  void read_aside(const Line& line) {
    Paragraph& paragraph = paragraphs_.empty() ? begin(line) : paragraphs_.back();
    labelled_ = false;
    if (std::exchange(paragraph.aside_ended, line.ends_paragraph)) paragraph.asides.emplace_back();
    paragraph.asides.back() += line.text;
  }

  const Structure& structure_;
  std::vector<Paragraph> paragraphs_;
  bool labelled_ = false;  ///< the last paragraph has only its label so far
};

/// `text` with single plain spaces between words, without soft hyphens and control characters.
std::string plain(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    offset = next;
    if (code_point == 0x00AD) continue;
    if (code_point <= 0x20 || (code_point >= 0x7F && code_point <= 0xA0) ||
        (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F) {
      space = true;
      continue;
    }
    if (std::exchange(space, false) && !out.empty()) out += ' ';
    utf8::append(out, code_point);
  }
  return out;
}

void append_line(std::string& out, const std::string& line) {
  if (!line.empty()) out.append(line).append("\n");
}

std::string text_of(const Pages& pages) {
  Reader reader(pages.structure);
  for (std::size_t flow = 0; flow < pages.flows; ++flow) {
    for (const Page& page : pages.pages) {
      for (const Line& line : page.lines)
        if (line.flow == flow) reader.read(line);
    }
  }
  std::string out;
  std::optional<NodeId> section;
  for (const Paragraph& paragraph : reader.paragraphs()) {
    if (section && *section != paragraph.section && !out.empty()) out += '\n';
    section = paragraph.section;
    append_line(out, plain(paragraph.label + " " + paragraph.text));
    for (const std::string& aside : paragraph.asides) append_line(out, plain(aside));
  }
  return out;
}

}  // namespace

std::expected<std::string, Diagnostics> write_text(const Pages& pages) {
  return without_exceptions([&]() -> std::expected<std::string, Diagnostics> { return text_of(pages); });
}

}  // namespace galley::output
