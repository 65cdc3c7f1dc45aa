// document: paragraphs, lists and sub-headings as blocks.
#include "blocks.h"

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

void push_list(Composer& composer, NodeId parent, const std::vector<Highlight>& highlights, Length indent,
               const Gap& first, int depth) {
  const Measures measures = measures_of(composer.style);
  Structure& structure = composer.document.structure;
  const NodeId list = structure.add(StructureRole::List, parent, highlights.front().text.place);
  for (std::size_t i = 0; i < highlights.size(); ++i) {
    const Highlight& highlight = highlights[i];
    const Place& place = highlight.text.place;
    const NodeId item = structure.add(StructureRole::ListItem, list, place);
    std::optional<Label> label;
    const std::string_view mark = depth == 0 ? std::string_view(composer.style.bullet) : nested_bullet;
    if (!mark.empty()) {
      label.emplace();
      label->paragraph = new_paragraph(composer, StructureRole::Label, item, place);
      append_text(composer, label->paragraph, mark, running_look(composer));
      label->offset = indent + measures.bullet;
    }
    Paragraph paragraph = new_paragraph(composer, StructureRole::ListBody, item, place);
    set_as_running_text(composer, paragraph);
    append_prose(composer, paragraph, highlight.text, running_look(composer));
    const NodeId body = paragraph.node;
    Block block = text_block(composer, std::move(paragraph));
    block.label = std::move(label);
    block.indent = indent + measures.item;
    block.placement.break_inside = BreakKind::InsideBullet;
    const Gap gap =
        i == 0 ? first : Gap{composer.style.space.item, break_before(i, highlights.size(), depth)};
    push(composer, std::move(block), gap);
    if (!highlight.nested.empty()) {
      push_list(composer, body, highlight.nested, indent + measures.item,
                {composer.style.space.item, break_before(0, highlight.nested.size(), depth + 1)}, depth + 1);
    }
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

Alignment running_alignment(const Composer& composer) {
  return composer.style.justify ? Alignment::Justified : Alignment::Left;
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
  append_prose(composer, paragraph, text, running_look(composer));
  Block block = text_block(composer, std::move(paragraph));
  block.indent = indent;
  block.placement.break_inside = inside;
  push(composer, std::move(block), gap);
}

void push_highlights(Composer& composer, NodeId parent, const std::vector<Highlight>& highlights,
                     Length indent, const Gap& first) {
  if (!highlights.empty()) push_list(composer, parent, highlights, indent, first, 0);
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
