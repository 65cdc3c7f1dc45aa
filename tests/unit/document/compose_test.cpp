// tests of document: the head, sections, spacing and penalties, the structure tree, outline, links and
// metadata.
#include <gmock/gmock.h>

#include "blocks.h"
#include "samples.h"

namespace galley::document {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Item job(const char* position) {
  Item item;
  item.position = text(position);
  item.name = text("Employer");
  item.dates = since({2020, 1, 0});
  item.highlights = highlights({"One", "Two", "Three", "Four"});
  return item;
}

Section summary(const char* prose) {
  Section made = section(SectionKind::Summary, "summary", {});
  made.text = texts({prose});
  return made;
}

TEST(Head, is_name_label_and_contact_line) {
  Resume resume = resume_of({});
  resume.basics.label = text("Analyst");
  resume.basics.pronouns = text("she/her");
  resume.basics.email = texts({"ada@example.org"});
  resume.basics.phone = texts({"+1 505.385.9209"});
  resume.basics.url = text("https://ada.org/");
  resume.basics.location.city = text("London");
  resume.basics.location.country_code = text("GB");
  resume.basics.profiles = {{text("GitHub"), text("ada"), text("https://github.com/ada")},
                            {text("Mastodon"), text("ada"), text("https://hachyderm.io/@ada")},
                            {text("Matrix"), text("@ada:x"), {}}};
  resume.basics.links = {{text("Talks"), text("t.org")}};
  EXPECT_EQ(
      dump(composed(resume)),
      "# **Ada Lovelace**** **(she/her)\n*Analyst*\n"
      "[ada@example.org](mailto:ada@example.org)~· [+1 505.385.9209](tel:+15053859209)~· "
      "[ada.org](https://ada.org/)~· London, United Kingdom~· [github.com/ada](https://github.com/ada)~· "
      "Mastodon: [hachyderm.io/@ada](https://hachyderm.io/@ada)~· Matrix: @ada:x~· Talks: "
      "[t.org](https://t.org)\n");
}

TEST(Head, separators_are_wide_spaces_and_addresses_whole) {
  Resume resume = resume_of({});
  resume.basics.email = texts({"a@b.c", "d@e.f"});
  const Document document = composed(resume);
  const Paragraph& contact = document.blocks[1].paragraph;
  ASSERT_EQ(contact.spans.size(), 5U);
  EXPECT_EQ(contact.spans[0].hold, Hold::Item);
  EXPECT_EQ(contact.spans[1].parting, Parting::Separator);
  EXPECT_EQ(document.styles[contact.spans[1].style].tracking, 750);
  EXPECT_EQ(document.styles[contact.spans[2].style].tracking, 0);
  EXPECT_EQ(contact.text, "a@b.c\u00A0· d@e.f");
  EXPECT_EQ(document.styles[contact.spans[0].style].colour, Colour{});
}

TEST(Sections, may_begin_with_their_rule) {
  Resume resume = resume_of({summary("Text.")});
  resume.sections[0].title = text("Profile");
  resume.style.heading.rule_place = RulePlace::Above;
  const Document document = composed(resume);
  EXPECT_EQ(body(document), "----\n## **PROFILE**\nText.\n");
  const Block& rule = document.blocks[document.blocks.size() - 3];
  EXPECT_EQ(rule.placement.above, resume.style.space.section);
  EXPECT_GT(document.blocks[document.blocks.size() - 2].placement.above.natural, Length{});
  EXPECT_EQ(document.blocks.back().placement.above, resume.style.space.heading);
}

TEST(Head, has_the_accent) {
  Resume resume = resume_of({});
  resume.style.colour.accent = {0x0B, 0x5C, 0x7A};
  const Document document = composed(resume);
  EXPECT_EQ(document.styles[document.blocks[0].paragraph.spans[0].style].colour, resume.style.colour.accent);
}

TEST(Head, contact_says_what_and_in_which_order) {
  Resume resume = resume_of({});
  resume.basics.label = text("Analyst");
  resume.basics.email = texts({"a@b.c"});
  resume.basics.pronouns = text("she/her");
  resume.basics.profiles = {{text("Git Hub"), {}, text("github.com/ada")},
                            {text("X"), {}, text("x.com/ada")}};
  resume.style.contact = {"label", "pronouns", "github", "email"};
  resume.style.separator = "|";
  resume.style.name.align = HorizontalAlignment::Centre;
  const Document document = composed(resume);
  EXPECT_EQ(dump(document),
            "# **Ada Lovelace**\nAnalyst~| she/her~| [github.com/ada](https://github.com/ada)~| "
            "[a@b.c](mailto:a@b.c)\n");
  EXPECT_EQ(document.blocks[1].paragraph.alignment, Alignment::Centre);
}

TEST(Sections, have_titles_of_the_language_of_the_style_or_their_own) {
  Resume resume = resume_of({section(SectionKind::Work, "work", {job("P")})}, "de-DE");
  EXPECT_THAT(body(composed(resume)), HasSubstr("## **BERUFSERFAHRUNG**\n"));
  resume.style.titles["work"] = "Weiße *Arbeit*";
  Document document = composed(resume);
  EXPECT_THAT(body(document), HasSubstr("## **WEISSE *****ARBEIT***\n"));
  EXPECT_EQ(document.outline[0].title, "Weiße Arbeit");
  resume.sections[0].title = text("Stellen");
  resume.style.heading.letter_case = HeadingCase::AsWritten;
  EXPECT_THAT(body(composed(resume)), HasSubstr("## **Stellen**\n"));
  resume.sections[0].title = {};
  resume.style.titles.clear();
  resume.sections[0].id = "early-work";
  EXPECT_THAT(body(composed(resume)), HasSubstr("## **Early work**\n"));
}

/// The style of a paragraph's first span.
const TextStyle& style_of(const Document& document, const Paragraph& paragraph) {
  return document.styles[paragraph.spans.front().style];
}

TEST(Letters, small_capitals_leave_the_text_as_it_was_written) {
  Resume resume = resume_of({section(SectionKind::Work, "work", {job("P")})});
  resume.sections[0].title = text("Work at `main`");
  resume.style.heading.letter_case = HeadingCase::SmallCaps;
  const Document document = composed(resume);
  const Paragraph& heading = document.blocks[1].paragraph;
  EXPECT_EQ(heading.text, "Work at main");
  EXPECT_EQ(style_of(document, heading).capitals, Capitals::Small);
  EXPECT_EQ(document.styles[heading.spans.back().style].capitals, Capitals::AsWritten) << "code is code";
}

TEST(Letters, old_style_figures_stand_in_running_text_alone) {
  Item item = job("P");
  item.dates = on({.year = 2011});
  Resume resume = resume_of({section(SectionKind::Work, "work", {item})});
  resume.style.figures = FigureForm::OldStyle;
  const Document document = composed(resume);
  EXPECT_EQ(style_of(document, document.blocks[0].paragraph).figures, Figures::Lining) << "the name";
  EXPECT_EQ(style_of(document, document.blocks[1].paragraph).figures, Figures::Lining) << "capitals";
  const Block& entry = document.blocks[3];
  EXPECT_EQ(style_of(document, entry.paragraph).figures, Figures::OldStyle);
  ASSERT_TRUE(entry.aside);
  EXPECT_EQ(style_of(document, *entry.aside).figures, Figures::Tabular);
}

TEST(Letters, a_name_written_in_capitals_has_marks_at_their_height) {
  Resume resume = resume_of({});
  const auto capitals = [&](const char* name) {
    resume.basics.name = text(name);
    const Document document = composed(resume);
    return style_of(document, document.blocks[0].paragraph).capitals;
  };
  EXPECT_EQ(capitals("ADA LOVELACE-KING"), Capitals::Upper);
  EXPECT_EQ(capitals("Ada Lovelace-King"), Capitals::AsWritten);
}

TEST(Sections, of_a_language_without_words_are_warned_of) {
  Diagnostics warnings;
  const Resume resume = resume_of({section(SectionKind::Work, "work", {job("P")}),
                                   section(SectionKind::Education, "education", {job("P")})},
                                  "ga-IE");
  ASSERT_TRUE(compose(resume, warnings).has_value());
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0].message, HasSubstr("there are no words for 'ga-IE'"));
}

TEST(Sections, of_a_language_without_words_point_at_it) {
  const auto place_of_warning = [](const char* toml) {
    Resume resume = resume_of({section(SectionKind::Work, "work", {job("P")})}, "ga-IE");
    resume.basics.name.place = {std::make_shared<const Source>("r.toml", toml), 2, 8, 1, {}};
    Diagnostics warnings;
    EXPECT_TRUE(compose(resume, warnings).has_value());
    return warnings.at(0).place;
  };
  const Place place = place_of_warning("# language\nname = 'A'\n[meta]\nlanguage = \"ga-IE\"\n");
  EXPECT_EQ(place.line, 4);
  EXPECT_EQ(place.column, 1);
  EXPECT_EQ(place_of_warning("\nname = 'A'\nmeta = {language='ga-IE'}").column, 18);
  const Place file = place_of_warning("\nname = 'A'\n");
  EXPECT_EQ(file.line, 0);
  EXPECT_NE(file.source, nullptr);
}

TEST(Sections, bear_no_letter_of_more_marks_than_scripts_need) {
  const auto stacked = [](int count) {
    std::string letter = "o";
    for (int i = 0; i < count; ++i) letter += i % 2 == 0 ? "\u0301" : "\u0323";
    return letter;
  };
  EXPECT_THAT(errors_of(resume_of({summary(stacked(64).c_str())})), IsEmpty());
  EXPECT_THAT(errors_of(resume_of({summary((stacked(40) + stacked(40)).c_str())})), IsEmpty());
  EXPECT_THAT(errors_of(resume_of({summary(("w" + stacked(30'000)).c_str())})),
              ElementsAre("more than 64 marks on one letter"));
  Resume resume = resume_of({});
  resume.basics.email = {text("a@" + stacked(65) + ".org")};
  EXPECT_THAT(errors_of(resume), ElementsAre("more than 64 marks on one letter"));
}

TEST(Sections, summary_has_no_heading_unless_it_is_given_one) {
  Resume resume = resume_of({summary("First.")});
  resume.sections[0].text.push_back(text("Second."));
  resume.basics.email = texts({"a@b.c"});
  const Document document = composed(resume);
  EXPECT_THAT(dump(document), HasSubstr("a@b.c)\nFirst.\nSecond.\n"));
  EXPECT_EQ(document.blocks[2].placement.above, classic_style().space.contact);
  EXPECT_EQ(document.blocks[3].placement.above, classic_style().space.paragraph);
  resume.style.titles["summary"] = "Profile";
  EXPECT_THAT(body(composed(resume)), HasSubstr("## **PROFILE**\n----\nFirst.\n"));
}

TEST(Sections, that_hold_nothing_are_left_out) {
  EXPECT_EQ(body(composed(resume_of({section(SectionKind::Work, "work", {})}))), "");
}

TEST(Spacing, follows_style) {
  const Resume resume = resume_of({summary("S"), section(SectionKind::Work, "work", {job("A"), job("B")})});
  const Document document = composed(resume);
  const Style::Space space = classic_style().space;
  std::vector<Glue> above;
  for (const Block& block : document.blocks) above.push_back(block.placement.above);
  EXPECT_THAT(above, ElementsAre(Glue{}, space.contact, space.section, Glue{}, space.heading, Glue{},
                                 space.item, space.item, space.item, space.item, space.entry, Glue{},
                                 space.item, space.item, space.item, space.item));
  EXPECT_EQ(document.blocks[2].leading, Length::points(13));
  EXPECT_EQ(document.blocks[0].leading, Length::points(28));
}

TEST(PageBreaks, say_what_they_part) {
  using enum BreakKind;
  Resume resume = resume_of({summary("S"), section(SectionKind::Work, "work", {job("A"), job("B")})});
  std::vector<BreakKind> kinds;
  for (const Block& block : composed(resume).blocks) kinds.push_back(block.placement.break_before);
  EXPECT_THAT(kinds, ElementsAre(Paragraph, Paragraph, Section, AfterHeading, AfterHeading, AfterTitle,
                                 AfterTitle, AfterFirstBullet, BetweenBullets, BeforeLastBullet, Entry,
                                 AfterTitle, AfterTitle, AfterFirstBullet, BetweenBullets, BeforeLastBullet));
  resume.style.new_page = {"work"};
  EXPECT_EQ(composed(resume).blocks[2].placement.break_before, NewPage);
}

TEST(PageBreaks, come_before_the_headings_of_an_item_that_asks_for_one) {
  using enum BreakKind;
  Resume resume = resume_of({summary("S"), section(SectionKind::Work, "work", {job("A"), job("B")})});
  resume.sections[1].items[0].new_page = true;
  resume.sections[1].items[1].new_page = true;
  const std::vector<Block> blocks = composed(resume).blocks;
  EXPECT_EQ(blocks[2].placement.break_before, NewPage);  // the section's heading
  EXPECT_EQ(blocks[4].placement.break_before, AfterHeading);
  EXPECT_EQ(blocks[10].placement.break_before, NewPage);
  resume.sections[1].items[1].new_page = false;
  EXPECT_EQ(composed(resume).blocks[10].placement.break_before, Entry);
}

TEST(PageBreaks, are_forbidden_inside_what_is_to_stay_together) {
  using enum BreakKind;
  Resume resume = resume_of({section(SectionKind::Work, "work", {job("A"), job("B")})});
  const std::vector<Block> loose = composed(resume).blocks;
  resume.sections[0].items[0].keep_together = true;
  resume.sections[0].items[1].keep_together = false;
  const std::vector<Block> blocks = composed(resume).blocks;
  bool is_second = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Placement& placement = blocks[i].placement;
    is_second = is_second || placement.break_before == Entry;
    const BreakKind expected = is_second ? FreelyParted : KeptTogether;
    if (loose[i].placement.break_before == AfterFirstBullet) {
      EXPECT_EQ(placement.break_before, expected);
    }
    if (loose[i].placement.break_inside == InsideBullet) {
      EXPECT_EQ(placement.break_inside, expected);
    }
    if (cost_of(loose[i].placement.break_before).penalty == 10000) {
      EXPECT_EQ(placement.break_before, loose[i].placement.break_before);
    }
  }
}

TEST(PageBreaks, may_stand_before_a_line_of_a_list_and_a_publication) {
  Item skill;
  skill.name = text("Languages");
  Item tools;
  tools.name = text("Tools");
  tools.new_page = true;
  Item paper = publication("a", "A");
  Item other = publication("b", "B");
  other.new_page = true;
  const Document document =
      composed(resume_of({section(SectionKind::Skills, "skills", {skill, tools}),
                          section(SectionKind::Publications, "publications", {paper, other})}));
  std::size_t breaks = 0;
  for (const Block& block : document.blocks)
    if (block.placement.break_before == BreakKind::NewPage) ++breaks;
  EXPECT_EQ(breaks, 2U);
}

TEST(PageBreaks, that_are_forced_or_forbidden_are_so_by_their_penalty) {
  EXPECT_EQ(cost_of(BreakKind::NewPage).penalty, -10000);
  EXPECT_EQ(cost_of(BreakKind::AfterHeading).penalty, 10000);
  EXPECT_EQ(cost_of(BreakKind::AfterTitle).penalty, 10000);
  EXPECT_LT(cost_of(BreakKind::Widow).penalty, 10000);
}

Resume rich() {
  Item cited = publication("a", "Title [@b]");
  cited.url = text("a.b");
  Item noted = publication("b", "Other");
  noted.note = text("Note with [link](x.y) and `code`.");
  Item with_roles = job("P");
  with_roles.roles = {Role{text("R"), since({2020, 0, 0}), at("Oslo"), texts({"s"}), highlights({"h"})}};
  with_roles.highlights[0].nested = highlights({"n[@a; @b]"});
  Item skill;
  skill.name = text("Languages");
  skill.keywords = texts({"C++"});
  Resume resume =
      resume_of({summary("A *b* **c** [d](e.f) [@b]."), section(SectionKind::Work, "work", {with_roles}),
                 section(SectionKind::Skills, "skills", {skill}),
                 section(SectionKind::Publications, "publications", {cited, noted})});
  resume.basics.email = texts({"a@b.c"});
  resume.basics.label = text("Label");
  return resume;
}

NodeId list_item_of(const Document& document, const Paragraph& paragraph) {
  const auto& nodes = document.structure.nodes;
  NodeId node = paragraph.node;
  while (node != 0 && nodes[node].role != StructureRole::ListItem) node = nodes[node].parent;
  return node;
}

void expect_tiled(const Document& document, const Paragraph& paragraph) {
  std::uint32_t at = 0;
  for (const Span& span : paragraph.spans) {
    EXPECT_EQ(span.begin, at);
    EXPECT_LT(span.begin, span.end);
    EXPECT_LT(span.style, document.styles.size());
    ASSERT_LT(span.node, document.structure.nodes.size());
    EXPECT_LT(span.link, static_cast<std::int32_t>(document.links.size()));
    // A list's label stands in the line, but not in the body.
    const auto& nodes = document.structure.nodes;
    NodeId node = span.node;
    while (node != paragraph.node && node != 0 && nodes[node].role != StructureRole::Label)
      node = nodes[node].parent;
    const bool is_label = node != paragraph.node && nodes[node].role == StructureRole::Label;
    EXPECT_EQ(is_label ? nodes[node].parent : node,
              is_label ? list_item_of(document, paragraph) : paragraph.node)
        << "a span's node is not inside its paragraph's";
    at = span.end;
  }
  EXPECT_EQ(at, paragraph.text.size());
}

TEST(Structure_, is_sound) {
  const Document document = composed(rich());
  const auto& nodes = document.structure.nodes;
  EXPECT_EQ(nodes[0].role, StructureRole::Document);
  EXPECT_EQ(nodes[0].language, "en-US");
  for (std::size_t i = 1; i < nodes.size(); ++i) EXPECT_LT(nodes[i].parent, i);
  NodeId last = 0;
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::Rule) {
      EXPECT_EQ(block.node, no_node);
      continue;
    }
    EXPECT_EQ(block.node, block.paragraph.node);
    EXPECT_GT(block.node, last) << "nodes are not in reading order";
    last = block.node;
    expect_tiled(document, block.paragraph);
    if (block.label) {
      expect_tiled(document, block.label->paragraph);
      EXPECT_EQ(nodes[block.label->paragraph.node].role, StructureRole::Label);
    }
    if (block.aside) expect_tiled(document, *block.aside);
  }
  for (const LinkTarget& link : document.links) {
    ASSERT_LT(link.node, nodes.size());
    EXPECT_FALSE(link.description.empty());
    EXPECT_NE(link.uri.empty(), link.destination == no_node);
  }
}

TEST(Structure_, lists_hold_items_that_hold_label_and_body) {
  const Document document = composed(rich());
  const auto& nodes = document.structure.nodes;
  for (const StructureNode& node : nodes) {
    if (node.parent == no_node) continue;
    const StructureRole parent = nodes[node.parent].role;
    if (node.role == StructureRole::ListItem) {
      EXPECT_EQ(parent, StructureRole::List);
    }
    if (node.role == StructureRole::Label || node.role == StructureRole::ListBody) {
      EXPECT_EQ(parent, StructureRole::ListItem);
    }
    if (parent == StructureRole::List) {
      EXPECT_EQ(node.role, StructureRole::ListItem);
    }
    if (parent == StructureRole::ListItem) {
      EXPECT_TRUE(node.role == StructureRole::Label || node.role == StructureRole::ListBody);
    }
    if (node.role == StructureRole::BibliographyEntry) {
      EXPECT_EQ(parent, StructureRole::ListBody);
    }
  }
}

std::vector<StructureRole> headings_of(const Document& document) {
  std::vector<StructureRole> headings;
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::Rule) continue;
    const StructureRole role = document.structure.nodes[block.node].role;
    if (role >= StructureRole::Heading1 && role <= StructureRole::Heading5) headings.push_back(role);
  }
  return headings;
}

TEST(Headings, skip_no_level) {
  using enum StructureRole;
  Item one;
  one.name = text("Employer");
  one.group = text("Industry");
  Role role;
  role.position = text("Position");
  one.roles = {role, role};
  Item other;
  other.name = text("Another");
  EXPECT_THAT(headings_of(composed(resume_of({section(SectionKind::Work, "work", {one, other})}))),
              ElementsAre(Heading1, Heading2, Heading3, Heading4, Heading5, Heading5, Heading3));
  Resume untitled = resume_of({section(SectionKind::Work, "work", {one, other})});
  untitled.style.titles["work"] = "";
  EXPECT_THAT(headings_of(composed(untitled)),
              ElementsAre(Heading1, Heading2, Heading3, Heading4, Heading4, Heading2));
}

TEST(Headings, tell_that_they_are_english) {
  Item item;
  item.name = text("Arbeidsgiver");
  const std::vector<Section> sections{section(SectionKind::Work, "work", {item})};
  const auto language_of_title = [](const Document& document) {
    return document.structure.nodes[document.outline.front().node].language;
  };
  EXPECT_EQ(language_of_title(composed(resume_of(sections, "ga"))), "en");
  EXPECT_EQ(language_of_title(composed(resume_of(sections, "de"))), "");
  Resume own = resume_of(sections, "ga");
  own.sections[0].title = text("Reynsla");
  EXPECT_EQ(language_of_title(composed(own)), "");
}

TEST(Outline, has_sections_and_entries) {
  const Document document = composed(rich());
  std::vector<std::string> outline;
  for (const OutlineEntry& entry : document.outline) {
    outline.push_back(std::to_string(entry.level) + " " + entry.title);
    EXPECT_THAT(document.structure.nodes[entry.node].role,
                testing::AnyOf(StructureRole::Heading2, StructureRole::Heading3));
  }
  EXPECT_THAT(outline, ElementsAre("0 Experience", "1 Employer", "0 Skills", "0 Publications"));
}

TEST(Info, says_who_and_what) {
  Resume resume = rich();
  resume.meta.last_modified = "2026-01-02";
  const Document document = composed(resume);
  EXPECT_EQ(document.info.title, "Ada Lovelace – Label");
  EXPECT_EQ(document.info.author, "Ada Lovelace");
  EXPECT_EQ(document.info.language, "en-US");
  EXPECT_EQ(document.info.last_modified, "2026-01-02");
  EXPECT_THAT(document.info.keywords, ElementsAre("C++"));
  EXPECT_EQ(document.footer, "Ada Lovelace · {page} of {pages}");
  EXPECT_EQ(document.styles[document.footer_style].size, Length::points(8.5));
}

TEST(Links, are_coloured_in_running_text_alone) {
  const Document document = composed(rich());
  const auto colour_of = [&](const Paragraph& paragraph) {
    for (const Span& span : paragraph.spans) {
      if (span.link >= 0) return document.styles[span.style].colour;
    }
    return Colour{1, 1, 1};
  };
  EXPECT_EQ(colour_of(document.blocks[2].paragraph), Colour{});                    // contact
  EXPECT_EQ(colour_of(document.blocks[3].paragraph), (Colour{0x1F, 0x3F, 0x77}));  // summary
}

TEST(Links, whose_text_is_their_address_part_like_one) {
  const Document document =
      composed(resume_of({summary("[a.b/c](https://a.b/c/) and <https://d.e> and [x](f.g)")}));
  const Paragraph& paragraph = document.blocks[1].paragraph;
  EXPECT_EQ(marked(document, paragraph),
            "[a.b/c](https://a.b/c/) and [https://d.e](https://d.e) and [x](https://f.g)");
  EXPECT_EQ(paragraph.spans[0].parting, Parting::Url);
  EXPECT_EQ(paragraph.spans[2].parting, Parting::Url);
  EXPECT_EQ(paragraph.spans[4].parting, Parting::Words);
}

TEST(Errors, are_collected_and_said_once) {
  Resume resume = resume_of({summary("<b>x</b> ![i](j)")});
  resume.sections.push_back(section(SectionKind::Work, "work", {job("<i>")}));
  EXPECT_EQ(errors_of(resume).size(), 4U);
}

TEST(Punctuation_, can_be_switched_off) {
  Resume resume = resume_of({summary("\"a\" -- b...")});
  resume.style.punctuation = false;
  EXPECT_EQ(body(composed(resume)), "\"a\" -- b...\n");
}

}  // namespace
}  // namespace galley::document
