// document: sections. In comes a section of whatever kind, out come a heading with its rule and the blocks of
// its items.
#include "section_blocks.h"

#include <algorithm>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/resume/section_spec.h"
#include "keyword_lists.h"
#include "kinds.h"
#include "publications.h"

namespace galley::document {
namespace {

/// “invited-talks” → “Invited talks”: a section of one's own without a title.
std::string title_from_id(std::string id) {
  std::ranges::replace_if(id, [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!id.empty()) id[0] = ascii::to_capital(id[0]);
  return id;
}

/// True of a title that galley has no words for in the language of the résumé.
bool is_english(const Composer& composer, const Section& section, const Text& title) {
  return !composer.language.has_words && title.value == default_title(composer.language, section.kind);
}

/// The title, or an empty text for a summary, which has none unless it is given one.
Text title_of(Composer& composer, const Section& section) {
  if (!section.title.empty()) return section.title;
  const auto styled = composer.style.titles.find(section.id);
  if (styled != composer.style.titles.end()) return {styled->second, section.place};
  if (section.kind == SectionKind::Summary) return {};
  const bool is_own = section.kind == SectionKind::Prose || section.id != resume::spec_of(section.kind).id;
  if (is_own) return {title_from_id(section.id), section.place};
  const std::string title(default_title(composer.language, section.kind));
  if (!composer.language.has_words) composer.english_titles.push_back(title);
  return {title, section.place};
}

void push_rule(Composer& composer, const Place& place, const Gap& gap) {
  Block rule;
  rule.kind = Block::Kind::Rule;
  rule.paragraph.place = place;
  rule.thickness = *composer.style.heading.rule;
  rule.colour = composer.style.colour.rule;
  push(composer, std::move(rule), gap);
}

Capitals capitals_of(HeadingCase letter_case) {
  switch (letter_case) {
    case HeadingCase::AsWritten:
      return Capitals::AsWritten;
    case HeadingCase::Upper:
      return Capitals::Upper;
    case HeadingCase::SmallCaps:
      return Capitals::Small;
  }
  return Capitals::AsWritten;
}

/// The heading of a section. What stands under it has headings a level lower.
void push_heading(Composer& composer, NodeId node, const Section& section, const Text& title,
                  const Gap& gap) {
  const Style::Heading& style = composer.style.heading;
  Look look = semibold(running_look(composer));
  look.style.family = composer.style.font.heading;
  look.style.size = style.size;
  look.style.colour = composer.style.colour.accent;
  look.style.tracking = style.tracking;
  look.style.capitals = capitals_of(style.letter_case);
  // Old-style figures would sink among capitals.
  if (look.style.capitals == Capitals::Upper) look.style.figures = Figures::Lining;
  Paragraph heading = new_paragraph(composer, heading_role(composer), node, title.place);
  if (is_english(composer, section, title)) composer.document.structure.nodes[heading.node].language = "en";
  append_prose(composer, heading, title, quiet(look));
  composer.document.outline.push_back({read_plain(composer, title), heading.node, 0});
  Block block = text_block(composer, std::move(heading));
  block.leading = style.size.scaled(26, 19);  // 9.5/13
  block.placement.break_inside = BreakKind::InsideHeading;
  // A rule above stands off by as much as the heading's own leading keeps the one below.
  const bool rule_leads = style.rule && style.rule_place == RulePlace::Above;
  const Gap at_the_rule{{rule_leads ? style.size.scaled(2, 5) : Length{}, {}, {}}, BreakKind::AfterHeading};
  if (rule_leads) push_rule(composer, title.place, gap);
  if (push(composer, std::move(block), rule_leads ? at_the_rule : gap)) ++composer.heading_level;
  if (style.rule && !rule_leads) push_rule(composer, title.place, at_the_rule);
  composer.next_gap = Gap{composer.style.space.heading, BreakKind::AfterHeading};
}

/// Items in file order; where `group` changes a sub-heading is set, and `push_run` sets what stands under it.
template <typename PushRun>
void push_grouped(Composer& composer, NodeId node, const std::vector<Item>& items, PushRun push_run) {
  for (std::size_t begin = 0; begin < items.size();) {
    const Text& group = items[begin].group;
    std::size_t end = begin + 1;
    while (end < items.size() && items[end].group.value == group.value) ++end;
    const HeadingScope scope(composer);
    const NodeId parent = group.empty() ? node : push_group_heading(composer, node, group);
    std::vector<const Item*> run;
    for (std::size_t i = begin; i < end; ++i) run.push_back(&items[i]);
    push_run(parent, run);
    begin = end;
  }
}

void push_entries(Composer& composer, NodeId node, const Section& section) {
  // A list of one-line entries (awards) is set as closely as roles are; anything longer wants its gap.
  bool after_one_line = false;
  push_grouped(composer, node, section.items, [&](NodeId parent, const std::vector<const Item*>& run) {
    for (const Item* item : run) {
      Entry entry = entry_of(composer, section.kind, *item);
      const bool one_line = entry.one_line();
      const Style::Space& space = composer.style.space;
      const Glue& above = one_line && after_one_line ? space.role : space.entry;
      const std::size_t begin = composer.document.blocks.size();
      push_entry(composer, parent, std::move(entry), {above, BreakKind::Entry});
      break_pages_as_asked(composer, begin, *item);
      after_one_line = one_line;
    }
  });
}

/// Says that what the author has grouped is not printed so.
void tell_unused_groups(Composer& composer, const Section& section) {
  if (composer.style.publications.group == PublicationGroup::Group) return;
  const auto grouped =
      std::ranges::find_if(section.items, [](const Item& item) { return !item.group.empty(); });
  if (grouped == section.items.end()) return;
  composer.warnings.push_back({Severity::Note, Fault::Resume,
                               "`group` makes no sub-heading here, since style.publications.group is another",
                               grouped->group.place, "style.publications.group = \"group\""});
}

void push_items(Composer& composer, NodeId node, const Section& section) {
  const Gap entry_gap{composer.style.space.entry, BreakKind::Entry};
  switch (resume::spec_of(section.kind).shape) {
    case resume::SectionShape::Bibliography:
      tell_unused_groups(composer, section);
      push_publications(composer, node, composer.citations.lists.at(&section), entry_gap);
      break;
    case resume::SectionShape::KeywordLists:
      push_grouped(composer, node, section.items, [&](NodeId parent, const std::vector<const Item*>& run) {
        push_list_lines(composer, parent, run, {composer.style.space.item, BreakKind::ListLine});
      });
      break;
    case resume::SectionShape::Text:
    case resume::SectionShape::Entries:
      push_entries(composer, node, section);
      break;
  }
}

}  // namespace

void push_section(Composer& composer, const Section& section) {
  if (section.items.empty() && section.text.empty() && section.highlights.empty()) return;
  const Style::Space& space = composer.style.space;
  const NodeId node = composer.document.structure.add(StructureRole::Section, document_node, section.place);
  const auto& starts_page = composer.style.new_page;
  const bool new_page = std::ranges::find(starts_page, section.id) != starts_page.end();
  const BreakKind before = new_page ? BreakKind::NewPage : BreakKind::Section;
  const Text title = title_of(composer, section);
  const HeadingScope scope(composer);
  if (!title.empty()) {
    push_heading(composer, node, section, title, {space.section, before});
  } else {
    const bool follows_head = composer.document.blocks.size() == composer.head_blocks;
    composer.next_gap =
        Gap{follows_head ? space.contact : space.section, follows_head ? BreakKind::Paragraph : before};
  }
  for (const Text& text : section.text) {
    push_paragraph(composer, node, text, {}, {space.paragraph, BreakKind::Text}, BreakKind::InsideText);
  }
  push_items(composer, node, section);
  push_highlights(composer, node, section.highlights, {}, {space.item, BreakKind::Bullets});
  composer.next_gap.reset();
}

}  // namespace galley::document
