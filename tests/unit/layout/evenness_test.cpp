// White between words: made lines, with spaces at known places.
#include "galley/layout/evenness.h"

#include <cmath>

#include <gmock/gmock.h>

namespace galley::layout {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// A line of 10 pt type with spaces at these places, each `width` wide.
Line line(const std::vector<double>& spaces, double width) {
  Line line;
  GlyphRun run;
  run.size = Length::points(10);
  const auto add = [&run](char character, double x) {
    PlacedGlyph glyph;
    glyph.x = Length::points(x);
    glyph.text_begin = static_cast<std::uint32_t>(run.text.size());
    glyph.text_end = glyph.text_begin + 1;
    run.text += character;
    run.glyphs.push_back(glyph);
  };
  add('a', 0);
  for (const double x : spaces) {
    add(' ', x);
    add('a', x + width);
  }
  add(' ', 200);  // the line's end
  line.runs.push_back(std::move(run));
  return line;
}

TEST(Rivers, WideSpacesBelowOneAnotherAreARiver) {
  const std::vector<Line> lines{line({50, 120}, 4), line({20, 121}, 4), line({80, 119}, 4), line({60}, 4)};
  const auto found = rivers(lines);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].first, 0U);
  EXPECT_EQ(found[0].lines, 3U);
  EXPECT_EQ(found[0].width, Length::points(4));
}

TEST(Rivers, ARiverMayWind) {
  const std::vector<Line> lines{line({50}, 4), line({52}, 4), line({54}, 4), line({56}, 4)};
  const auto found = rivers(lines);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].lines, 4U);
  ASSERT_THAT(found[0].spaces, SizeIs(4));
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(found[0].spaces[i].line, i);
    EXPECT_EQ(found[0].spaces[i].space.left, Length::points(50 + 2 * static_cast<double>(i)));
  }
}

TEST(Rivers, DriftTellsAStraightRiverFromOneThatWinds) {
  const auto drift = [](const std::vector<double>& places) {
    std::vector<Line> lines;
    for (const double place : places) lines.push_back(line({place}, 4));
    return rivers(lines).at(0).drift.points();
  };
  EXPECT_NEAR(drift({50, 52, 54, 56}), 0, 0.001) << "it leans, and is straight";
  EXPECT_NEAR(drift({50, 52, 50, 52}), std::sqrt(0.8), 0.001);
}

TEST(Rivers, TwoLinesAreNone) { EXPECT_THAT(rivers(std::vector{line({50}, 4), line({50}, 4)}), IsEmpty()); }

TEST(Rivers, SpacesThatHardlyTouchAreNone) {
  EXPECT_THAT(rivers(std::vector{line({50}, 4), line({53}, 4), line({56}, 4)}), IsEmpty());
}

TEST(Rivers, OrdinarySpacesAreARiverOnlyWhenItIsLong) {
  EXPECT_THAT(rivers(std::vector<Line>(4, line({50}, 2.5))), IsEmpty());
  EXPECT_THAT(rivers(std::vector<Line>(5, line({50}, 2.5))), SizeIs(1));
}

TEST(Rivers, TheSpaceAtTheLineEndIsNone) {
  EXPECT_THAT(rivers(std::vector<Line>(6, line({}, 4))), IsEmpty());
}

TEST(Rivers, ForksCountOnce) {
  EXPECT_THAT(rivers(std::vector{line({50}, 4), line({50}, 4), line({48, 52.5}, 4)}), SizeIs(1));
}

TEST(Rivers, LabelsDoNotDamThem) {
  std::vector<Line> lines{line({50}, 4), line({50}, 4), line({50}, 4)};
  Line label = line({}, 4);
  label.role = LineRole::Label;
  lines.insert(lines.begin(), label);
  EXPECT_THAT(rivers(lines), SizeIs(1));
}

TEST(Rivers, AParagraphsEndDamsThem) {
  Pages pages;
  pages.pages.resize(1);
  pages.pages[0].lines.assign(6, line({50}, 4));
  pages.pages[0].lines[1].ends_paragraph = true;
  const auto found = rivers(pages);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].river.first, 2U);
  EXPECT_EQ(found[0].river.lines, 4U);
}

TEST(WordSpacesOf, JustifiedLinesAlone) {
  Pages pages;
  pages.pages.resize(2);
  for (const double space : {0.9, 1.1, 1.3}) {
    pages.pages[0].lines.push_back(line({50}, 4));
    pages.pages[0].lines.back().justified = true;
    pages.pages[0].lines.back().word_space = space;
  }
  pages.pages[1].lines.push_back(line({50}, 4));
  pages.pages[1].lines.back().word_space = 9;
  const WordSpaces spaces = word_spaces(pages);
  EXPECT_EQ(spaces.lines, 3U);
  EXPECT_NEAR(spaces.mean, 1.1, 1e-9);
  EXPECT_NEAR(spaces.deviation, 0.1633 / 1.1, 1e-4);
  EXPECT_NEAR(spaces.widest, 1.3, 1e-9);
}

TEST(WordSpacesOf, NothingIsEven) { EXPECT_EQ(word_spaces(Pages{}).deviation, 0); }

}  // namespace
}  // namespace galley::layout
