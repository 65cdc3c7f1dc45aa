// output: documents to plain text, to be pasted into a form.
#include <optional>

#include "galley/output/text_formats.h"
#include "text/ascii_text.h"
#include "text/documents_written.h"
#include "text/label_marks.h"
#include "text/wrapping.h"

namespace galley::output {
namespace {

/// What holds a node and is set apart by an empty line: the section of the highest level, or a block of a
/// division.
NodeId section_of(const Structure& structure, NodeId node) {
  NodeId section = no_node;
  while (node < structure.nodes.size()) {
    const StructureNode& here = structure.nodes[node];
    const bool has_parent = here.parent < node;  // parents come first, so the way up ends
    const bool is_in_division = has_parent && structure.nodes[here.parent].role == StructureRole::Division;
    if (here.role == StructureRole::Section || is_in_division) section = node;
    if (!has_parent) break;
    node = here.parent;
  }
  return section;
}

class Writer {
 public:
  Writer(const Document& document, const TextOptions& options)
      : document_(document), options_(options), ascii_(document.info.language) {}

  void write_to(std::string& out) {
    std::optional<NodeId> section;
    for (const Block& block : document_.blocks) {
      if (block.kind != Block::Kind::Text) continue;
      const NodeId of_block = section_of(document_.structure, block.paragraph.node);
      if (!out.empty() && section != of_block) out += '\n';
      section = of_block;
      append_block(out, block);
    }
  }

  [[nodiscard]] const AsciiText& ascii() const { return ascii_; }

 private:
  void append_block(std::string& out, const Block& block) {
    Wrapping wrapping;
    wrapping.width = options_.width;
    if (block.label) {
      const std::string label = words_of(block.label->paragraph);
      const bool is_bullet = options_.bullets == Bullets::Hyphens && is_bullet_mark(label);
      const std::size_t depth = is_bullet ? depth_in_lists(document_.structure, block.paragraph.node) : 0;
      wrapping.first_indent = std::string(depth > 1 ? 2 * (depth - 1) : 0, ' ');
      wrapping.first_indent += (is_bullet ? "-" : label) + " ";
      if (options_.width > 0) wrapping.indent = std::string(wrapping.first_indent.size(), ' ');
    }
    // The next line of an item, after a hard break.
    if (!block.label && block.paragraph.node != no_node && block.paragraph.node == item_)
      wrapping.first_indent = wrapping.indent = indent_;
    if (block.label) {
      item_ = block.paragraph.node;
      indent_ = std::string(wrapping.first_indent.size(), ' ');
    }
    std::string text = words_of(block.paragraph);
    // A year that stands before its text on the page.
    const bool is_before = block.aside && block.aside_offset;
    if (is_before) text.insert(0, words_of(*block.aside) + " ");
    append_lines(out, text, wrapping);
    if (block.aside && !is_before) append_lines(out, words_of(*block.aside), {.width = options_.width});
  }

  std::string words_of(const Paragraph& paragraph) {
    if (!options_.ascii) return with_single_spaces(paragraph.text);
    std::string text;
    for (const Span& span : paragraph.spans) {
      const std::string_view of_span =
          std::string_view(paragraph.text).substr(span.begin, span.end - span.begin);
      text += span.link < 0
                  ? ascii_.of(of_span)
                  : ascii_.of_link(of_span, document_.links[static_cast<std::size_t>(span.link)].uri);
    }
    return with_single_spaces(text);
  }

  const Document& document_;
  const TextOptions& options_;
  AsciiText ascii_;
  NodeId item_ = no_node;  ///< the paragraph of the last label
  std::string indent_;     ///< of its text
};

}  // namespace

std::expected<std::string, Diagnostics> write_text(std::span<const Document> documents,
                                                   const TextOptions& options, Diagnostics& warnings) {
  return documents_written<Writer>(documents, options, warnings);
}

}  // namespace galley::output
