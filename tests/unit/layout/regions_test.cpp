// Flows side by side: a column beside the text, on as many pages as it needs; fields on one page.
#include <gmock/gmock.h>

#include "galley/base/file_reader.h"
#include "galley/layout/fit.h"
#include "galley/layout/layout.h"
#include "galley/layout/line_savers.h"

namespace galley::layout {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Length pt(double points) { return Length::points(points); }

/// A main column from 140 to 360 pt and a sidebar from 40 to 120 pt, on paper of 400 by 300 pt.
class RegionsTest : public testing::Test {
 protected:
  RegionsTest() {
    document_.size = pt(10);
    document_.leading = pt(13);
    document_.paper = {pt(400), pt(300)};
    document_.margin = {pt(40), pt(40), pt(40), pt(40)};
    document_.fit = {.size = pt(9), .leading = pt(11.7), .margin = pt(30)};
    TextStyle style;
    style.family = "Source Serif 4";
    style.size = pt(10);
    document_.styles.push_back(style);
    document_.structure.add(StructureRole::Document, no_node);
  }

  void begin(Region region) {
    if (document_.blocks.empty()) document_.flows.clear();
    document_.flows.push_back({document_.blocks.size(), std::move(region)});
  }
  void begin_sidebar() { begin({pt(40), pt(120), {}, Extent{}, {}}); }
  void begin_main() { begin({pt(140), {}, {}, Extent{}, {}}); }

  void add(const std::string& text, double above = 4) {
    Block block;
    Span span;
    span.end = static_cast<std::uint32_t>(text.size());
    block.paragraph.node = document_.structure.add(StructureRole::Paragraph, document_node);
    span.node = block.paragraph.node;
    block.paragraph.text = text;
    block.paragraph.spans.push_back(span);
    block.paragraph.alignment = Alignment::Start;
    block.paragraph.place.line = static_cast<int>(document_.blocks.size()) + 1;
    block.leading = document_.leading;
    block.placement.above = {pt(above), {}, pt(above / 2)};
    document_.blocks.push_back(std::move(block));
  }

  shape::ShapedText shaped() { return shape::shape(document_, {fonts_, words_}, warnings_).value(); }
  Pages set(Explain explain = Explain::No, const PageBounds& bounds = {}) {
    return lay_out(document_, shaped(), setting_, {fonts_, words_}, warnings_, explain, bounds).value();
  }

  /// The lines of a flow on a page.
  static std::vector<Line> lines_of(const Page& page, std::size_t flow) {
    std::vector<Line> lines;
    for (const Line& line : page.lines)
      if (line.flow == flow) lines.push_back(line);
    return lines;
  }

  std::unique_ptr<FileReader> files_ = disk_reader();
  font::Library fonts_{*files_, {}, font::SystemFonts::Ignore};
  shape::WordCache words_{*files_};
  Document document_;
  Setting setting_;
  Diagnostics warnings_;
  const std::string prose_ =
      "Measured the word spaces of every line, kept what was even and set the rest again, until the page had "
      "one colour from head to foot and no river ran through it.";
};

TEST_F(RegionsTest, EachFlowKeepsItsPlaceAndItsMeasure) {
  begin_sidebar();
  for (int i = 0; i < 12; ++i) add("Set type by hand and kept it even.");
  begin_main();
  for (int i = 0; i < 14; ++i) add(prose_);
  const Pages pages = set();
  ASSERT_THAT(pages.pages, SizeIs(4)) << "as many as the main column needs";
  for (std::size_t page = 0; page < 4; ++page) {
    const std::vector<Line> main = lines_of(pages.pages[page], 1);
    ASSERT_FALSE(main.empty());
    for (const Line& line : main) {
      EXPECT_EQ(line.origin.x, pt(140));
      EXPECT_EQ(line.measure, pt(220));
    }
    for (const Line& line : lines_of(pages.pages[page], 0)) {
      EXPECT_EQ(line.origin.x, pt(40));
      EXPECT_EQ(line.measure, pt(80));
    }
    EXPECT_NEAR(main.front().origin.y.points(), 40 + 13 * .76, .01);
  }
  EXPECT_FALSE(lines_of(pages.pages[1], 0).empty()) << "the sidebar goes on";
  EXPECT_TRUE(lines_of(pages.pages[3], 0).empty());
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(RegionsTest, WhatStandsInARegionIsContiguousOnEachPage) {
  begin_sidebar();
  for (int i = 0; i < 8; ++i) add("Set type by hand and kept it even.");
  begin_main();
  for (int i = 0; i < 8; ++i) add(prose_);
  for (const Page& page : set().pages) EXPECT_TRUE(std::ranges::is_sorted(page.lines, {}, &Line::flow));
}

TEST_F(RegionsTest, AFirstPageMayBeginLower) {
  begin({{}, {}, {pt(160), {}}, Extent{}, {}});
  for (int i = 0; i < 8; ++i) add(prose_);
  const Pages pages = set();
  ASSERT_GT(pages.pages.size(), 1U);
  EXPECT_NEAR(pages.pages[0].lines.front().origin.y.points(), 160 + 13 * .76, .01);
  EXPECT_NEAR(pages.pages[1].lines.front().origin.y.points(), 40 + 13 * .76, .01);
  EXPECT_LT(pages.pages[0].lines.size(), pages.pages[1].lines.size());
  for (const Page& page : pages.pages)
    for (const Line& line : page.lines) EXPECT_LE(line.origin.y, pt(260));
}

TEST_F(RegionsTest, AFieldThatIsTooSmallIsToldAndStaysOnItsPage) {
  begin({pt(40), pt(200), {pt(40), pt(70)}, std::nullopt, {}});
  for (int i = 0; i < 4; ++i) add("A line.", 0);
  begin({{}, {}, {pt(120), {}}, Extent{}, {}});
  add(prose_);
  const Pages pages = set();
  EXPECT_THAT(pages.pages, SizeIs(1));
  ASSERT_THAT(warnings_, SizeIs(1));
  EXPECT_EQ(warnings_[0].message, "what stands here is 22.0 pt too high for its place on the page");
  EXPECT_EQ(warnings_[0].place.line, 4);
}

TEST_F(RegionsTest, OneSettingFitsAllFlows) {
  begin_sidebar();
  for (int i = 0; i < 8; ++i) add("Set type by hand and kept it even.");
  begin_main();
  for (int i = 0; i < 2; ++i) add(prose_);
  const shape::ShapedText text = shaped();
  EXPECT_GT(lines_over(document_, text, {}, 1), 0U) << "the sidebar is too long";
  Fitter fitter(document_, 1, 1'000'000);
  const auto fit = fitter.fit(document_, text);
  ASSERT_TRUE(fit);
  setting_ = fit->setting;
  EXPECT_THAT(set(Explain::No, fit->bounds).pages, SizeIs(1));
  for (const Page& page : set(Explain::No, fit->bounds).pages)
    for (const Line& line : page.lines) EXPECT_EQ(line.runs.front().size, pt(10).scaled(setting_.size, 1000));
}

TEST_F(RegionsTest, ExcessIsThatOfAllFlows) {
  begin_sidebar();
  for (int i = 0; i < 12; ++i) add("Set type by hand and kept it even.");
  const std::size_t sidebar = lines_over(document_, shaped(), {}, 1);
  begin_main();
  for (int i = 0; i < 8; ++i) add(prose_);
  EXPECT_GT(lines_over(document_, shaped(), {}, 1), sidebar);
}

TEST_F(RegionsTest, ChoicesOfEachFlowAreTold) {
  begin_sidebar();
  for (int i = 0; i < 18; ++i) add("Set type by hand and kept it even.");
  begin_main();
  for (int i = 0; i < 10; ++i) add(prose_);
  std::vector<std::size_t> pages;
  for (const PageChoice& choice : set(Explain::Yes).choices) pages.push_back(choice.page);
  EXPECT_THAT(pages, ElementsAre(0, 1, 0, 1));
}

TEST_F(RegionsTest, LineSaversGoByTheMeasureOfTheirRegion) {
  begin_sidebar();
  add("Set type by hand and kept it even");
  const std::size_t in_sidebar = line_savers(document_, shaped(), {}, 20).size();
  document_.flows.front().region = {};
  EXPECT_EQ(in_sidebar, 1U);
  EXPECT_THAT(line_savers(document_, shaped(), {}, 20), IsEmpty()) << "one line";
}

TEST_F(RegionsTest, EqualBlocksOfUnlikeRegionsAreSetEachForItself) {
  begin_sidebar();
  add(prose_);
  begin_main();
  add(prose_);
  const shape::ShapedText text = shaped();
  Fitter fitter(document_, 1, 1'000'000);
  EXPECT_TRUE(fitter.may_fit(document_, text));
  const Pages pages = set();
  EXPECT_GT(lines_of(pages.pages[0], 0).size(), lines_of(pages.pages[0], 1).size());
}

TEST_F(RegionsTest, MarksStandOnTheFirstPage) {
  begin({{}, {}, {}, Extent{}, {}});
  for (int i = 0; i < 8; ++i) add(prose_);
  document_.marks.push_back({{{pt(14), pt(100)}, {pt(9), pt(.25)}}, {}});
  setting_.margins = 0;
  const Pages pages = set();
  ASSERT_GT(pages.pages.size(), 1U);
  ASSERT_THAT(pages.pages[0].rules, SizeIs(1));
  EXPECT_EQ(pages.pages[0].rules[0].rect.origin, (Point{pt(14), pt(100)}));
  EXPECT_THAT(pages.pages[1].rules, IsEmpty());
}

}  // namespace
}  // namespace galley::layout
