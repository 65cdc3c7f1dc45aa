// output: a document as elements of a web page (see document_markup.h). Blocks are gone through once; what
// holds them in the structure tree is opened and closed on the way.
#include "html/document_markup.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "heading_level.h"
#include "html/block_classes.h"
#include "html/inline_markup.h"
#include "html/markup.h"
#include "html/picture_uri.h"
#include "html/text_classes.h"

namespace galley::output {
namespace {

class DocumentMarkup {
 public:
  DocumentMarkup(const Document& document, PageParts parts, std::string_view prefix, bool is_alone)
      : document_(document),
        nodes_(document.structure.nodes),
        texts_(document, parts.sheet, parts.fonts),
        places_(document, parts.sheet, parts.fonts),
        prefix_(prefix),
        main_(is_alone ? "main" : "div"),
        has_sections_(nodes_.size()) {
    for (const LinkTarget& link : document.links)
      if (link.destination != no_node) targets_.insert(link.destination);
    for (const Block& one : document.blocks) {
      for (const Span& span : one.paragraph.spans)
        if (const NodeId heading = heading_above(document, one.paragraph, span); heading != no_node)
          parted_.insert(heading);
    }
    for (const StructureNode& node : nodes_)
      if (node.role == StructureRole::Section && node.parent < nodes_.size())
        has_sections_[node.parent] = true;
  }

  std::string write() {
    for (std::size_t begin = 0; begin < document_.blocks.size();) {
      std::size_t end = begin + 1;
      while (end < document_.blocks.size() && continues(end)) ++end;
      write_blocks(begin, end);
      begin = end;
    }
    if (!is_in_main_) open_main();
    close_to(0);
    for (const PageMark& mark : document_.marks) write_line(places_.of_page_mark(mark));
    return std::move(out_).append("</").append(main_).append(">\n");
  }

 private:
  [[nodiscard]] const Block& block(std::size_t i) const { return document_.blocks[i]; }
  [[nodiscard]] static NodeId node_of(const Block& block) {
    return block.kind == Block::Kind::Text ? block.paragraph.node : block.node;
  }
  [[nodiscard]] StructureRole role_of(NodeId node) const {
    return node < nodes_.size() ? nodes_[node].role : StructureRole::Paragraph;
  }

  /// Is a block the next line of the paragraph before it?
  [[nodiscard]] bool continues(std::size_t i) const {
    const Block& before = block(i - 1);
    const Block& here = block(i);
    return here.kind == Block::Kind::Text && before.kind == Block::Kind::Text && !before.aside &&
           !here.label && here.paragraph.node != no_node && here.paragraph.node == before.paragraph.node;
  }

  /// What holds a flow that stands at a place of its own on one page. It comes after all nodes.
  [[nodiscard]] NodeId place_node(const Flow& flow) const {
    return nodes_.size() + static_cast<std::size_t>(&flow - document_.flows.data());
  }

  /// The nodes around a block that are elements, from the outside to the inside.
  [[nodiscard]] std::vector<NodeId> containers_of(std::size_t i) const {
    NodeId node = node_of(block(i));
    std::vector<NodeId> around;
    const Flow& flow = places_.flow_of(i);
    if (!flow.region.later_pages) around.push_back(place_node(flow));
    while (node < nodes_.size() && nodes_[node].parent < node) {
      node = nodes_[node].parent;
      const StructureRole role = nodes_[node].role;
      if (role == StructureRole::Section || role == StructureRole::Division || role == StructureRole::List ||
          role == StructureRole::ListItem)
        around.push_back(node);
    }
    std::ranges::reverse(around);
    return around;
  }

  [[nodiscard]] bool is_inside(std::size_t i, NodeId container) const {
    return i < document_.blocks.size() && std::ranges::count(containers_of(i), container) > 0;
  }

  void write_blocks(std::size_t begin, std::size_t end) {
    const Block& first = block(begin);
    if (first.kind == Block::Kind::Rule) {
      // A rule above a heading belongs to the section that the heading opens.
      if (first.placement.break_before == BreakKind::AfterHeading)
        write_line(places_.of_rule(first));
      else
        rule_ = &first;
      return;
    }
    const bool is_item = open_containers(begin, end);
    if (rule_ != nullptr) write_line(places_.of_rule(*std::exchange(rule_, nullptr)));
    if (first.kind == Block::Kind::Text)
      write_text(begin, end, is_item);
    else if (first.picture)
      write_image(*first.picture, first.picture_size, first.node, places_.of(begin));
  }

  /// Closes what does not hold a block, and opens what does. True if the block is all that its list item has:
  /// then it is the item, whose tag is still to be written.
  bool open_containers(std::size_t begin, std::size_t end) {
    const std::vector<NodeId> around = containers_of(begin);
    if ((around.empty() || around.front() >= nodes_.size()) && !is_in_main_)
      open_head();
    else if (!is_in_main_)
      open_main();
    const auto [kept, rest] = std::ranges::mismatch(open_, around);
    close_to(static_cast<std::size_t>(kept - open_.begin()));
    for (auto node = rest; node != around.end(); ++node) {
      open_.push_back(*node);
      const bool is_whole_item = role_of(*node) == StructureRole::ListItem && node + 1 == around.end() &&
                                 !block(begin).aside && !is_inside(end, *node);
      if (is_whole_item) return true;
      open_container(*node, begin);
    }
    return false;
  }

  [[nodiscard]] std::string_view tag_of(NodeId node) const {
    switch (role_of(node)) {
      case StructureRole::Division:
        return "div";
      case StructureRole::List:
        return nodes_[node].ordered ? "ol" : "ul";
      case StructureRole::ListItem:
        return "li";
      case StructureRole::Paragraph:
        return "div";
      default:
        // A section that holds no others is an entry.
        return nodes_[node].parent == document_node || has_sections_[node] ? "section" : "article";
    }
  }
  void open_container(NodeId node, std::size_t first_block) {
    if (node >= nodes_.size()) {
      out_ += "<div";
      append_class(out_, places_.of_place(first_block));
      out_ += ">\n";
      return;
    }
    out_.append("<").append(tag_of(node));
    // Some browsers do not call a list without marks a list.
    if (role_of(node) == StructureRole::List) out_ += " role=\"list\"";
    const NodeId heading = block(first_block).paragraph.node;
    const bool is_titled = nodes_[node].parent == document_node && heading_level(role_of(heading)) > 0 &&
                           nodes_[heading].parent == node && role_of(node) == StructureRole::Section;
    if (is_titled) {
      targets_.insert(heading);
      append_attribute(out_, "aria-labelledby", id_of(prefix_, heading));
    }
    if (tag_of(node) == "article" && is_short(node, first_block)) append_class(out_, "whole");
    append_names(node);
    out_ += ">\n";
  }
  /// Is an entry so short that a page should not part it?
  [[nodiscard]] bool is_short(NodeId node, std::size_t first_block) const {
    constexpr std::size_t bytes_in_line = 90;
    constexpr std::size_t max_lines = 8;
    std::size_t lines = 0;
    for (std::size_t i = first_block; lines <= max_lines && is_inside(i, node); ++i)
      lines += 1 + block(i).paragraph.text.size() / bytes_in_line;
    return lines <= max_lines;
  }

  void close_to(std::size_t count) {
    if (open_.size() > count) close_address();
    while (open_.size() > count) {
      out_.append("</").append(tag_of(open_.back())).append(">\n");
      open_.pop_back();
    }
  }

  void open_head() {
    if (std::exchange(is_in_head_, true)) return;
    const std::optional<Inset>& inset = document_.flows.front().region.inset;
    std::string_view look = "head";
    if (inset) look = inset->place == Side::Start ? "head beside left" : "head beside";
    out_.append("<header");
    append_class(out_, look);
    out_ += inset ? ">\n<div>\n" : ">\n";
  }

  void open_main() {
    is_in_main_ = true;
    if (is_in_head_) {
      close_to(0);
      close_address();
      const std::optional<Inset>& inset = document_.flows.front().region.inset;
      if (inset) {
        out_ += "</div>\n";
        write_image(*inset->picture, inset->size, inset->node, places_.of_inset());
      }
      out_ += "</header>\n";
    }
    out_.append("<").append(main_).append(">\n");
  }

  void close_address() {
    if (std::exchange(is_in_address_, false)) out_ += "</address>\n";
  }

  /// Opens the element of the person's addresses, where a block of the head is one of these.
  void open_address(std::size_t i) {
    const Block& block = this->block(i);
    const auto has_link = [](const Span& span) { return span.link != no_link; };
    const bool is_contact = role_of(block.paragraph.node) == StructureRole::Paragraph &&
                            (has_paragraph_ || places_.flow_of(i).begin > 0 ||
                             std::ranges::any_of(block.paragraph.spans, has_link));
    has_paragraph_ |= role_of(block.paragraph.node) == StructureRole::Paragraph;
    if (!is_contact) return close_address();
    if (!std::exchange(is_in_address_, true)) out_ += "<address>\n";
  }

  /// Appends the attributes that a node itself has: its id if something refers to it, its language.
  void append_names(NodeId node) {
    if (node >= nodes_.size()) return;
    if (targets_.contains(node) || parted_.contains(node)) append_attribute(out_, "id", id_of(prefix_, node));
    if (parted_.contains(node))
      append_attribute(out_, "aria-labelledby", id_of(prefix_, node) + " " + id_of_rest(prefix_, node));
    if (node != document_node && !nodes_[node].language.empty())
      append_attribute(out_, "lang", nodes_[node].language);
  }

  /// Writes an element that only shows a line.
  void write_line(const std::string& classes) {
    out_ += "<div";
    append_class(out_, classes);
    out_ += "></div>\n";
  }

  void write_image(const Picture& picture, Size size, NodeId node, const std::string& classes) {
    out_ += "<figure";
    append_class(out_, classes);
    append_names(node);
    out_ += "><img";
    append_class(out_, places_.of_image(picture, size));
    append_attribute(out_, "alt", node < nodes_.size() ? nodes_[node].alternative : "");
    append_attribute(out_, "src", picture_uri(picture));
    out_ += "></figure>\n";
  }

  /// Writes text that stands in the indent before a block's first line.
  void write_in_indent(const Paragraph& paragraph, StyleId base, const std::string& classes) {
    out_ += "<span";
    const StyleId style = usual_style(paragraph);
    append_class(out_, style == base ? classes : classes + " " + texts_.of(style));
    out_ += '>';
    append_inline(out_, document_, paragraph, style, texts_, prefix_);
    // A space to copy, of no width.
    out_ += "<span class=\"space\"> </span></span>";
  }
  void write_text(std::size_t begin, std::size_t end, bool is_item) {
    const Block& first = block(begin);
    const Block& last = block(end - 1);
    if (!is_in_main_) open_address(begin);
    const bool is_row = last.aside && !last.aside_offset;
    const StyleId base = usual_style(first.paragraph);
    std::string classes = places_.of(begin);
    if (is_row) {
      out_ += "<div";
      append_class(out_, "row " + std::exchange(classes, {}));
      out_ += '>';
    }
    const NodeId node = first.paragraph.node;
    const int level = heading_level(role_of(node));
    const std::string tag = is_item ? "li" : level > 0 ? fmt::format("h{}", level) : "p";
    out_.append("<").append(tag);
    append_class(out_, classes.empty() ? texts_.of(base) : classes + " " + texts_.of(base));
    append_names(node);
    append_direction(first.paragraph);
    out_ += '>';
    if (first.label && is_text(*first.label, document_.structure))
      write_in_indent(first.label->paragraph, base, places_.of_label(first));
    if (last.aside && !is_row) write_in_indent(*last.aside, base, places_.of_year(last));
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) out_ += "<br>";
      append_inline(out_, document_, block(i).paragraph, base, texts_, prefix_);
    }
    if (is_item) return;
    out_.append("</").append(tag).append(">");
    if (is_row) write_aside(*last.aside);
    out_ += '\n';
  }

  void write_aside(const Paragraph& aside) {
    const StyleId style = usual_style(aside);
    out_ += " <p";
    append_class(out_, "aside " + texts_.of(style));
    append_direction(aside);
    out_ += '>';
    append_inline(out_, document_, aside, style, texts_, prefix_);
    out_ += "</p></div>";
  }

  void append_direction(const Paragraph& paragraph) {
    if (!document_.info.right_to_left && runs_both_ways(paragraph.text)) out_ += " dir=\"auto\"";
  }

  const Document& document_;
  const std::vector<StructureNode>& nodes_;
  TextClasses texts_;
  BlockClasses places_;
  std::string_view prefix_;
  std::string_view main_;
  std::vector<bool> has_sections_;  ///< by node
  std::set<NodeId> targets_;
  std::set<NodeId> parted_;  ///< headings of which a part stands in the paragraph below
  std::vector<NodeId> open_;
  const Block* rule_ = nullptr;  ///< that is still to be written
  bool is_in_head_ = false;
  bool is_in_main_ = false;
  bool is_in_address_ = false;
  bool has_paragraph_ = false;  ///< has the head one?
  std::string out_;
};

}  // namespace

std::string markup_of(const Document& document, PageParts parts, std::string_view prefix, bool is_alone) {
  return DocumentMarkup(document, parts, prefix, is_alone).write();
}

}  // namespace galley::output
