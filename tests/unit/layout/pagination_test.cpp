// Rows of round numbers into pages of round heights: what goes where, and what it costs.
#include "pagination.h"

#include <array>

#include <gmock/gmock.h>

namespace galley::layout {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A row; a page may begin with it at no cost.
Row row(double height, BreakKind kind = BreakKind::Publication, double above = 0) {
  Row row;
  row.height = Length::points(height);
  row.break_before = kind;
  row.above = {Length::points(above), Length::points(above / 4), Length::points(above / 4)};
  return row;
}

/// The pages of rows that nothing stands on.
std::vector<PageRows> pages_of(const std::vector<Row>& rows, double height, Diagnostics& warnings) {
  const PageHeights heights{Length::points(height), Length::points(height)};
  return paginate(rows, std::vector<RowContent>(rows.size()), heights, {}, warnings);
}

std::vector<std::size_t> page_begins(const std::vector<Row>& rows, double height) {
  Diagnostics warnings;
  std::vector<std::size_t> begins;
  for (const PageRows& page : pages_of(rows, height, warnings)) begins.push_back(page.begin);
  EXPECT_THAT(warnings, IsEmpty());
  return begins;
}

TEST(Paginate, NoRowsGiveOneEmptyPage) {
  Diagnostics warnings;
  EXPECT_THAT(pages_of({}, 100, warnings), SizeIs(1));
}

TEST(Paginate, WhatFitsStaysOnOnePage) {
  EXPECT_THAT(page_begins(std::vector<Row>(10, row(10)), 100), ElementsAre(0));
}

TEST(Paginate, FillsAPageBeforeTheNext) {
  EXPECT_THAT(page_begins(std::vector<Row>(15, row(10)), 100), ElementsAre(0, 10));
}

TEST(Paginate, AHeadingGoesWithWhatFollows) {
  std::vector<Row> rows(16, row(10));
  rows[10].break_before = BreakKind::AfterHeading;
  EXPECT_THAT(page_begins(rows, 100), ElementsAre(0, 9));
}

TEST(Paginate, APenaltyMovesTheBreakToACheaperPlaceNearby) {
  std::vector<Row> rows(18, row(10));
  rows[10].break_before = BreakKind::Widow;
  rows[9].break_before = BreakKind::Club;
  EXPECT_THAT(page_begins(rows, 100), ElementsAre(0, 8));
}

TEST(Paginate, TheLastPageIsNotAScrap) {
  // 41 lines on pages of 40: the last page would hold one.
  const auto begins = page_begins(std::vector<Row>(41, row(10)), 400);
  ASSERT_THAT(begins, SizeIs(2));
  EXPECT_LE(begins[1], 38U);
}

TEST(Paginate, AForcedBreakStartsAPage) {
  std::vector<Row> rows(6, row(10));
  rows[2].break_before = BreakKind::NewPage;
  EXPECT_THAT(page_begins(rows, 100), ElementsAre(0, 2));
}

TEST(Paginate, SpaceAtTheHeadOfAPageIsDropped) {
  std::vector<Row> rows(20, row(10));
  for (Row& each : rows) each.above = {Length::points(2), {}, {}};
  // 8 rows and 7 gaps take 94 pt; a ninth would need 106.
  EXPECT_THAT(page_begins(rows, 94), ElementsAre(0, 8, 16));
}

TEST(Paginate, ForbiddenBreaksGiveWayBeforeAPageRunsOver) {
  std::vector<Row> rows(30, row(10, BreakKind::AfterHeading));
  Diagnostics warnings;
  const auto pages = pages_of(rows, 100, warnings);
  EXPECT_THAT(pages, SizeIs(3));
  ASSERT_THAT(warnings, SizeIs(2));
  EXPECT_EQ(warnings[0].message, "page 1 ends with a heading");
}

TEST(Paginate, ARowLongerThanThePageIsSaid) {
  Diagnostics warnings;
  const auto pages = pages_of({row(10), row(250), row(10)}, 100, warnings);
  EXPECT_THAT(pages, SizeIs(3));
  ASSERT_THAT(warnings, SizeIs(1));
  EXPECT_THAT(warnings[0].message, testing::HasSubstr("longer than its text block"));
}

TEST(Paginate, EveryRowIsOnExactlyOnePage) {
  const std::array kinds{BreakKind::Entry,
                         BreakKind::Club,
                         BreakKind::Widow,
                         BreakKind::AfterHeading,
                         BreakKind::AfterFirstBullet,
                         BreakKind::BetweenBullets,
                         BreakKind::InsideParagraph};
  std::vector<Row> rows;
  for (int i = 0; i < 500; ++i)
    rows.push_back(row(8 + i % 7, kinds[static_cast<std::size_t>(i) % kinds.size()], i % 3 == 0 ? 11 : 2));
  Diagnostics warnings;
  const auto pages = pages_of(rows, 300, warnings);
  std::size_t next = 0;
  for (const PageRows& page : pages) {
    EXPECT_EQ(page.begin, next);
    EXPECT_LT(page.begin, page.end);
    EXPECT_GE(page.ratio, -1.0);
    EXPECT_LE(page.ratio, 1.0);
    next = page.end;
  }
  EXPECT_EQ(next, rows.size());
}

}  // namespace
}  // namespace galley::layout
