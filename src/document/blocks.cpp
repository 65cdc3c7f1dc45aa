// document: paragraphs, lists and sub-headings as blocks.
#include "blocks.h"

#include <algorithm>

namespace galley::document {
namespace {

constexpr std::string_view nested_bullet = "–";

// Baselines of two entries stand at least 1.4 of the leading apart: readers of PDF part paragraphs by that.
constexpr int min_above_entry = 400;

/// What a page that begins with bullet `index` of `count` parts.
BreakKind break_before(std::size_t index, std::size_t count, int depth) {
  if (depth > 0) return BreakKind::NestedBullet;
  if (index + 1 == count) return BreakKind::BeforeLastBullet;
  return index == 1 ? BreakKind::AfterFirstBullet : BreakKind::BetweenBullets;
}

/// The indent of an item's text beyond that of its list.
Length indent_of_item(const Measures& measures, ListMarks marks) {
  return marks == ListMarks::Numbers ? measures.publication : measures.item;
}

/// The bullet of an item, or its number.
std::optional<Label> label_of_item(Composer& composer, NodeId item, const Place& place, std::size_t index,
                                   int depth, ListMarks marks, Length indent) {
  const Measures measures = measures_of(composer.style);
  const std::string_view bullet = depth == 0 ? std::string_view(composer.style.bullet) : nested_bullet;
  const std::string mark =
      marks == ListMarks::Numbers ? std::to_string(index + 1) + "." : std::string(bullet);
  if (mark.empty()) return std::nullopt;
  Label label;
  label.paragraph = new_paragraph(composer, StructureRole::Label, item, place);
  append_text(composer, label.paragraph, mark, running_look(composer));
  label.offset = indent + (marks == ListMarks::Numbers ? measures.number : measures.bullet);
  if (marks == ListMarks::Numbers) label.alignment = Alignment::End;
  return label;
}

void push_list(Composer& composer, NodeId parent, const std::vector<Highlight>& highlights, Length indent,
               const Gap& first, int depth, ListMarks marks) {
  const Measures measures = measures_of(composer.style);
  Structure& structure = composer.document.structure;
  const NodeId list = structure.add(StructureRole::List, parent, highlights.front().text.place);
  structure.nodes[list].ordered = marks == ListMarks::Numbers;
  for (std::size_t i = 0; i < highlights.size(); ++i) {
    const Highlight& highlight = highlights[i];
    const Place& place = highlight.text.place;
    const NodeId item = structure.add(StructureRole::ListItem, list, place);
    std::optional<Label> label = label_of_item(composer, item, place, i, depth, marks, indent);
    Paragraph paragraph = new_paragraph(composer, StructureRole::ListBody, item, place);
    set_as_running_text(composer, paragraph);
    const NodeId body = paragraph.node;
    Block block = text_block(composer, std::move(paragraph));
    block.label = std::move(label);
    block.indent = indent + indent_of_item(measures, marks);
    block.placement.break_inside = BreakKind::InsideBullet;
    const Gap gap =
        i == 0 ? first : Gap{composer.style.space.item, break_before(i, highlights.size(), depth)};
    push_prose(composer, std::move(block), highlight.text, running_look(composer), gap);
    if (!highlight.nested.empty()) {
      push_list(composer, body, highlight.nested, indent + indent_of_item(measures, marks),
                {composer.style.space.item, break_before(0, highlight.nested.size(), depth + 1)}, depth + 1,
                ListMarks::Bullets);
    }
  }
}

// The penalty of a break that is never taken where a page can do without.
constexpr int forbidden = 10000;

/// What a break parts in an item that is to stay together.
BreakKind kept_together(BreakKind kind) {
  return cost_of(kind).penalty < forbidden ? BreakKind::KeptTogether : kind;
}

/// What a break parts in an item that pages may part. Titles keep with their text all the same.
BreakKind freely_parted(BreakKind kind) {
  switch (kind) {
    case BreakKind::Role:
    case BreakKind::Paragraph:
    case BreakKind::Bullets:
    case BreakKind::AfterFirstBullet:
    case BreakKind::BetweenBullets:
    case BreakKind::BeforeLastBullet:
    case BreakKind::NestedBullet:
    case BreakKind::InsideParagraph:
    case BreakKind::InsideBullet:
    case BreakKind::InsidePublication:
      return BreakKind::FreelyParted;
    default:
      return kind;
  }
}

}  // namespace

Measures measures_of(const Style& style) {
  const auto in_proportion = [&style](int half_points) { return style.size.scaled(half_points, 21); };
  return {in_proportion(22), in_proportion(6),  in_proportion(24), in_proportion(36),
          in_proportion(48), in_proportion(12), in_proportion(24)};
}

Block text_block(const Composer& composer, Paragraph paragraph) {
  Block block;
  block.leading = composer.style.leading;
  block.placement.break_inside = BreakKind::InsideParagraph;
  block.node = paragraph.node;
  block.paragraph = std::move(paragraph);
  return block;
}

bool push(Composer& composer, Block block, const Gap& gap) {
  if (block.kind == Block::Kind::Text && block.paragraph.text.empty()) return false;
  const Gap taken = std::exchange(composer.next_gap, std::nullopt).value_or(gap);
  block.placement.above = taken.above;
  block.placement.break_before = taken.parts;
  if (taken.parts == BreakKind::Entry) block.placement.min_above = min_above_entry;
  composer.document.blocks.push_back(std::move(block));
  return true;
}

bool push_prose(Composer& composer, Block block, const Text& text, const Look& look, const Gap& gap) {
  const std::shared_ptr<const Inline> content = read_prose(composer, text);
  if (std::ranges::find(content->runs, RunKind::Break, &Run::kind) == content->runs.end()) {
    append_inline(composer, block.paragraph, *content, look, text.place);
    return push(composer, std::move(block), gap);
  }
  Block empty = block;
  empty.paragraph.text.clear();
  empty.paragraph.spans.clear();
  bool is_pushed = false;
  const std::vector<Inline> lines = lines_of(*content);
  for (const Inline& line : lines) {
    Block next = is_pushed ? empty : std::move(block);
    if (is_pushed) next.label.reset();
    append_inline(composer, next.paragraph, line, look, text.place);
    // Readers that go by the structure read the lines as one text.
    if (&line != &lines.back() && !next.paragraph.text.empty())
      append_text(composer, next.paragraph, " ", look);
    const Gap inside{{}, next.placement.break_inside};
    is_pushed |= push(composer, std::move(next), is_pushed ? inside : gap);
  }
  return is_pushed;
}

Alignment running_alignment(const Composer& composer) {
  return composer.style.justify ? Alignment::Justified : Alignment::Start;
}

void set_as_running_text(const Composer& composer, Paragraph& paragraph) {
  paragraph.alignment = running_alignment(composer);
  paragraph.filling = Filling::Full;
}

void push_paragraph(Composer& composer, NodeId parent, const Text& text, Length indent, const Gap& gap,
                    BreakKind inside) {
  if (text.empty()) return;
  Paragraph paragraph = new_paragraph(composer, StructureRole::Paragraph, parent, text.place);
  set_as_running_text(composer, paragraph);
  Block block = text_block(composer, std::move(paragraph));
  block.indent = indent;
  block.placement.break_inside = inside;
  push_prose(composer, std::move(block), text, running_look(composer), gap);
}

void push_highlights(Composer& composer, NodeId parent, const std::vector<Highlight>& highlights,
                     Length indent, const Gap& first, ListMarks marks) {
  if (!highlights.empty()) push_list(composer, parent, highlights, indent, first, 0, marks);
}

void break_pages_as_asked(Composer& composer, std::size_t begin, const Item& item) {
  std::vector<Block>& blocks = composer.document.blocks;
  if (begin == blocks.size()) return;
  if (item.new_page.value_or(false)) {
    std::size_t first = begin;
    while (first > 0 && cost_of(blocks[first].placement.break_before).penalty == forbidden) --first;
    // A name and a contact line are no page by themselves.
    if (first > composer.head_blocks) blocks[first].placement.break_before = BreakKind::NewPage;
  }
  if (!item.keep_together) return;
  const auto change = [&](BreakKind& kind) {
    if (*item.keep_together)
      kind = kept_together(kind);
    else
      kind = freely_parted(kind);
  };
  for (std::size_t i = begin; i < blocks.size(); ++i) {
    if (i > begin) change(blocks[i].placement.break_before);
    change(blocks[i].placement.break_inside);
  }
}

NodeId push_group_heading(Composer& composer, NodeId section, const Text& title) {
  const NodeId group = composer.document.structure.add(StructureRole::Section, section, title.place);
  Paragraph paragraph = new_paragraph(composer, heading_role(composer), group, title.place);
  append_prose(composer, paragraph, title, quiet(italic(semibold(running_look(composer)))));
  Block block = text_block(composer, std::move(paragraph));
  block.placement.break_inside = BreakKind::InsideHeading;
  if (push(composer, std::move(block), {composer.style.space.entry, BreakKind::Group})) {
    composer.next_gap = Gap{composer.style.space.item, BreakKind::AfterHeading};
    ++composer.heading_level;
  }
  return group;
}

}  // namespace galley::document
