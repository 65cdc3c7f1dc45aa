// document: skills, languages, interests. “**Languages:** C++, Rust (expert)”, hung; bare names run on in one
// line.
#include "keyword_lists.h"

namespace galley::document {
namespace {

/// One line: a label with its level, and what is listed.
struct ListLine {
  Text label;
  Text level;  ///< in brackets after the label
  std::vector<Text> listed;
  Place place;
  Entry rest;  ///< set below it
};

ListLine line_of(Composer& composer, Item item) {
  ListLine line;
  line.place = item.place;
  line.label = take(item.name.empty() ? item.language : item.name);
  line.listed = std::exchange(item.keywords, {});
  line.level = take(item.level);
  // A language's fluency is its list: “German: fluent”.
  if (!item.fluency.empty()) line.listed.insert(line.listed.begin(), take(item.fluency));
  line.rest.lead.emplace_back();  // what is left goes to the second line
  take_rest(composer, line.rest, item);
  line.rest.lead.clear();
  return line;
}

bool has_rest(const Entry& rest) { return !rest.one_line() || !rest.dates.empty(); }

bool is_bare(const ListLine& line) {
  return line.listed.empty() && !line.label.empty() && !has_rest(line.rest);
}

void append_level(Composer& composer, Paragraph& paragraph, const Text& level, const Look& look) {
  if (level.empty()) return;
  append_text(composer, paragraph, paragraph.text.empty() ? "(" : " (", look);
  append_prose(composer, paragraph, level, look);
  append_text(composer, paragraph, ")", look);
}

/// The first line of an item and its aside.
void push_line(Composer& composer, NodeId node, const ListLine& line, const Gap& gap) {
  const Look look = running_look(composer);
  Structure& structure = composer.document.structure;
  const NodeId item = structure.add(StructureRole::ListItem, node, line.place);
  const bool is_labelled = !line.label.empty() && !line.listed.empty();
  const NodeId label_node = is_labelled ? structure.add(StructureRole::Label, item, line.place) : no_node;
  Paragraph paragraph = new_paragraph(composer, StructureRole::ListBody, item, line.place);
  const NodeId body = paragraph.node;
  if (has_rest(line.rest)) paragraph.node = structure.add(StructureRole::Paragraph, body, line.place);
  paragraph.alignment = running_alignment(composer);
  const auto label = read_prose(composer, line.label);
  if (line.level.empty()) {
    append_labelled_list(composer, paragraph, *label, line.listed, label_node);
  } else {
    const NodeId list_node = std::exchange(paragraph.node, is_labelled ? label_node : paragraph.node);
    append_inline(composer, paragraph, *label, quiet(semibold(look)), line.place);
    append_level(composer, paragraph, line.level, look);
    if (!line.listed.empty()) append_text(composer, paragraph, composer.language.words->colon, look);
    paragraph.node = list_node;
    append_labelled_list(composer, paragraph, {}, line.listed);
  }
  for (const Piece& piece : line.rest.second) {
    if (!paragraph.text.empty())
      append_text(composer, paragraph, composer.language.words->list_separator, look);
    append_prose(composer, paragraph, piece.text, look);
  }
  if (!line.rest.location.empty()) {
    if (!paragraph.text.empty())
      append_text(composer, paragraph, composer.language.words->list_separator, look);
    append_prose(composer, paragraph, line.rest.location, italic(look));
  }
  Block block = text_block(composer, std::move(paragraph));
  block.hang = measures_of(composer.style).hang;
  if (!line.rest.dates.empty()) {
    block.aside = new_paragraph(composer, StructureRole::Paragraph, body, line.rest.dates_place);
    block.aside->alignment = Alignment::End;
    append_dates(composer, *block.aside, line.rest.dates, tabular(look));
  }
  push(composer, std::move(block), gap);
  Entry below = line.rest;
  push_body(composer, body, below, measures_of(composer.style).hang,
            {composer.style.space.item, BreakKind::AfterTitle});
}

/// “C++, Rust (expert), Go”.
void push_bare(Composer& composer, NodeId node, const std::vector<ListLine>& lines, const Gap& gap) {
  const Look look = running_look(composer);
  const NodeId item = composer.document.structure.add(StructureRole::ListItem, node, lines.front().place);
  Paragraph paragraph = new_paragraph(composer, StructureRole::ListBody, item, lines.front().place);
  paragraph.alignment = running_alignment(composer);
  for (const ListLine& line : lines) {
    if (!paragraph.text.empty())
      append_text(composer, paragraph, composer.language.words->list_separator, look);
    append_prose(composer, paragraph, line.label, look);
    append_level(composer, paragraph, line.level, look);
  }
  Block block = text_block(composer, std::move(paragraph));
  block.hang = measures_of(composer.style).hang;
  push(composer, std::move(block), gap);
}

}  // namespace

void push_list_lines(Composer& composer, NodeId section, const std::vector<const Item*>& items,
                     const Gap& first) {
  if (items.empty()) return;
  const NodeId list = composer.document.structure.add(StructureRole::List, section, items.front()->place);
  Gap gap = first;
  const auto next_gap = [&] { return std::exchange(gap, {composer.style.space.item, BreakKind::ListLine}); };
  std::vector<ListLine> bare;
  const auto flush = [&] {
    if (!bare.empty()) push_bare(composer, list, std::exchange(bare, {}), next_gap());
  };
  for (const Item* item : items) {
    ListLine line = line_of(composer, *item);
    if (is_bare(line) && !item->new_page.value_or(false)) {
      bare.push_back(std::move(line));
      continue;
    }
    flush();
    const std::size_t begin = composer.document.blocks.size();
    push_line(composer, list, line, next_gap());
    break_pages_as_asked(composer, begin, *item);
  }
  flush();
}

}  // namespace galley::document
