// tests of document: publications, their numbers, authors and order; citations of them.
#include "publications.h"

#include <gmock/gmock.h>

#include "samples.h"

namespace galley::document {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Resume with_publications(std::vector<Item> items) {
  return resume_of({section(SectionKind::Publications, "publications", std::move(items))});
}

Section citing(const char* prose) {
  Section summary = section(SectionKind::Summary, "summary", {});
  summary.text = texts({prose});
  return summary;
}

TEST(Publications, are_set_on_one_paragraph) {
  Item item = publication("a", "Measuring disparate outcomes");
  item.authors = texts({"Tomo Lazovich", "Ada Lovelace*", "C S Medina"});
  item.publisher = text("Patterns (N Y)");
  item.volume = text("3");
  item.issue = text("8");
  item.pages = text("1907-1922");
  item.doi = text("https://doi.org/10.1016/j.patter.2022.100568");
  item.url = text("https://www.example.org/paper/");
  item.dates = on({2022, 8, 0});
  EXPECT_EQ(
      body(composed(with_publications({item}))),
      "## **PUBLICATIONS**\n----\n"
      "[1] Measuring disparate outcomes. Tomo Lazovich, **Ada Lovelace***, C~S~Medina. *Patterns (N Y)*, "
      "vol.~3, no.~8, pp.~1907–1922, August~2022. [doi.org/10.1016/j.patter.2022.100568]"
      "(https://doi.org/10.1016/j.patter.2022.100568)~· "
      "[example.org/paper](https://www.example.org/paper/)\n");
}

TEST(Publications, end_sentences_once) {
  Item question = publication("a", "Why?");
  question.authors = texts({"A. B."});
  question.dates = on({2020, 0, 0});
  EXPECT_THAT(body(composed(with_publications({question}))), HasSubstr("[1] Why? A.~B. 2020.\n"));
  EXPECT_THAT(body(composed(with_publications({publication("a", "Title.")}))), HasSubstr("[1] Title.\n"));
  EXPECT_THAT(body(composed(with_publications({publication("a", "Title")}))), HasSubstr("[1] Title.\n"));
}

TEST(Publications, link_from_the_title_where_no_url_is_printed) {
  Item item = publication("a", "Title");
  item.url = text("a.b");
  Resume resume = with_publications({item});
  resume.style.urls = UrlForm::Title;
  EXPECT_THAT(body(composed(resume)), HasSubstr("[1] [Title](https://a.b).\n"));
  resume.style.urls = UrlForm::Full;
  resume.sections[0].items[0].url = text("https://a.b/");
  EXPECT_THAT(body(composed(resume)), HasSubstr("[1] Title. [https://a.b/](https://a.b/)\n"));
  resume.style.urls = UrlForm::Title;
  resume.sections[0].items[0].url = {};
  resume.sections[0].items[0].doi = text("10.1/x");
  EXPECT_THAT(body(composed(resume)), HasSubstr("[1] [Title](https://doi.org/10.1/x).\n"));
}

TEST(Publications, speak_the_language) {
  Item item = publication("a", "Titel");
  item.volume = text("29");
  item.issue = text("8");
  item.pages = text("12");
  Resume resume = resume_of({section(SectionKind::Publications, "publications", {item})}, "de-DE");
  EXPECT_EQ(body(composed(resume)), "## **PUBLIKATIONEN**\n----\n[1] Titel. Bd.~29, Nr.~8, S.~12.\n");
}

TEST(Publications, print_whatever_else_they_hold_below) {
  Item item = publication("a", "Title");
  item.summary = texts({"Abstract."});
  item.note = text("To appear.");
  item.keywords = texts({"k1", "k2"});
  item.links = {{text("Code"), text("https://github.com/x")}};
  item.highlights = highlights({"Best paper"});
  EXPECT_EQ(body(composed(with_publications({item}))),
            "## **PUBLICATIONS**\n----\n[1] Title. Code: [github.com/x](https://github.com/x)\nAbstract.\n"
            "To appear.\n**Keywords:** k1, k2\n• Best paper\n");
}

TEST(OwnName, is_found_under_marks_and_aliases) {
  Item item = publication("a", "T");
  item.authors = texts({"ADA  LOVELACE", "Ada Lovelace†", "A Lovelace", "A. Lovelace", "Ada Lovelaces"});
  Resume resume = with_publications({item});
  resume.basics.aliases = {"A Lovelace"};
  EXPECT_THAT(body(composed(resume)),
              HasSubstr("**ADA LOVELACE**, **Ada Lovelace†**, **A~Lovelace**, A.~Lovelace, "
                        "Ada Lovelaces."));
}

TEST(OwnName, key_folds_case_space_and_marks) {
  EXPECT_EQ(name_key("  Ada\u00A0 Lovelace*†¹ "), "ada lovelace");
  EXPECT_EQ(name_key("A. Lovelace"), "a. lovelace");
  EXPECT_EQ(name_key("Ferenc Huszár"), "ferenc huszár");
}

TEST(Authors, shortening_keeps_the_own_name) {
  EXPECT_THAT(printed_authors(3, -1, 0), ElementsAre(0, 1, 2));
  EXPECT_THAT(printed_authors(3, 1, 8), ElementsAre(0, 1, 2));
  EXPECT_THAT(printed_authors(5, 1, 3), ElementsAre(0, 1, 2));
  EXPECT_THAT(printed_authors(5, 4, 3), ElementsAre(0, 1, 4));
  EXPECT_THAT(printed_authors(5, -1, 1), ElementsAre(0));
  EXPECT_THAT(printed_authors(5, 3, 1), ElementsAre(3));
  EXPECT_THAT(printed_authors(0, -1, 3), ElementsAre());
}

TEST(Authors, hold_initials_and_name_together) {
  Item item = publication("a", "Title");
  item.authors = texts({"Doe, Jane Q.", "Ng, J. P.", "É Zola", "Ada King"});
  EXPECT_THAT(body(composed(with_publications({item}))),
              HasSubstr("Doe, Jane~Q., Ng,~J.~P., É~Zola, Ada King."));
}

TEST(Authors, left_out_are_told) {
  Item item = publication("a", "T");
  item.authors = texts({"A A", "B B", "C C", "Ada Lovelace", "D D"});
  Resume resume = with_publications({item});
  resume.style.publications.max_authors = 2;
  EXPECT_THAT(body(composed(resume)), HasSubstr("T. A~A, …, **Ada Lovelace**, et~al.\n"));
  resume.style.publications.max_authors = 4;
  EXPECT_THAT(body(composed(resume)), HasSubstr("T. A~A, B~B, C~C, **Ada Lovelace**, et~al.\n"));
  resume.sections[0].items[0].authors.pop_back();
  resume.style.publications.max_authors = 3;
  EXPECT_THAT(body(composed(resume)), HasSubstr("T. A~A, B~B, …, **Ada Lovelace**.\n"));
}

TEST(Pages, have_en_dashes) {
  EXPECT_EQ(page_range("1-9"), "1–9");
  EXPECT_EQ(page_range("1--9, 12-14"), "1–9, 12–14");
  EXPECT_EQ(page_range("100568"), "100568");
}

TEST(Numbers, run_forward_backward_or_not_at_all) {
  Resume resume = with_publications({publication("a", "A"), publication("b", "B")});
  EXPECT_THAT(body(composed(resume)), HasSubstr("[1] A.\n[2] B.\n"));
  resume.style.publications.numbers = PublicationNumbers::Reverse;
  EXPECT_THAT(body(composed(resume)), HasSubstr("[2] A.\n[1] B.\n"));
  resume.style.publications.numbers = PublicationNumbers::None;
  EXPECT_THAT(body(composed(resume)), HasSubstr("----\nA.\nB.\n"));
}

TEST(Numbers, are_shared_by_sections_of_one_prefix) {
  Section talks = section(SectionKind::Publications, "talks", {publication("t", "Talk")});
  talks.prefix = "T";
  Resume resume = resume_of({citing("x[@t; @b]"),
                             section(SectionKind::Publications, "publications", {publication("a", "A")}),
                             talks, section(SectionKind::Publications, "more", {publication("b", "B")})});
  const std::string all = body(composed(resume));
  EXPECT_THAT(all, HasSubstr("x[^[T1]^](@)[^[2]^](@)"));
  EXPECT_THAT(all, HasSubstr("## **TALKS**\n----\n[T1] Talk."));
  EXPECT_THAT(all, HasSubstr("## **MORE**\n----\n[2] B."));
}

TEST(Numbers, follow_grouping) {
  Item book = publication("b", "Book");
  book.type = text("book");
  book.dates = on({2020, 0, 0});
  Item article = publication("a", "Article");
  article.type = text("article");
  article.dates = on({2021, 0, 0});
  Item other = publication("c", "Second");
  other.type = text("book");
  other.dates = on({2021, 0, 0});
  Resume resume = with_publications({book, article, other});
  resume.style.publications.group = PublicationGroup::Type;
  EXPECT_EQ(body(composed(resume)),
            "## **PUBLICATIONS**\n----\n### ***Books***\n[1] Book. 2020.\n[2] Second. 2021.\n"
            "### ***Journal articles***\n[3] Article. 2021.\n");
  resume.style.publications.group = PublicationGroup::Year;
  EXPECT_EQ(
      body(composed(resume)),
      "## **PUBLICATIONS**\n----\n### ***2021***\n[1] Article.\n[2] Second.\n### ***2020***\n[3] Book.\n");
}

/// The paragraph of a section of prose that cites publications p1 … p7 and talks t1 … t3.
std::string cited(const std::string& prose, CitationPosition place, bool merge) {
  std::vector<Item> items;
  for (int i = 1; i <= 7; ++i) items.push_back(publication("p" + std::to_string(i), "P"));
  std::vector<Item> talks;
  for (int i = 1; i <= 3; ++i) talks.push_back(publication("t" + std::to_string(i), "T"));
  Section text = section(SectionKind::Prose, "text", {});
  text.text = texts({prose.c_str()});
  Section talk = section(SectionKind::Publications, "talks", talks);
  talk.prefix = "T";
  Resume resume = resume_of({text, section(SectionKind::Publications, "publications", items), talk});
  resume.style.citations = {place, merge};
  const Document document = composed(resume);
  std::string line;
  for (const Block& block : document.blocks)
    if (block.paragraph.text.starts_with("X")) line = block.paragraph.text;
  return line;
}

TEST(Citations, are_merged_in_order) {
  const auto merged = [](const std::string& prose) { return cited(prose, CitationPosition::Raised, true); };
  EXPECT_EQ(merged("X[@p3; @p5; @p6; @p7]."), "X[3, 5–7].");
  EXPECT_EQ(merged("X[@p7; @p6; @p3; @p5]."), "X[3, 5–7].");
  EXPECT_EQ(merged("X[@p5; @p6]."), "X[5, 6].") << "two are no range";
  EXPECT_EQ(merged("X[@p1; @p1]."), "X[1].");
  EXPECT_EQ(merged("X[@p1][@p2] [@p3]."), "X[1–3].") << "what stands together is one citation";
  EXPECT_EQ(merged("X[@t3; @p4; @t1; @t2]."), "X[T1–T3, 4].") << "each prefix has its own range";
}

TEST(Citations, stand_raised_or_in_the_line) {
  EXPECT_EQ(cited("X[@p3; @p5].", CitationPosition::Raised, false), "X[3][5].");
  EXPECT_EQ(cited("X[@p3; @p5].", CitationPosition::Line, false), "X\u00A0[3]\u00A0[5].");
  EXPECT_EQ(cited("X (see[@p3]), and[@p3; @p4].", CitationPosition::Line, true),
            "X (see\u00A0[3]), and\u00A0[3, 4].");
}

TEST(Citations, of_a_range_link_to_its_first) {
  Section text = section(SectionKind::Prose, "text", {});
  text.text = texts({"X[@c; @a; @b]."});
  Resume resume =
      resume_of({text, section(SectionKind::Publications, "publications",
                               {publication("a", "First"), publication("b", "B"), publication("c", "C")})});
  resume.style.citations.merge = true;
  const Document document = composed(resume);
  ASSERT_EQ(document.links.size(), 1U);
  EXPECT_EQ(document.links[0].description, "[1] First");
  EXPECT_THAT(dump(document), HasSubstr("1–3"));
}

TEST(Authors, hold_together) {
  Item item = publication("a", "A");
  item.authors = texts({"Jean-Luc van der Berg", "Ada Lovelace"});
  const Document document = composed(with_publications({item}));
  const Paragraph& paragraph = document.blocks.back().paragraph;
  std::string held;
  for (const Span& span : paragraph.spans)
    if (span.hold == Hold::Name) held += paragraph.text.substr(span.begin, span.end - span.begin) + "|";
  EXPECT_EQ(held, "Jean-Luc van der Berg|Ada Lovelace|");
}

TEST(Years, that_group_are_printed_once_and_the_newest_first) {
  Item old = publication("a", "Old");
  old.dates = on({2019, 3, 0});
  Item spring = publication("b", "Spring");
  spring.dates = on({2022, 4, 0});
  Item autumn = publication("c", "Autumn");
  autumn.dates = on({2022, 10, 0});
  Item pending = publication("d", "Pending");
  pending.dates.literal = text("in press");
  Resume resume = with_publications({old, spring, autumn, pending});
  resume.style.publications.group = PublicationGroup::Year;
  EXPECT_EQ(body(composed(resume)),
            "## **PUBLICATIONS**\n----\n[1] Pending. in press.\n### ***2022***\n[2] Autumn. October.\n"
            "[3] Spring. April.\n### ***2019***\n[4] Old. March.\n");
  resume.style.publications.years = YearsPlace::Column;
  EXPECT_EQ(body(composed(resume)),
            "## **PUBLICATIONS**\n----\n[1] Pending. in press.\n[2] Autumn. || 2022\n[3] Spring.\n"
            "[4] Old. || 2019\n");
}

TEST(Groups, of_other_things_come_last) {
  Item talk = publication("t", "Talk");
  talk.type = text("misc");
  Item book = publication("b", "Book");
  book.type = text("book");
  Resume resume = with_publications({talk, publication("u", "Untyped"), book});
  resume.style.publications.group = PublicationGroup::Type;
  EXPECT_EQ(
      body(composed(resume)),
      "## **PUBLICATIONS**\n----\n[1] Untyped.\n### ***Books***\n[2] Book.\n### ***Other***\n[3] Talk.\n");
}

TEST(Years, stand_in_a_column_and_not_in_the_entry) {
  Item dated = publication("a", "A");
  dated.publisher = text("Patterns");
  dated.dates = on({2022, 8, 0});
  Item pending = publication("b", "B");
  pending.dates.literal = text("in press");
  Resume resume = with_publications({dated, pending});
  resume.style.publications.years = YearsPlace::Column;
  const Document document = composed(resume);
  EXPECT_EQ(body(document), "## **PUBLICATIONS**\n----\n[1] A. *Patterns*. || 2022\n[2] B. in press.\n");
  const Block& block = document.blocks[document.blocks.size() - 2];
  ASSERT_TRUE(block.label && block.aside && block.aside_offset);
  EXPECT_LT(block.label->offset, *block.aside_offset);
  EXPECT_LT(*block.aside_offset, block.indent);
  EXPECT_EQ(document.styles[block.aside->spans[0].style].figures, Figures::Tabular);
  const StructureNode& year = document.structure.nodes[block.aside->node];
  EXPECT_EQ(year.role, StructureRole::Span);
  EXPECT_EQ(year.parent, block.paragraph.node) << "the year is a part of the entry";
  EXPECT_EQ(document.blocks.back().indent, block.indent);
}

TEST(Years, lead_where_there_are_no_numbers) {
  Item dated = publication("a", "A");
  dated.dates = on({2022, 0, 0});
  Resume resume = with_publications({dated});
  resume.style.publications.years = YearsPlace::Column;
  resume.style.publications.numbers = PublicationNumbers::None;
  const Document document = composed(resume);
  EXPECT_EQ(document.blocks.back().aside_offset, Length{});
  EXPECT_EQ(all_text(document).find("[1]"), std::string::npos);
}

TEST(Numbers, follow_the_file_unless_groups_are_gathered) {
  Item a = publication("a", "A");
  a.group = text("Papers");
  Item b = publication("b", "B");
  b.group = text("Talks");
  Item c = publication("c", "C");
  c.group = text("Papers");
  Resume resume = with_publications({a, b, c});
  EXPECT_THAT(body(composed(resume)), HasSubstr("----\n[1] A.\n[2] B.\n[3] C.\n"));
  Diagnostics notes;
  ASSERT_TRUE(compose(resume, notes));
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].severity, Severity::Note);
  EXPECT_THAT(notes[0].help, HasSubstr("group = \"group\""));
  resume.style.publications.group = PublicationGroup::Group;
  EXPECT_THAT(body(composed(resume)),
              HasSubstr("### ***Papers***\n[1] A.\n[2] C.\n### ***Talks***\n[3] B.\n"));
}

TEST(Citations_, link_to_their_entry) {
  Resume resume = with_publications({publication("a", "First"), publication("b", "*Second*")});
  resume.sections.insert(resume.sections.begin(), citing("KDD 2023 [@b]."));
  const Document document = composed(resume);
  EXPECT_THAT(body(document), HasSubstr("KDD 2023[^[2]^](@)."));
  ASSERT_EQ(document.links.size(), 1U);
  const LinkTarget& link = document.links[0];
  EXPECT_EQ(link.description, "[2] Second");
  const StructureNode& node = document.structure.nodes[link.node];
  EXPECT_EQ(node.role, StructureRole::Link);
  EXPECT_EQ(document.structure.nodes[node.parent].role, StructureRole::Reference);
  EXPECT_EQ(document.structure.nodes[link.destination].role, StructureRole::BibliographyEntry);
  EXPECT_EQ(link.destination, document.blocks.back().node);
  const Paragraph& summary = document.blocks[1].paragraph;
  ASSERT_EQ(summary.spans.size(), 3U);
  EXPECT_EQ(summary.spans[1].parting, Parting::Never);
  EXPECT_EQ(summary.text, "KDD 2023[2].");
}

TEST(Citations_, part_a_link_into_two) {
  Resume resume = with_publications({publication("a", "First")});
  resume.sections.insert(resume.sections.begin(), citing("See [the paper [@a] itself](https://a.b/c)."));
  const Document document = composed(resume);
  ASSERT_EQ(document.links.size(), 3U);
  EXPECT_EQ(document.links[0].uri, "https://a.b/c");
  EXPECT_EQ(document.links[0].description, "the paper itself");
  EXPECT_EQ(document.links[2].uri, "https://a.b/c");
  EXPECT_EQ(document.links[2].description, "the paper itself");
  // In the order in which they are read.
  EXPECT_LT(document.links[0].node, document.links[1].node);
  EXPECT_LT(document.links[1].node, document.links[2].node);
}

TEST(Citations_, of_nothing_are_errors) {
  Resume resume = with_publications({publication("evalrs", "A")});
  resume.sections.push_back(section(SectionKind::Work, "work", {publication("mozilla", "Mozilla")}));
  resume.sections.push_back(citing("x[@evalsr] y[@zzzzzzzz] z[@mozilla]"));
  EXPECT_THAT(
      errors_of(resume),
      ElementsAre(
          "citation of 'evalsr', which is no id of a publication | did you mean 'evalrs'?",
          "citation of 'zzzzzzzz', which is no id of a publication | give the publication that id: id = "
          "\"zzzzzzzz\"",
          "'mozilla' is not a publication, so it cannot be cited | only items of publications, or of a "
          "section like it, have numbers"));
}

TEST(Citations_, name_their_place) {
  auto source =
      std::make_shared<Source>(Source{"r.toml", "[basics]\nsummary = \"\"\"one\ntwo [@gone] three\"\"\"\n"});
  Section summary = citing("");
  summary.text = {{"one\ntwo [@gone] three", {source, 2, 11, 1, {}}}};
  Diagnostics warnings;
  const auto document = compose(resume_of({summary}), warnings);
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().front().place.line, 3);
}

TEST(Citations_, of_the_unprinted_vanish) {
  Resume resume = resume_of({citing("As shown [@gone], and [@gone].")});
  resume.unprinted_ids = {"gone"};
  EXPECT_EQ(body(composed(resume)), "As shown, and.\n");
}

TEST(Citations_, of_nothing_have_suggestions_at_first) {
  Resume resume = with_publications({publication("inequality", "A")});
  std::string prose;
  for (int i = 10; i < 40; ++i) prose += "x[@inequalit" + std::to_string(i) + "] ";
  resume.sections.push_back(citing(prose.c_str()));
  const std::vector<std::string> errors = errors_of(resume);
  EXPECT_EQ(errors.size(), 30U);
  EXPECT_EQ(std::ranges::count_if(errors, [](const std::string& e) { return e.ends_with("'inequality'?"); }),
            20);
}

TEST(Citations_, that_are_none_are_warned_of_once_in_file_order) {
  const auto source =
      std::make_shared<const Source>("r.toml", "[[projects]]\nname = \"A [@b c] [@a, p. 3]\"\n");
  Item item;
  item.name = {"A [@b c] [@a, p. 3]", {source, 2, 9, 1, {}}};
  Diagnostics warnings;
  ASSERT_TRUE(compose(resume_of({section(SectionKind::Projects, "projects", {item})}), warnings));
  ASSERT_EQ(warnings.size(), 2U);
  EXPECT_EQ(warnings[0].place.column, 11);
  EXPECT_EQ(warnings[0].place.line, 2);
  EXPECT_EQ(warnings[1].place.column, 18);
}

TEST(Citations_, without_numbers_are_warned_of) {
  Resume resume = with_publications({publication("a", "A")});
  resume.sections.push_back(citing("x[@a] y[@a]"));
  resume.style.publications.numbers = PublicationNumbers::None;
  Diagnostics warnings;
  const auto document = compose(resume, warnings);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(warnings.size(), 1U);
  EXPECT_THAT(body(*document), HasSubstr("x y\n"));
}

TEST(Labels, of_many_characters_move_the_column) {
  Resume resume = with_publications({publication("a", "A")});
  const Document narrow = composed(resume);
  EXPECT_EQ(narrow.blocks.back().indent, Length::points(24));
  EXPECT_EQ(narrow.blocks.back().label->offset, Length::points(18));
  EXPECT_EQ(narrow.blocks.back().label->alignment, Alignment::End);
  resume.sections[0].prefix = "TR";
  const Document wide = composed(resume);
  EXPECT_EQ(wide.blocks.back().indent, Length::points(30));
  EXPECT_EQ(wide.blocks.back().label->offset, Length::points(24));
}

}  // namespace
}  // namespace galley::document
