// A document of real type into pages: where baselines stand, where feet end, what is told.
#include <set>

#include <gmock/gmock.h>

#include "galley/base/file_reader.h"
#include "galley/layout/layout.h"

namespace galley::layout {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Glue gap(double natural) {
  return {Length::points(natural), Length::points(natural / 4), Length::points(natural / 4)};
}

/// A document of headings and paragraphs on small paper, 40 pt of margin all round.
class PagesTest : public testing::Test {
 protected:
  PagesTest() {
    document_.size = Length::points(10);
    document_.leading = Length::points(13);
    document_.paper = {Length::points(280), Length::points(340)};
    const Length margin = Length::points(40);
    document_.margin = {margin, margin, margin, margin};
    for (const double size : {10.0, 18.0}) {
      TextStyle style;
      style.family = "Source Serif 4";
      style.size = Length::points(size);
      document_.styles.push_back(style);
    }
    document_.structure.add(StructureRole::Document, no_node);
  }

  Block& add(const std::string& text, BreakKind kind, double above, std::uint32_t style = 0) {
    Block block;
    Span span;
    span.end = static_cast<std::uint32_t>(text.size());
    span.style = StyleId{style};
    span.node = document_node;
    block.paragraph.text = text;
    block.paragraph.spans.push_back(span);
    block.paragraph.node = document_node;
    block.paragraph.place.line = static_cast<int>(document_.blocks.size()) + 1;
    block.leading = style == 0 ? document_.leading : Length::points(23);
    block.placement.above = gap(above);
    block.placement.break_before = kind;
    document_.blocks.push_back(std::move(block));
    return document_.blocks.back();
  }

  void add_rule() {
    Block rule;
    rule.kind = Block::Kind::Rule;
    rule.thickness = Length::points(0.5);
    rule.placement.break_before = BreakKind::AfterHeading;
    document_.blocks.push_back(rule);
  }

  /// A section: a heading with a rule, and paragraphs.
  void add_section(int paragraphs, BreakKind kind = BreakKind::Section) {
    add("Heading", kind, 16, 1).placement.break_inside = BreakKind::InsideHeading;
    add_rule();
    for (int i = 0; i < paragraphs; ++i)
      add(prose_, i == 0 ? BreakKind::AfterHeading : BreakKind::Paragraph, i == 0 ? 6 : 4);
  }

  Pages set(Explain explain = Explain::No) {
    const shape::Shaper shaper{fonts_, words_};
    const auto text = shape::shape(document_, shaper, warnings_).value();
    return lay_out(document_, text, setting_, shaper, warnings_, explain).value();
  }

  /// Where the baselines of running size stand in the grid, as far as a hundredth of a point goes.
  static std::set<std::int64_t> phases(const Pages& pages, Length size, Length leading, Length top) {
    std::set<std::int64_t> phases;
    for (const Page& page : pages.pages)
      for (const Line& line : page.lines)
        if (line.runs.front().size == size)
          phases.insert((line.origin.y - top).scaled_points() % leading.scaled_points());
    return phases;
  }

  std::unique_ptr<FileReader> files_ = disk_reader();
  font::Library fonts_{*files_, {}, font::SystemFonts::Ignore};
  shape::WordCache words_{*files_};
  Document document_;
  Setting setting_;
  Diagnostics warnings_;
  const std::string prose_ =
      "Measured the word spaces of every line, kept what was even and set the rest again, until the page had "
      "one colour from head to foot and no river ran through it; then wrote down how it had been done.";
};

TEST_F(PagesTest, BaselinesOfRunningTextStandOnTheGrid) {
  for (int i = 0; i < 4; ++i) add_section(2 + i);
  document_.grid = false;
  EXPECT_THAT(phases(set(), document_.size, document_.leading, document_.margin.top), SizeIs(testing::Gt(4)));
  document_.grid = true;
  const Pages pages = set();
  EXPECT_GT(pages.pages.size(), 2U);
  EXPECT_THAT(phases(pages, document_.size, document_.leading, document_.margin.top), SizeIs(1));
  for (const Page& page : pages.pages) EXPECT_EQ(page.height, Length::points(260));
}

TEST_F(PagesTest, TheGridIsThatOfTheSetting) {
  for (int i = 0; i < 3; ++i) add_section(3);
  document_.grid = true;
  setting_ = {.size = 930, .leading = 957, .spacing = 900, .margins = 800};
  const Length leading = document_.leading.scaled(setting_.leading, 1000);
  const Length top = document_.margin.top.scaled(setting_.margins, 1000);
  const Pages pages = set();
  EXPECT_THAT(phases(pages, document_.size.scaled(setting_.size, 1000), leading, top), SizeIs(1));
  for (const Page& page : pages.pages) EXPECT_EQ(page.height.scaled_points() % leading.scaled_points(), 0);
}

TEST_F(PagesTest, AnySpaceThatABlockWantsIsALineOnTheGrid) {
  add("First", BreakKind::Paragraph, 0);
  add("Role", BreakKind::Role, 3).placement.min_above = 1;
  add("Close", BreakKind::Role, 0).placement.min_above = 1;
  document_.grid = true;
  const Page page = set().pages.at(0);
  ASSERT_THAT(page.lines, SizeIs(3));
  EXPECT_EQ(page.lines[1].origin.y - page.lines[0].origin.y, document_.leading * 2);
  EXPECT_EQ(page.lines[2].origin.y - page.lines[1].origin.y, document_.leading);
}

TEST_F(PagesTest, AHeadingKeepsCloseToItsTextOnTheGrid) {
  add(prose_, BreakKind::Paragraph, 0);
  add_section(1);
  document_.grid = true;
  const Page page = set().pages.at(0);
  std::vector<const Line*> lines;
  for (const Line& line : page.lines) lines.push_back(&line);
  const auto heading =
      std::find_if(lines.begin(), lines.end(), [](const Line* line) { return line->text == "Heading"; });
  ASSERT_NE(heading, lines.end());
  const Length above = (*heading)->origin.y - (*(heading - 1))->origin.y;
  const Length below = (*(heading + 1))->origin.y - (*heading)->origin.y;
  EXPECT_GT(above, below);
  ASSERT_THAT(page.rules, SizeIs(1));
  EXPECT_GT(page.rules[0].rect.origin.y, (*heading)->origin.y);
  EXPECT_LT(page.rules[0].rect.origin.y, (*(heading + 1))->origin.y);
}

TEST_F(PagesTest, GapsTakeWhatTheyCanBeforeAFootStaysEmpty) {
  // Fourteen lines and their gaps lack 13 pt of 260, and can stretch by 16.
  for (int i = 0; i < 24; ++i) add("A line.", BreakKind::Publication, 5);
  const Pages pages = set();
  ASSERT_GE(pages.pages.size(), 2U);
  const Page& first = pages.pages[0];
  const Length below_baseline = document_.leading.scaled(240, 1000);
  EXPECT_NEAR((first.filled + below_baseline).points(), first.height.points(), 0.01);
}

TEST_F(PagesTest, ThePageBeforeAForcedBreakKeepsItsSpaces) {
  add(prose_, BreakKind::Paragraph, 0);
  add(prose_, BreakKind::Entry, 14);
  add(prose_, BreakKind::NewPage, 14);
  const Pages pages = set();
  ASSERT_THAT(pages.pages, SizeIs(2));
  const auto& lines = pages.pages[0].lines;
  const std::size_t half = lines.size() / 2;
  EXPECT_EQ(lines[half].origin.y - lines[half - 1].origin.y, Length::points(13 + 14));
}

TEST_F(PagesTest, ChoicesAreToldIfAskedFor) {
  for (int i = 0; i < 4; ++i) add_section(3);
  EXPECT_THAT(set().choices, IsEmpty());
  const Pages pages = set(Explain::Yes);
  ASSERT_THAT(pages.choices, SizeIs(pages.pages.size() - 1));
  for (std::size_t i = 0; i < pages.choices.size(); ++i) {
    const PageChoice& choice = pages.choices[i];
    EXPECT_TRUE(
        pages.pages[i + 1].lines[0].text.starts_with(choice.best.next.substr(0, choice.best.next.find("…"))))
        << choice.best.next;
    EXPECT_GT(choice.best.place.line, 0);
    ASSERT_TRUE(choice.second);
    EXPECT_GE(choice.dearer, 0);
    EXPECT_GE(choice.best.foot, 0);
    EXPECT_LE(choice.best.foot, 1);
    EXPECT_THAT(choice.best.reason, testing::AnyOf(HasSubstr("between"), HasSubstr("parts")));
  }
}

TEST_F(PagesTest, OnePageLeavesNothingToChoose) {
  add_section(1);
  EXPECT_THAT(set(Explain::Yes).choices, IsEmpty());
}

TEST_F(PagesTest, AForcedBreakHasNoSecondBestButAnEarlierOne) {
  add("One.", BreakKind::Paragraph, 0);
  add("Two.", BreakKind::NewPage, 0);
  const Pages pages = set(Explain::Yes);
  ASSERT_THAT(pages.choices, SizeIs(1));
  EXPECT_EQ(pages.choices[0].best.reason, cost_of(BreakKind::NewPage).reason);
  EXPECT_FALSE(pages.choices[0].second);
}

TEST_F(PagesTest, TwoLinesStandUnderAHeading) {
  // Under seventeen lines and a heading there is room for one line more.
  for (int i = 0; i < 17; ++i) add("A line.", BreakKind::Publication, 0);
  add("Heading", BreakKind::Section, 0, 1);
  for (int i = 0; i < 4; ++i) add("An award.", i == 0 ? BreakKind::AfterHeading : BreakKind::Entry, 0);
  const Pages pages = set();
  ASSERT_THAT(pages.pages, SizeIs(2));
  EXPECT_EQ(pages.pages[1].lines[0].text, "Heading");
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(PagesTest, ASectionOfOneLineStandsAtAFoot) {
  for (int i = 0; i < 17; ++i) add("A line.", BreakKind::Publication, 0);
  add("Heading", BreakKind::Section, 0, 1);
  add("All there is.", BreakKind::AfterHeading, 0);
  add("Heading", BreakKind::Section, 0, 1);
  for (int i = 0; i < 14; ++i) add("A line.", i == 0 ? BreakKind::AfterHeading : BreakKind::Publication, 0);
  const Pages pages = set();
  ASSERT_THAT(pages.pages, SizeIs(2));
  EXPECT_EQ(pages.pages[0].lines.back().text, "All there is.");
  EXPECT_THAT(warnings_, IsEmpty());
}

/// Paper on which next to nothing fits.
class TinyPages : public PagesTest {
 protected:
  void allow(int lines) { document_.paper.height = Length::points(80) + document_.leading * lines; }
  void expect_warning(const std::string& message, int line) {
    EXPECT_THAT(warnings_, Contains(testing::AllOf(Field(&Diagnostic::message, message),
                                                   Field(&Diagnostic::place, Field(&Place::line, line)))));
  }
};

TEST_F(TinyPages, AWidowThatCannotBeHelpedIsNamed) {
  allow(2);
  add(prose_.substr(0, 100), BreakKind::Paragraph, 0);  // three lines
  set();
  expect_warning("page 2 begins with the last line of a paragraph", 1);
}

TEST_F(TinyPages, AClubThatCannotBeHelpedIsNamed) {
  allow(2);
  add("A line.", BreakKind::AfterHeading, 0);
  add(prose_, BreakKind::AfterTitle, 0);
  set();
  expect_warning("page 1 ends with the first line of a paragraph", 2);
}

TEST_F(TinyPages, AStrandedHeadingIsNamed) {
  allow(2);
  add("Heading", BreakKind::Section, 0, 1);
  add(prose_, BreakKind::AfterHeading, 0);
  set();
  expect_warning("page 1 ends with a heading", 1);
}

TEST_F(TinyPages, ASingleLineUnderAHeadingIsNamed) {
  allow(3);
  add("Heading", BreakKind::Section, 0, 1);
  for (int i = 0; i < 4; ++i) add("A line.", i == 0 ? BreakKind::AfterHeading : BreakKind::Publication, 0);
  set();
  expect_warning("page 1 ends with a single line under a heading", 2);
}

}  // namespace
}  // namespace galley::layout
