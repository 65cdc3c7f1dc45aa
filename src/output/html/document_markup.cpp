// output: a document as elements of a web page (see document_markup.h). Blocks are gone through once; what
// holds them in the structure tree is opened and closed on the way.
#include "html/document_markup.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "decimal.h"
#include "galley/base/utf8.h"
#include "html/inline_markup.h"
#include "html/markup.h"
#include "html/picture_uri.h"
#include "html/text_classes.h"

namespace galley::output {
namespace {

/// True of the first character of scripts that run from right to left.
bool runs_left(char32_t c) {
  return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00) ||
         (c >= 0x10800 && c < 0x11000) || (c >= 0x1E800 && c < 0x1F000);
}

bool has_text_to_the_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, next] = utf8::decode(text, at);
    if (runs_left(character)) return true;
    at = next;
  }
  return false;
}

/// The level of a heading; 0 of anything else.
int level_of(StructureRole role) {
  const int level = static_cast<int>(role) - static_cast<int>(StructureRole::Heading1) + 1;
  return role >= StructureRole::Heading1 && role <= StructureRole::Heading5 ? level : 0;
}

/// May a page end before a block that parts this?
bool may_end_page(BreakKind kind) {
  switch (kind) {
    case BreakKind::AfterFirstBullet:
    case BreakKind::BeforeLastBullet:
    case BreakKind::BeforeClosing:
    case BreakKind::InsideHeading:
    case BreakKind::AfterClosing:
    case BreakKind::AfterTitle:
    case BreakKind::AfterHeading:
      return false;
    default:
      return true;
  }
}

class DocumentMarkup {
 public:
  DocumentMarkup(const Document& document, PageParts parts, std::string_view prefix, bool is_alone)
      : document_(document),
        nodes_(document.structure.nodes),
        sheet_(parts.sheet),
        fonts_(parts.fonts),
        classes_(document, parts.sheet, parts.fonts),
        prefix_(prefix),
        main_(is_alone ? "main" : "div"),
        heights_(document.flows.size()) {
    for (const LinkTarget& link : document.links)
      if (link.destination != no_node) targets_.insert(link.destination);
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
    for (const PageMark& mark : document_.marks) write_mark(mark);
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

  [[nodiscard]] std::size_t flow_of(std::size_t i) const {
    const std::vector<Flow>& flows = document_.flows;
    return static_cast<std::size_t>(std::ranges::upper_bound(flows, i, {}, &Flow::begin) - flows.begin()) - 1;
  }
  [[nodiscard]] const Region& region_of(std::size_t i) const { return document_.flows[flow_of(i)].region; }

  /// What holds a flow that stands at a place of its own on one page. It comes after all nodes.
  [[nodiscard]] NodeId place_node(std::size_t flow) const { return nodes_.size() + flow; }

  /// The nodes around a block that are elements, from the outside to the inside.
  [[nodiscard]] std::vector<NodeId> containers_of(std::size_t i) const {
    NodeId node = node_of(block(i));
    std::vector<NodeId> around;
    if (!region_of(i).later_pages) around.push_back(place_node(flow_of(i)));
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
        write_rule(first);
      else
        rule_ = begin;
      return;
    }
    const bool is_item = open_containers(begin, end);
    if (rule_) write_rule(block(*rule_));
    rule_.reset();
    first.kind == Block::Kind::Picture ? write_picture(first) : write_text(begin, end, is_item);
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
        return nodes_[node].parent == document_node || has_sections(node) ? "section" : "article";
    }
  }
  /// Does a section hold others? Then it is no entry.
  [[nodiscard]] bool has_sections(NodeId node) const {
    return std::ranges::any_of(nodes_, [node](const StructureNode& one) {
      return one.parent == node && one.role == StructureRole::Section;
    });
  }

  void open_container(NodeId node, std::size_t first_block) {
    if (node >= nodes_.size()) return open_place(node - nodes_.size());
    out_.append("<").append(tag_of(node));
    // Some browsers do not call a list without marks a list.
    if (role_of(node) == StructureRole::List) out_ += " role=\"list\"";
    const NodeId heading = block(first_block).paragraph.node;
    const bool is_titled = nodes_[node].parent == document_node && level_of(role_of(heading)) > 0 &&
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

  /// Opens what holds a flow, or what is left of it: printed, it stands at its place.
  void open_place(std::size_t flow) {
    const Region& region = document_.flows[flow].region;
    const Margins& margin = document_.margin;
    const Length left = region.left.value_or(margin.left);
    // What is wider than the page browsers print smaller, all of it.
    const Length end = document_.paper.width - margin.right;
    const Length right = std::min(region.right.value_or(end), end);
    out_ += "<div";
    append_class(out_, "place " + sheet_.print_class_of(fmt::format(
                                      "position:absolute;left:{};top:{};width:{}", points(left),
                                      points(region.first_page.top.value_or(margin.top) + heights_[flow]),
                                      points(right - left))));
    out_ += ">\n";
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
    if (inset) look = inset->place == ImagePlace::Left ? "head beside left" : "head beside";
    out_.append("<header");
    append_class(out_, look);
    out_ += inset ? ">\n<div>\n" : ">\n";
  }

  /// The picture's top stands at the height of the first line's capitals.
  [[nodiscard]] std::string top_of_inset() const {
    constexpr int above_baseline = 760;
    const Block& first = block(0);
    const TextStyle& style = document_.styles[usual_style(first.paragraph)];
    const Length top =
        first.leading.scaled(above_baseline, 1000) - style.size.scaled(fonts_.cap_height(style), 1000);
    return "margin-top:" + sheet_.length(top);
  }

  void open_main() {
    is_in_main_ = true;
    if (is_in_head_) {
      close_to(0);
      close_address();
      const std::optional<Inset>& inset = document_.flows.front().region.inset;
      if (inset) {
        out_ += "</div>\n";
        write_image(*inset->picture, inset->size, inset->node, top_of_inset());
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
    const bool is_contact =
        role_of(block.paragraph.node) == StructureRole::Paragraph &&
        (has_paragraph_ || flow_of(i) > 0 || std::ranges::any_of(block.paragraph.spans, has_link));
    has_paragraph_ |= role_of(block.paragraph.node) == StructureRole::Paragraph;
    if (!is_contact) return close_address();
    if (!std::exchange(is_in_address_, true)) out_ += "<address>\n";
  }

  /// Appends the attributes that a node itself has: its id if something refers to it, its language.
  void append_names(NodeId node) {
    if (node >= nodes_.size()) return;
    if (targets_.contains(node)) append_attribute(out_, "id", id_of(prefix_, node));
    if (node != document_node && !nodes_[node].language.empty())
      append_attribute(out_, "lang", nodes_[node].language);
  }

  /// Does a block stand beside a column of years, or go on below a block that does?
  [[nodiscard]] bool is_beside_years(std::size_t i) const {
    return block(i).aside_offset ||
           (beside_years_ != Length{} && block(i).indent == beside_years_ && open_.size() > 1);
  }

  /// Where blocks of the head leave a picture its room, how much that is.
  [[nodiscard]] Length room_of_picture(std::size_t i) const {
    const std::optional<Inset>& inset = document_.flows.front().region.inset;
    if (!inset || i >= inset->blocks) return {};
    return inset->place == ImagePlace::Left ? block(0).indent : block(0).inset;
  }

  /// The declarations of a block's place: between its neighbours, and from the margins.
  [[nodiscard]] std::string place_of(std::size_t i) const {
    const Block& here = block(i);
    const bool is_left =
        i == 0 || document_.flows.front().region.inset.value_or(Inset{}).place == ImagePlace::Left;
    const Length room = room_of_picture(i);
    const Length start = here.indent + here.hang - (is_left ? room : Length{});
    const Length end = here.inset - (is_left ? Length{} : room);
    std::string out;
    const auto declare = [&](std::string_view name, Length length) {
      if (length != Length{}) out += fmt::format("{}:{};", name, sheet_.length(length));
    };
    declare("margin-top", here.placement.above.natural);
    // A column of its own gives way on a narrow screen.
    if (is_beside_years(i))
      out += fmt::format("--wide:{};--slim:{};margin-inline-start:var(--in);", sheet_.length(start),
                         sheet_.length(years_));
    else if (start > document_.size * 6)
      out += fmt::format("margin-inline-start:clamp(0rem,100% - 14rem,{});", sheet_.length(start));
    else
      declare("margin-inline-start", start);
    declare("margin-inline-end", end);
    declare("text-indent", -here.hang);
    if (here.kind == Block::Kind::Text) {
      out += fmt::format("line-height:{};", line_height_of(here));
      if (here.paragraph.alignment == Alignment::Justified) out += "text-align:var(--full);";
      if (here.paragraph.alignment == Alignment::Centre) out += "text-align:center;";
      if (here.paragraph.alignment == Alignment::Right) out += "text-align:end;";
      if (here.paragraph.filling == Filling::Balanced) out += "text-wrap:balance;";
      if (here.paragraph.filling == Filling::Full && document_.hyphenate != Hyphenation::Never)
        out += "hyphens:auto;";
    }
    const BreakKind before = here.placement.break_before;
    if (before == BreakKind::NewPage) out += "break-before:page;";
    if (!may_end_page(before)) out += "break-before:avoid;";
    if (here.placement.break_inside == BreakKind::InsideHeading)
      out += "break-inside:avoid;break-after:avoid;";
    if (out.ends_with(';')) out.pop_back();
    return out;
  }

  /// In proportion to its own size, where that is large: then it changes with the screen.
  [[nodiscard]] std::string line_height_of(const Block& block) const {
    const Length size = document_.styles[usual_style(block.paragraph)].size;
    if (size <= document_.size * 7 / 4) return sheet_.length(block.leading);
    std::string ratio;
    append_decimal(ratio, Length::scaled_points(1000)
                              .scaled(block.leading.scaled_points(), size.scaled_points())
                              .scaled_points());
    return ratio;
  }

  /// Printed, the flow that goes on from page to page begins below those that stand at their places.
  [[nodiscard]] std::string printed_place_of(std::size_t i) const {
    const Flow& flow = document_.flows[flow_of(i)];
    const std::optional<Length>& top = flow.region.first_page.top;
    if (i != flow.begin || !flow.region.later_pages || !top) return {};
    return " " + sheet_.print_class_of("padding-top:" + points(*top));
  }

  void write_mark(const PageMark& mark) {
    out_ += "<div";
    append_class(
        out_,
        "mark " + sheet_.print_class_of(fmt::format(
                      "display:block;position:absolute;left:{};top:{};width:{};border-top:{} solid {}",
                      points(mark.rect.origin.x), points(mark.rect.origin.y), points(mark.rect.size.width),
                      points(mark.rect.size.height), sheet_.line_colour(mark.colour))));
    out_ += "></div>\n";
  }

  void write_rule(const Block& rule) {
    std::string look = fmt::format("border-top:{} solid {};break-after:avoid", sheet_.length(rule.thickness),
                                   sheet_.line_colour(rule.colour));
    if (rule.placement.above.natural != Length{})
      look += ";margin-top:" + sheet_.length(rule.placement.above.natural);
    out_ += "<div";
    append_class(out_, sheet_.class_of(std::move(look)));
    out_ += "></div>\n";
  }

  void write_image(const Picture& picture, Size size, NodeId node, const std::string& place) {
    out_ += "<figure";
    append_class(out_, sheet_.class_of(place));
    append_names(node);
    out_ += "><img";
    append_class(out_, sheet_.class_of(fmt::format("width:{};aspect-ratio:{}/{}", sheet_.length(size.width),
                                                   picture.upright_width(), picture.upright_height())));
    append_attribute(out_, "alt", node < nodes_.size() ? nodes_[node].alternative : "");
    append_attribute(out_, "src", picture_uri(picture));
    out_ += "></figure>\n";
  }
  void write_picture(const Block& block) {
    if (block.picture)
      write_image(*block.picture, block.picture_size, block.node,
                  place_of(static_cast<std::size_t>(&block - document_.blocks.data())));
  }

  /// The declarations of a bullet, which is no text.
  [[nodiscard]] std::string mark_of(const Block& block) const {
    if (!block.label || is_text(*block.label)) return {};
    const std::string mark = css_text(block.label->paragraph.text);
    const std::string room = sheet_.length(block.indent - block.label->offset);
    // Programs that read aloud say that it is a list; the mark itself they need not say.
    return fmt::format("content:{};content:{}/\"\";display:inline-block;width:{};margin-inline-start:-{}",
                       mark, mark, room, room);
  }
  /// Is a label to be read? A number is, a bullet is not.
  [[nodiscard]] bool is_text(const Label& label) const {
    const NodeId node = label.paragraph.node;
    const NodeId list =
        node < nodes_.size() && nodes_[node].parent < node ? nodes_[nodes_[node].parent].parent : node;
    return list < nodes_.size() && nodes_[list].ordered;
  }

  /// Writes text that stands in the indent before a block's first line.
  void write_in_indent(const Paragraph& paragraph, StyleId base, const std::string& classes) {
    out_ += "<span";
    const StyleId style = usual_style(paragraph);
    append_class(out_, style == base ? classes : classes + " " + classes_.of(style));
    out_ += '>';
    append_inline(out_, document_, paragraph, style, classes_, prefix_);
    // A space to copy, of no width.
    out_ += "<span class=\"space\"> </span></span>";
  }
  void write_label(const Block& block, StyleId base) {
    if (!block.label || !is_text(*block.label)) return;
    const Label& label = *block.label;
    const std::string indent = block.aside_offset ? "var(--in)" : sheet_.length(block.indent);
    const std::string offset = sheet_.length(label.offset);
    const bool is_right = label.alignment == Alignment::Right;
    const std::string place =
        is_right ? fmt::format("width:{0};margin-inline:calc(0rem - {1}) calc({1} - {0});text-align:end",
                               offset, indent)
                 : fmt::format("width:calc({1} - {0});margin-inline-start:calc({0} - {1})", offset, indent);
    write_in_indent(label.paragraph, base, "before " + sheet_.class_of(place));
  }

  void write_text(std::size_t begin, std::size_t end, bool is_item) {
    const Block& first = block(begin);
    const Block& last = block(end - 1);
    const NodeId node = first.paragraph.node;
    if (!is_in_main_) open_address(begin);
    if (first.aside_offset) {
      years_ = *first.aside_offset;
      beside_years_ = first.indent;
    }
    const bool is_row = last.aside && !last.aside_offset;
    const StyleId base = usual_style(first.paragraph);
    const std::string place = sheet_.class_of(place_of(begin), mark_of(first)) + printed_place_of(begin);
    for (std::size_t i = begin; i < end; ++i)
      heights_[flow_of(i)] += block(i).leading + block(i).placement.above.natural;
    if (is_row) {
      out_ += "<div";
      append_class(out_, "row " + place);
      out_ += '>';
    }
    const int level = level_of(role_of(node));
    const std::string tag = is_item ? "li" : level > 0 ? fmt::format("h{}", level) : "p";
    out_.append("<").append(tag);
    std::string look = is_row ? classes_.of(base) : place + " " + classes_.of(base);
    if (has_items_from_the_start(first.paragraph)) look += " items";
    if (is_beside_years(begin)) look += " dated";
    append_class(out_, look);
    append_names(is_item ? open_.back() : node);
    if (is_item && targets_.contains(node)) append_attribute(out_, "id", id_of(prefix_, node));
    append_direction(first.paragraph);
    out_ += '>';
    write_label(first, base);
    if (last.aside && last.aside_offset) {
      const std::string offset = sheet_.length(*last.aside_offset);
      write_in_indent(
          *last.aside, base,
          "before year " +
              sheet_.class_of(fmt::format(
                  "width:calc(var(--in) - {0});margin-inline-start:calc({0} - var(--in))", offset)));
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) out_ += "<br>";
      append_inline(out_, document_, block(i).paragraph, base, classes_, prefix_);
    }
    if (is_item) return;
    out_.append("</").append(tag).append(">");
    if (is_row) {
      const StyleId style = usual_style(*last.aside);
      out_ += " <p";
      append_class(out_, "aside " + classes_.of(style));
      append_direction(*last.aside);
      out_ += '>';
      append_inline(out_, document_, *last.aside, style, classes_, prefix_);
      out_ += "</p></div>";
    }
    out_ += '\n';
  }

  /// Do items follow one another, so that a separator at the start of a line can be hidden?
  [[nodiscard]] static bool has_items_from_the_start(const Paragraph& paragraph) {
    return paragraph.alignment != Alignment::Centre && paragraph.alignment != Alignment::Right &&
           !has_text_to_the_left(paragraph.text) &&
           std::ranges::find(paragraph.spans, Parting::Separator, &Span::parting) != paragraph.spans.end();
  }

  void append_direction(const Paragraph& paragraph) {
    if (has_text_to_the_left(paragraph.text)) out_ += " dir=\"auto\"";
  }

  const Document& document_;
  const std::vector<StructureNode>& nodes_;
  StyleSheet& sheet_;
  WebFonts& fonts_;
  TextClasses classes_;
  std::string_view prefix_;
  std::string_view main_;
  std::set<NodeId> targets_;
  std::vector<NodeId> open_;
  std::optional<std::size_t> rule_;  ///< a block that is still to be written
  bool is_in_head_ = false;
  bool is_in_main_ = false;
  bool is_in_address_ = false;
  Length years_;                 ///< where a column of years begins
  Length beside_years_;          ///< and where the text beside it
  bool has_paragraph_ = false;   ///< has the head one?
  std::vector<Length> heights_;  ///< of what is written of each flow
  std::string out_;
};

}  // namespace

std::string markup_of(const Document& document, PageParts parts, std::string_view prefix, bool is_alone) {
  return DocumentMarkup(document, parts, prefix, is_alone).write();
}

}  // namespace galley::output
