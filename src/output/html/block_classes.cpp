// output: the blocks of a document as classes of a style sheet (see block_classes.h).
#include "html/block_classes.h"

#include <algorithm>

#include <fmt/format.h>

#include "decimal.h"
#include "galley/base/utf8.h"
#include "html/text_classes.h"

namespace galley::output {
namespace {

// As galley places the lines of a block: thousandths of the leading above the baseline.
constexpr int above_baseline = 760;

/// True of letters of the scripts that run from right to left.
bool runs_left(char32_t c) {
  return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00) ||
         (c >= 0x10800 && c < 0x11000) || (c >= 0x1E800 && c < 0x1F000);
}

/// What a page break before a block, or inside it, has to keep together.
std::string breaks_of(const Placement& placement) {
  std::string out;
  switch (placement.break_before) {
    case BreakKind::NewPage:
      out = "break-before:page;";
      break;
    case BreakKind::AfterFirstBullet:
    case BreakKind::BeforeLastBullet:
    case BreakKind::BeforeClosing:
    case BreakKind::InsideHeading:
    case BreakKind::AfterClosing:
    case BreakKind::AfterTitle:
    case BreakKind::AfterHeading:
      out = "break-before:avoid;";
      break;
    default:
      break;
  }
  if (placement.break_inside == BreakKind::InsideHeading) out += "break-inside:avoid;break-after:avoid;";
  return out;
}

/// Do items follow one another from the start of the line, so that a separator there can be hidden?
bool has_items(const Paragraph& paragraph) {
  return paragraph.alignment != Alignment::Centre && paragraph.alignment != Alignment::End &&
         !runs_both_ways(paragraph.text) &&
         std::ranges::find(paragraph.spans, Parting::Separator, &Span::parting) != paragraph.spans.end();
}

}  // namespace

bool runs_both_ways(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, next] = utf8::decode(text, at);
    if (runs_left(character)) return true;
    at = next;
  }
  return false;
}

bool is_text(const Label& label, const Structure& structure) {
  NodeId node = label.paragraph.node;
  for (const auto& nodes = structure.nodes; node < nodes.size(); node = nodes[node].parent) {
    if (nodes[node].role == StructureRole::List) return nodes[node].ordered;
    if (nodes[node].parent >= node) break;
  }
  return false;
}

const Flow& BlockClasses::flow_of(std::size_t block) const {
  return *std::prev(std::ranges::upper_bound(document_.flows, block, {}, &Flow::begin));
}

const TextStyle& BlockClasses::style_of(const Block& block) const {
  return document_.styles[usual_style(block.paragraph)];
}

/// Does a block stand beside a column of years, or go on below one that does?
bool BlockClasses::is_beside_years(const Block& block) const {
  return years_ != nullptr && block.indent == years_->indent;
}

std::string BlockClasses::margins_of(std::size_t number) const {
  const Block& block = document_.blocks[number];
  Length start = block.indent + block.hang;
  Length end = block.inset;
  const std::optional<Inset>& inset = document_.flows.front().region.inset;
  // The picture has its room by itself.
  if (inset && number < inset->blocks) {
    const Block& first = document_.blocks.front();
    inset->place == Side::Start ? start -= first.indent : end -= first.inset;
  }
  std::string out;
  const auto declare = [&](std::string_view name, Length length) {
    if (length != Length{}) out += fmt::format("{}:{};", name, sheet_.length(length));
  };
  declare("margin-top", block.placement.above.natural);
  declare("margin-inline-end", end);
  declare("text-indent", -block.hang);
  constexpr int wide = 6;
  if (is_beside_years(block))
    out += fmt::format("--wide:{};--slim:{};margin-inline-start:var(--in);", sheet_.length(start),
                       sheet_.length(*years_->aside_offset));
  else if (start > document_.size * wide)  // gives way on a narrow screen
    out += fmt::format("margin-inline-start:clamp(0rem,100% - 14rem,{});", sheet_.length(start));
  else
    declare("margin-inline-start", start);
  return out;
}

std::string BlockClasses::lines_of(const Block& block) const {
  const Paragraph& paragraph = block.paragraph;
  std::string out = "line-height:";
  const Length size = style_of(block).size;
  if (is_large(size, document_))
    append_decimal(
        out, thousandths(Length::points(1).scaled(block.leading.scaled_points(), size.scaled_points())));
  else
    out += sheet_.length(block.leading);
  out += ';';
  if (paragraph.alignment == Alignment::Justified) out += "text-align:var(--full);";
  if (paragraph.alignment == Alignment::Centre) out += "text-align:center;";
  if (paragraph.alignment == Alignment::End) out += "text-align:end;";
  if (paragraph.filling == Filling::Balanced) out += "text-wrap:balance;";
  if (paragraph.filling == Filling::Full && document_.hyphenate != Hyphenation::Never) out += "hyphens:auto;";
  return out;
}

/// The declarations of a bullet. Programs that read aloud say that there is a list, and need not say more.
std::string BlockClasses::bullet_of(const Block& block) const {
  if (!block.label || is_text(*block.label, document_.structure)) return {};
  return fmt::format("content:{0};content:{0}/\"\";display:inline-block;width:{1};margin-inline-start:-{1}",
                     css_text(block.label->paragraph.text),
                     sheet_.length(block.indent - block.label->offset));
}

std::string BlockClasses::of(std::size_t number) {
  const Block& block = document_.blocks[number];
  if (block.aside_offset) years_ = &block;
  const bool is_line = block.kind == Block::Kind::Text;
  std::string classes = sheet_.class_of(
      margins_of(number) + (is_line ? lines_of(block) : std::string()) + breaks_of(block.placement),
      bullet_of(block));
  if (is_beside_years(block)) classes += " dated";
  if (has_items(block.paragraph)) classes += " items";
  // Printed, what goes on from page to page begins below what stands at places of its own.
  const Flow& flow = flow_of(number);
  const std::optional<Length>& top = flow.region.first_page.top;
  if (number == flow.begin && flow.region.later_pages && top)
    classes += " " + sheet_.print_class_of("padding-top:" + points(*top));
  return classes;
}

std::string BlockClasses::of_rule(const Block& rule) {
  std::string look = fmt::format("border-top:{} solid {};break-after:avoid", sheet_.length(rule.thickness),
                                 sheet_.line_colour(rule.colour));
  const Length above = rule.placement.above.natural;
  if (above != Length{}) look += ";margin-top:" + sheet_.length(above);
  return sheet_.class_of(std::move(look));
}

std::string BlockClasses::of_label(const Block& block) {
  const std::string indent = is_beside_years(block) ? "var(--in)" : sheet_.length(block.indent);
  const std::string offset = sheet_.length(block.label->offset);
  const bool is_right = block.label->alignment == Alignment::End;
  return "before " +
         sheet_.class_of(
             is_right
                 ? fmt::format("width:{0};margin-inline:calc(0rem - {1}) calc({1} - {0});text-align:end",
                               offset, indent)
                 : fmt::format("width:calc({1} - {0});margin-inline-start:calc({0} - {1})", offset, indent));
}

std::string BlockClasses::of_year(const Block& block) {
  return "before year " +
         sheet_.class_of(fmt::format("width:calc(var(--in) - {0});margin-inline-start:calc({0} - var(--in))",
                                     sheet_.length(*block.aside_offset)));
}

std::string BlockClasses::of_image(const Picture& picture, Size size) {
  return sheet_.class_of(fmt::format("width:{};aspect-ratio:{}/{}", sheet_.length(size.width),
                                     picture.upright_width(), picture.upright_height()));
}

/// Its top stands at the height of the first line's capitals.
std::string BlockClasses::of_inset() {
  const Block& first = document_.blocks.front();
  const TextStyle& style = style_of(first);
  const Length capitals = style.size.scaled(fonts_.cap_height(style), 1000);
  return sheet_.class_of("margin-top:" +
                         sheet_.length(first.leading.scaled(above_baseline, 1000) - capitals));
}

std::string BlockClasses::of_place(std::size_t first) {
  const Flow& flow = flow_of(first);
  const Margins& margin = document_.margin;
  const Length left = flow.region.left.value_or(margin.left);
  // What is wider than the page browsers print smaller, all of it.
  const Length end = document_.paper.width - margin.right;
  const Length right = std::min(flow.region.right.value_or(end), end);
  Length top = flow.region.first_page.top.value_or(margin.top);
  for (std::size_t i = flow.begin; i < first; ++i)
    top += document_.blocks[i].placement.above.natural + document_.blocks[i].leading;
  return "place " + sheet_.print_class_of(fmt::format("position:absolute;left:{};top:{};width:{}",
                                                      points(left), points(top), points(right - left)));
}

std::string BlockClasses::of_page_mark(const PageMark& mark) {
  return "mark " + sheet_.print_class_of(fmt::format(
                       "display:block;position:absolute;left:{};top:{};width:{};border-top:{} solid {}",
                       points(mark.rect.origin.x), points(mark.rect.origin.y), points(mark.rect.size.width),
                       points(mark.rect.size.height), sheet_.line_colour(mark.colour)));
}

}  // namespace galley::output
