// Where pages part entries.
#include "entry_breaks.h"

#include <gmock/gmock.h>

namespace galley::layout {
namespace {

using enum BreakKind;
using testing::ElementsAre;

/// Blocks of a flow: the kind of the break before each, and its lines.
class EntryBreaks : public testing::Test {
 protected:
  void add(BreakKind kind, std::size_t lines, const std::string& text = "Text.") {
    Block block;
    block.paragraph.text = text;
    block.placement.break_before = kind;
    const bool is_bullet =
        kind == Bullets || kind == AfterFirstBullet || kind == BetweenBullets || kind == BeforeLastBullet;
    block.placement.break_inside = is_bullet ? InsideBullet : InsideParagraph;
    blocks_.push_back(block);
    outlines_.push_back({.lines = lines});
  }
  /// A title of two lines, and bullets of these lines; the first follows the title.
  void add_entry(std::initializer_list<std::size_t> bullets) {
    add(Entry, 1);
    add(AfterTitle, 1);
    std::size_t number = 0;
    for (const std::size_t lines : bullets) {
      const bool is_last = ++number == bullets.size();
      add(number == 1   ? AfterTitle
          : is_last     ? BeforeLastBullet
          : number == 2 ? AfterFirstBullet
                        : BetweenBullets,
          lines);
      blocks_.back().placement.break_inside = InsideBullet;
    }
  }
  [[nodiscard]] std::vector<BreakKind> breaks() const { return breaks_before(blocks_, outlines_); }

  std::vector<Block> blocks_;
  std::vector<BlockOutline> outlines_;
};

TEST_F(EntryBreaks, PartNoShortEntry) {
  add_entry({1, 2, 1, 1});  // seven lines
  EXPECT_THAT(breaks(),
              ElementsAre(Entry, AfterTitle, AfterTitle, AfterFirstBullet, BetweenBullets, BeforeLastBullet));
}

TEST_F(EntryBreaks, PartALongEntryAfterTwoBulletsAndFourLines) {
  add_entry({2, 2, 1, 1, 1});
  EXPECT_THAT(breaks(), ElementsAre(Entry, AfterTitle, AfterTitle, AfterFirstBullet, LongEntry, LongEntry,
                                    BeforeLastBullet));
}

TEST_F(EntryBreaks, PartNoEntryCloseToItsHeading) {
  add_entry({1, 1, 1, 1, 1, 1});
  EXPECT_THAT(breaks(), ElementsAre(Entry, AfterTitle, AfterTitle, AfterFirstBullet, BetweenBullets,
                                    BetweenBullets, LongEntry, BeforeLastBullet));
}

TEST_F(EntryBreaks, LetALastBulletOfThreeLinesGoOn) {
  add_entry({2, 2, 3});
  EXPECT_THAT(breaks(), ElementsAre(Entry, AfterTitle, AfterTitle, AfterFirstBullet, LongEntry));
}

TEST_F(EntryBreaks, PartASummaryOfTwoLinesFromItsBullets) {
  add(Entry, 1);
  add(AfterTitle, 2);
  add(Bullets, 2);
  add(AfterFirstBullet, 2);
  add(BeforeLastBullet, 1);
  EXPECT_THAT(breaks(), ElementsAre(Entry, AfterTitle, AfterSummary, AfterFirstBullet, BeforeLastBullet));
  blocks_[1].paragraph.text = "In numbers: ";
  EXPECT_EQ(breaks()[2], Bullets);
  blocks_[1].paragraph.text = "Text.";
  outlines_[1].lines = 1;
  outlines_[2].lines = 3;
  EXPECT_EQ(breaks()[2], Bullets);
}

TEST_F(EntryBreaks, CountFromEachRole) {
  add(Entry, 1);
  add(AfterTitle, 1);
  for (int i = 0; i < 6; ++i) add(i == 0 ? AfterTitle : BetweenBullets, 1);
  add(Role, 1);
  add(AfterTitle, 1);
  add(BetweenBullets, 1);
  EXPECT_EQ(breaks()[8], Role);
  EXPECT_EQ(breaks()[10], BetweenBullets);
}

}  // namespace
}  // namespace galley::layout
