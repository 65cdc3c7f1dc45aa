// Lists made to show one rule of breaking each: lines, pages, second best.
#include <limits>
#include <numeric>

#include <gmock/gmock.h>

#include "list.h"

namespace galley::breaking {
namespace {

using testing::ElementsAre;

std::size_t first_break(const List& list, const Parameters& parameters) {
  return break_list(list, parameters).lines.front().at;
}

TEST(BreakList, AnEmptyListHasNoLines) {
  const Broken broken = break_list({}, on_measure(100));
  EXPECT_TRUE(broken.lines.empty());
  EXPECT_EQ(broken.demerits, 0);
  EXPECT_TRUE(broken.feasible);
  EXPECT_FALSE(second_best({}, on_measure(100)));
}

TEST(BreakList, DescribesItsLines) {
  const List list = words(4, 40, glue(10, 20, 5));
  const Broken broken = break_list(list, on_measure(100));
  ASSERT_THAT(breaks_of(broken), ElementsAre(3, 9));

  const BrokenLine& first = broken.lines[0];
  EXPECT_EQ(first.begin, 0U);
  EXPECT_EQ(first.natural, sp(90));
  EXPECT_EQ(first.stretch, sp(20));
  EXPECT_EQ(first.shrink, sp(5));
  EXPECT_DOUBLE_EQ(first.ratio, 0.5);
  EXPECT_EQ(first.badness, 12);
  EXPECT_EQ(first.fitness, Fitness::Decent);
  EXPECT_EQ(first.demerits, 22 * 22);

  const BrokenLine& last = broken.lines[1];
  EXPECT_EQ(last.begin, 4U);
  EXPECT_EQ(last.natural, sp(90));
  EXPECT_DOUBLE_EQ(last.ratio, 0);
  EXPECT_EQ(last.badness, 0);
  EXPECT_EQ(last.demerits, 100);
  EXPECT_EQ(broken.demerits, first.demerits + last.demerits);
  EXPECT_TRUE(broken.feasible);
}

TEST(BreakList, AForcedBreakEndsALine) {
  List list{box(90), glue(0, 10, 0), penalty(-infinite_penalty), glue(5, 5, 5), box(95), fil()};
  list.erase(list.begin() + 1);  // the penalty stands where the glue would be broken at
  const Broken broken = break_list(list, on_measure(100, infinite_badness));
  EXPECT_THAT(breaks_of(broken), ElementsAre(1, 5));
  EXPECT_EQ(broken.lines[0].badness, infinite_badness);
  EXPECT_EQ(broken.lines[1].begin, 3U) << "glue after a break is discarded";
  EXPECT_EQ(broken.lines[1].natural, sp(95));
}

TEST(BreakList, AForbiddenBreakIsNeverTaken) {
  List list = words(4, 40, glue(10, 20, 5));
  list.insert(list.begin() + 3, penalty(infinite_penalty));
  // What follows a penalty is no break either: the line is set too full.
  const Broken broken = break_list(list, on_measure(100));
  EXPECT_THAT(breaks_of(broken), testing::Not(testing::Contains(testing::AnyOf(3U, 4U))));
}

TEST(BreakList, OnlyPlainPenaltiesVanishAfterABreak) {
  Item dash = penalty(infinite_penalty - 1);
  for (const bool discretionary : {false, true}) {
    dash.discretionary = discretionary;
    const List list{box(100), penalty(-infinite_penalty), glue(7, 0, 0), dash, glue(9, 0, 0), box(50), fil()};
    const Broken broken = break_list(list, on_measure(100));
    ASSERT_EQ(broken.lines.size(), 2U);
    EXPECT_EQ(broken.lines[1].begin, discretionary ? 3U : 5U);
    EXPECT_EQ(broken.lines[1].natural, sp(discretionary ? 59 : 50));
  }
}

TEST(BreakList, GlueIsABreakOnlyAfterABoxOrADiscretionary) {
  Item dash = penalty(5000);
  // Breaking at the dash would cost more than breaking at the space after it, if that is allowed.
  for (const bool discretionary : {false, true}) {
    dash.discretionary = discretionary;
    const List list{box(100), dash, glue(0, 0, 0), box(100), fil()};
    EXPECT_EQ(first_break(list, on_measure(100)), discretionary ? 2U : 1U);
  }
}

TEST(BreakList, ABreakMovesWidthToBothLines) {
  Item part = hyphen(8);
  part.after = sp(3);
  part.width = sp(6);
  List list{box(92), part, box(50)};
  finish(list);
  const Broken parted = break_list(list, on_measure(100));
  ASSERT_THAT(breaks_of(parted), ElementsAre(1, 5));
  EXPECT_EQ(parted.lines[0].natural, sp(100));
  EXPECT_EQ(parted.lines[1].natural, sp(53));
  const Broken whole = break_list(list, on_measure(200));
  ASSERT_EQ(whole.lines.size(), 1U);
  EXPECT_EQ(whole.lines[0].natural, sp(148));
}

TEST(BreakList, HyphensAreTriedOnlyWhenPretoleranceIsExceeded) {
  const Item part = hyphen(10, 0);
  List list{box(40), glue(10, 30, 5), box(40), part, box(40), glue(10, 30, 5), box(80)};
  finish(list);
  // Without the hyphen the first line holds one word: hopeless. With it, it is full.
  Parameters parameters = on_measure(100);
  parameters.pretolerance = 100;
  EXPECT_EQ(first_break(list, parameters), 3U);
  list[2].width = sp(45);
  list[4].width = sp(0);
  // Now both words fit on the line, within the pretolerance.
  EXPECT_EQ(first_break(list, parameters), 5U);
  parameters.pretolerance = -1;
  list[1].stretch = sp(0);
  EXPECT_EQ(first_break(list, parameters), 3U);
}

TEST(BreakList, LinesHaveTheirOwnMeasures) {
  const List list = words(9, 10, glue(10, 2, 2));
  Parameters parameters;
  parameters.measure = [](std::size_t line) { return sp(line == 0 ? 30 : line == 1 ? 70 : 50); };
  parameters.uniform_from = 2;
  const Broken broken = break_list(list, parameters);
  EXPECT_THAT(breaks_of(broken), ElementsAre(3, 11, 19));
  EXPECT_TRUE(broken.feasible);
  EXPECT_EQ(broken.demerits, 300);
}

TEST(BreakList, AsksForEachMeasureOnce) {
  std::vector<std::size_t> asked;
  Parameters parameters;
  parameters.measure = [&asked](std::size_t line) {
    asked.push_back(line);
    return sp(50);
  };
  parameters.uniform_from = 1;
  const Broken broken = break_list(words(30, 10, glue(10, 2, 2)), parameters);
  EXPECT_EQ(broken.lines.size(), 10U);
  EXPECT_THAT(asked, ElementsAre(0, 1, 0, 1)) << "once in the search, once for the lines";
}

TEST(BreakList, TheBackgroundIsOnEveryLine) {
  Parameters parameters = on_measure(100);
  parameters.background = {sp(10), sp(40), sp(0)};
  const Broken broken = break_list(words(4, 35, glue(10, 0, 0)), parameters);
  ASSERT_THAT(breaks_of(broken), ElementsAre(3, 9));
  EXPECT_EQ(broken.lines[0].natural, sp(90));
  EXPECT_EQ(broken.lines[0].stretch, sp(40));
  EXPECT_DOUBLE_EQ(broken.lines[0].ratio, 0.25);
}

TEST(BreakList, TheLastPassSetsOverfullLines) {
  const List list{box(10), glue(2, 1, 1), box(200), glue(2, 1, 1), box(10), fil()};
  const Broken broken = break_list(list, on_measure(100));
  EXPECT_FALSE(broken.feasible);
  ASSERT_FALSE(broken.lines.empty());
  EXPECT_EQ(broken.lines.back().at, list.size());
  EXPECT_THAT(broken.lines, testing::Contains(testing::Field(&BrokenLine::badness, overfull_badness)));
  EXPECT_FALSE(second_best(list, on_measure(100)));
}

TEST(BreakList, ABoxWiderThanTheMeasureStandsAlone) {
  const Broken broken = break_list({box(200)}, on_measure(100));
  ASSERT_THAT(breaks_of(broken), ElementsAre(1));
  EXPECT_EQ(broken.lines[0].badness, overfull_badness);
  EXPECT_EQ(broken.lines[0].natural, sp(200));
  EXPECT_FALSE(broken.feasible);
}

TEST(BreakList, UnderfullLinesCountAsFeasibleOnlyAtTheHighestTolerance) {
  const List list{box(10), penalty(-infinite_penalty), box(10), fil()};
  EXPECT_FALSE(break_list(list, on_measure(100, 9999)).feasible);
  EXPECT_TRUE(break_list(list, on_measure(100, 10000)).feasible);
  EXPECT_TRUE(break_list(list, on_measure(100, 20000)).feasible);
}

TEST(BreakList, EmergencyStretchAddsAPass) {
  const List list = words(4, 35, glue(10, 5, 0));
  Parameters parameters = on_measure(100);
  EXPECT_FALSE(break_list(list, parameters).feasible);
  parameters.emergency_stretch = sp(30);
  const Broken broken = break_list(list, parameters);
  EXPECT_TRUE(broken.feasible);
  ASSERT_THAT(breaks_of(broken), ElementsAre(3, 9));
  EXPECT_EQ(broken.lines[0].badness, badness(sp(20), sp(35)));
  EXPECT_EQ(broken.lines[0].stretch, sp(5)) << "the spaces themselves stretch no further";
  EXPECT_DOUBLE_EQ(broken.lines[0].ratio, 4);
}

TEST(BreakList, LoosenessAsksForMoreOrFewerLines) {
  // Six words fit exactly; eight just so.
  const List list = words(24, 10, glue(10, 10, 6));
  Parameters parameters = on_measure(110, 10000);
  EXPECT_EQ(break_list(list, parameters).lines.size(), 4U);
  parameters.looseness = 1;
  EXPECT_EQ(break_list(list, parameters).lines.size(), 5U);
  EXPECT_EQ(second_best(list, parameters)->lines.size(), 5U);
  parameters.looseness = -1;
  EXPECT_EQ(break_list(list, parameters).lines.size(), 3U);
  parameters.looseness = -100;
  EXPECT_EQ(break_list(list, parameters).lines.size(), 3U);
}

TEST(BreakList, EqualTagsInSuccessionCost) {
  List list{box(90), hyphen(10, 0), box(90), hyphen(10, 0), box(50), fil()};
  const auto demerits = [&list] {
    std::vector<std::int64_t> result;
    for (const BrokenLine& line : break_list(list, on_measure(100)).lines) result.push_back(line.demerits);
    return result;
  };
  EXPECT_THAT(demerits(), ElementsAre(100, 100 + 10000, 100 + 5000));
  list[3].ends.whole = 2;
  EXPECT_THAT(demerits(), ElementsAre(100, 100, 100 + 5000)) << "other tags do not, but for the last line";
  list[3].ends.whole = 0;
  EXPECT_THAT(demerits(), ElementsAre(100, 100, 100));
}

TEST(BreakList, PenaltiesAreSquaredWithTheirSign) {
  const auto demerits = [](int value) {
    return break_list({box(100), penalty(value), box(100), fil()}, on_measure(100)).lines.front().demerits;
  };
  EXPECT_EQ(demerits(0), 100);
  EXPECT_EQ(demerits(30), 1000);
  EXPECT_EQ(demerits(-30), -800);
  EXPECT_EQ(demerits(-infinite_penalty), 100);
  EXPECT_EQ(demerits(-infinite_penalty - 7), 100);
}

TEST(BreakList, AdjacentLinesOfUnlikeFitnessCost) {
  // A very loose line after a decent one; a tight one after a very loose one.
  const List list{box(100), penalty(-infinite_penalty),
                  box(40),  glue(40, 20, 0),
                  box(0),   penalty(-infinite_penalty),
                  box(70),  glue(40, 0, 10),
                  box(0),   fil()};
  const Broken broken = break_list(list, on_measure(100));
  ASSERT_EQ(broken.lines.size(), 3U);
  EXPECT_EQ(broken.lines[1].fitness, Fitness::VeryLoose);
  EXPECT_EQ(broken.lines[1].demerits, 110 * 110 + 10000);
  EXPECT_EQ(broken.lines[2].fitness, Fitness::Tight);
  EXPECT_EQ(broken.lines[2].demerits, 110 * 110 + 10000);
}

TEST(BreakList, BoxesExpandBeforeGlueDoes) {
  List list = words(2, 45, glue(5, 4, 5));
  list.pop_back();
  list.pop_back();
  const Parameters parameters = on_measure(100);
  EXPECT_DOUBLE_EQ(break_list(list, parameters).lines[0].ratio, 1.25);
  list[0].expansion_stretch = sp(1);
  list[2].expansion_stretch = sp(2);
  list[2].expansion_shrink = sp(1);
  Broken broken = break_list(list, parameters);
  EXPECT_TRUE(broken.feasible);
  EXPECT_EQ(broken.lines[0].expansion, sp(3));
  EXPECT_DOUBLE_EQ(broken.lines[0].ratio, 0.5)
      << "5 are wanting: the boxes take 3, of the glue's 4 two are left";
  EXPECT_EQ(broken.lines[0].badness, badness(sp(2), sp(4)));

  broken = break_list(list, on_measure(92));
  EXPECT_EQ(broken.lines[0].expansion, sp(-1));
  EXPECT_DOUBLE_EQ(broken.lines[0].ratio, -0.4);
}

TEST(BreakList, OverhangsGrowTheMeasure) {
  List list{box(50), glue(10, 0, 0), box(45), glue(10, 0, 0), box(20), hyphen(4, 0), box(90), fil()};
  list[0].overhang_start = sp(2);
  list[2].overhang_end = sp(3);
  list[4].overhang_start = sp(1);
  list[5].overhang_end = sp(4);
  list[5].last_resort = false;
  Parameters parameters = on_measure(100, infinite_badness);
  const Broken broken = break_list(list, parameters);
  ASSERT_THAT(breaks_of(broken), ElementsAre(3, 5, 8));
  EXPECT_EQ(broken.lines[0].badness, 0) << "50 + 10 + 45 = 100 + 2 + 3";
  parameters.measure = [](std::size_t line) { return sp(line == 1 ? 19 : 100); };
  parameters.uniform_from = 2;
  EXPECT_EQ(break_list(list, parameters).lines[1].badness, 0) << "20 + 4 = 19 + 1 + 4";
}

TEST(BreakList, ALineWithNothingOnItHasNoOverhang) {
  Item word = box(10);
  word.overhang_end = sp(2);
  const List list{word, penalty(-infinite_penalty), penalty(19), box(22), glue(4, 0, 0), fil()};
  Parameters parameters = on_measure(40, infinite_badness);
  parameters.background.stretch = sp(15);
  const auto second = second_best(list, parameters);
  ASSERT_TRUE(second);
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (const auto& other : alternatives(list, parameters, 2))
    if (other) least = std::min(least, other->demerits);
  EXPECT_EQ(second->demerits, least);
  for (const BrokenLine& line : second->lines) EXPECT_EQ(line.overhang_end, line.at == 1 ? sp(2) : sp(0));
}

TEST(BreakList, AGrownParagraphFinishesQuickly) {
  const List list = words(10'000, 300, glue(100, 50, 33));
  const Broken broken = break_list(list, on_measure(4100, 9999));
  EXPECT_TRUE(broken.feasible);
  EXPECT_GT(broken.lines.size(), 900U);
  std::size_t items = 0;
  for (const BrokenLine& line : broken.lines) items += line.at - line.begin + 1;
  EXPECT_EQ(items, list.size() + 1) << "each item stands on one line, or is broken at";
}

/// Pages: lines of type 10 high, blocks with a gap between them.
List blocks(const std::vector<int>& lines_of_block) {
  List list;
  for (const int lines : lines_of_block) {
    if (!list.empty()) {
      list.push_back(penalty(0));
      list.push_back(glue(6, 2, 1));
    }
    for (int line = 0; line < lines; ++line) {
      // Neither a widow nor a club.
      if (line > 0) list.push_back(penalty(line == 1 || line == lines - 1 ? infinite_penalty : 0));
      list.push_back(box(10));
    }
  }
  finish(list);
  return list;
}

Parameters pages(std::int64_t height) {
  Parameters parameters = on_measure(height, infinite_badness);
  parameters.background.stretch = sp(height / 5);
  return parameters;
}

TEST(BreakPages, KeepWidowsAndClubsTogether) {
  // Ten lines would fit, but that leaves the last of six for the next page.
  const Broken broken = break_list(blocks({5, 6}), pages(106));
  ASSERT_EQ(broken.lines.size(), 2U);
  EXPECT_EQ(broken.lines[0].natural, sp(96));
  EXPECT_EQ(broken.lines[1].natural, sp(20));
  EXPECT_TRUE(broken.feasible);
}

TEST(BreakPages, TheFootTellsShortPagesApart) {
  // The gap may open the second page or the third block may stand whole on it: the foot's stretch decides.
  const Broken broken = break_list(blocks({4, 4, 4, 4}), pages(90));
  ASSERT_EQ(broken.lines.size(), 2U);
  EXPECT_EQ(broken.lines[0].natural, sp(86));
  EXPECT_EQ(broken.lines[1].natural, sp(86)) << "the gap at the head of the page is gone";
  EXPECT_LT(broken.lines[0].badness, 100);
}

TEST(SecondBest, DiffersFromTheBest) {
  const List list = words(12, 10, glue(10, 10, 6));
  const Parameters parameters = on_measure(90, 10000);
  const Broken best = break_list(list, parameters);
  const auto second = second_best(list, parameters);
  ASSERT_TRUE(second);
  EXPECT_NE(breaks_of(*second), breaks_of(best));
  EXPECT_GE(second->demerits, best.demerits);
}

TEST(SecondBest, MayHaveAllBreaksOfTheBestAndMore) {
  const List list{box(100), penalty(0), box(0), fil()};
  const auto second = second_best(list, on_measure(100));
  ASSERT_EQ(breaks_of(break_list(list, on_measure(100))), std::vector<std::size_t>{4});
  ASSERT_TRUE(second);
  EXPECT_THAT(breaks_of(*second), ElementsAre(1, 4));
}

TEST(SecondBest, IsLookedForInTheNextPassIfNeedBe) {
  List list{box(50), hyphen(50), box(50)};
  finish(list);
  Parameters parameters = on_measure(100);
  parameters.pretolerance = 100;
  ASSERT_EQ(break_list(list, parameters).lines.size(), 1U);
  EXPECT_THAT(breaks_of(second_best(list, parameters).value()), ElementsAre(1, 5));
}

}  // namespace
}  // namespace galley::breaking
