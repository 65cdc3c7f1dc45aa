// output: documents to Markdown.
#include <vector>

#include "galley/output/text_formats.h"
#include "heading_level.h"
#include "markdown/inline_markdown.h"
#include "text/ascii_text.h"
#include "text/documents_written.h"
#include "text/label_marks.h"
#include "text/wrapping.h"

namespace galley::output {
namespace {

class Writer {
 public:
  Writer(const Document& document, const TextOptions& options)
      : document_(document),
        options_(options),
        ascii_(document.info.language),
        inline_(document, options.ascii ? &ascii_ : nullptr) {}

  void write_to(std::string& out) {
    const Block* before = nullptr;
    for (const Block& block : document_.blocks) {
      if (block.kind != Block::Kind::Text) continue;
      if (before != nullptr && before->paragraph.node == block.paragraph.node) {
        append_next_line(out, block);
      } else {
        append_block(out, block);
      }
      before = &block;
    }
  }

  [[nodiscard]] const AsciiText& ascii() const { return ascii_; }

 private:
  /// An item of a list that text stands in, and the columns that its mark takes.
  struct OpenItem {
    NodeId node;
    std::size_t columns;
  };

  /// Goes on after a hard break: the line is of the paragraph that was written last.
  void append_next_line(std::string& out, const Block& block) {
    if (out.ends_with('\n')) out.insert(out.size() - 1, "\\");
    append_text(out, inline_.of(block.paragraph), indent());
  }

  void append_block(std::string& out, const Block& block) {
    const std::string mark = enter_items(block);
    const bool goes_on_list = !mark.empty() && ends_in_list_;
    if (!out.empty() && !goes_on_list) out += '\n';
    ends_in_list_ = !open_.empty();
    const NodeId node = block.paragraph.node;
    const auto& nodes = document_.structure.nodes;
    const int level = node < nodes.size() ? heading_level(nodes[node].role) : 0;
    if (level > 0) return append_heading(out, block, level);
    std::string text = inline_.of(block.paragraph);
    // A year that stands before its text on the page.
    if (block.aside && block.aside_offset) text.insert(0, inline_.of(*block.aside) + " ");
    text = with_escaped_beginning(std::move(text));
    if (block.label && mark.empty()) text = inline_.of(block.label->paragraph) + " " + text;
    if (block.aside && !block.aside_offset) text += " | " + inline_.of(*block.aside);
    append_text(out, text, mark.empty() ? indent() : mark);
  }

  /// A heading is one line, whatever the width. What stands beside it stands below it.
  void append_heading(std::string& out, const Block& block, int level) {
    out += std::string(static_cast<std::size_t>(level), '#') + " ";
    append_lines(out, inline_.of_heading(block.paragraph), {});
    if (!block.aside) return;
    out += '\n';
    append_text(out, with_escaped_beginning(inline_.of(*block.aside)), "");
  }

  void append_text(std::string& out, const std::string& text, std::string first_indent) {
    append_lines(out, text,
                 {.width = options_.width,
                  .first_indent = std::move(first_indent),
                  .indent = indent(),
                  .may_begin = [](std::string_view word) { return !begins_block(word); }});
  }

  /// The spaces before the text of the items that are open.
  [[nodiscard]] std::string indent() const {
    std::size_t columns = 0;
    for (const OpenItem& item : open_) columns += item.columns;
    return std::string(columns, ' ');
  }

  /// Closes the items that end before a block and opens those that begin with it. Returns the indent and the
  /// mark of the new item, if there is one.
  std::string enter_items(const Block& block) {
    const std::vector<NodeId> items = items_around(block.paragraph.node);
    std::size_t kept = 0;
    while (kept < open_.size() && kept < items.size() && open_[kept].node == items[kept]) ++kept;
    open_.resize(kept);
    std::string mark;
    for (; kept < items.size(); ++kept) {
      const std::string sign = sign_of(block);
      mark = (mark.empty() ? indent() : mark) + sign + " ";
      open_.push_back({items[kept], sign.size() + 1});
    }
    if (!mark.empty() && block.label && !says_label(block)) mark += inline_.of(block.label->paragraph) + " ";
    return mark;
  }

  /// Is the label said by Markdown's own mark?
  [[nodiscard]] bool says_label(const Block& block) const {
    return is_number(label_of(block)) || is_bullet_mark(label_of(block));
  }

  /// “1.” stays; all else is a bullet.
  [[nodiscard]] std::string sign_of(const Block& block) const {
    return is_number(label_of(block)) ? label_of(block) : "-";
  }

  [[nodiscard]] static std::string label_of(const Block& block) {
    return block.label ? with_single_spaces(block.label->paragraph.text) : std::string();
  }

  static bool is_number(std::string_view label) { return label.ends_with('.') && begins_block(label); }

  /// The items that a node is in, the outermost first.
  [[nodiscard]] std::vector<NodeId> items_around(NodeId node) const {
    std::vector<NodeId> items;
    const auto& nodes = document_.structure.nodes;
    while (node < nodes.size()) {
      if (nodes[node].role == StructureRole::ListItem) items.insert(items.begin(), node);
      if (nodes[node].parent >= node) break;  // parents come first
      node = nodes[node].parent;
    }
    return items;
  }

  const Document& document_;
  const TextOptions& options_;
  AsciiText ascii_;
  InlineMarkdown inline_;
  std::vector<OpenItem> open_;
  bool ends_in_list_ = false;  ///< does what was written last stand in a list?
};

}  // namespace

std::expected<std::string, Diagnostics> write_markdown(std::span<const Document> documents,
                                                       const TextOptions& options, Diagnostics& warnings) {
  return documents_written<Writer>(documents, options, warnings);
}

}  // namespace galley::output
