// Badness against values worked out by hand from “TeX: The Program”, § 108.
#include <gtest/gtest.h>

#include "list.h"

namespace galley::breaking {
namespace {

TEST(Badness, IsAHundredTimesTheCubeOfTheRatio) {
  EXPECT_EQ(badness(sp(0), sp(100)), 0);
  EXPECT_EQ(badness(sp(50), sp(100)), 12);
  EXPECT_EQ(badness(sp(100), sp(100)), 100);
  EXPECT_EQ(badness(sp(1), sp(1)), 100);
  EXPECT_EQ(badness(sp(200), sp(100)), 800);
}

TEST(Badness, RoundsAsTexDoes) {
  // 297 · 3 / 2 = 445; 445³ = 88 121 125, over 2^18 and rounded: 336, where the exact cube gives 337.5.
  EXPECT_EQ(badness(sp(3), sp(2)), 336);
  EXPECT_EQ(badness(sp(2), sp(3)), 30);
}

TEST(Badness, IsInfiniteBeyond8189) {
  EXPECT_EQ(badness(sp(1290), sp(297)), 8189);
  EXPECT_EQ(badness(sp(1291), sp(297)), infinite_badness);
  EXPECT_EQ(badness(sp(1), sp(0)), infinite_badness);
  EXPECT_EQ(badness(sp(1), sp(-5)), infinite_badness);
  EXPECT_EQ(badness(sp(0), sp(0)), 0);
}

TEST(Badness, OfLongLengthsDividesFirst) {
  EXPECT_EQ(badness(sp(7'230'584), sp(7'230'584)), 100);
  EXPECT_EQ(badness(sp(10'000'000), sp(10'000'000)), 100);
  EXPECT_EQ(badness(sp(7'230'585), sp(1'663'496)), infinite_badness);
  EXPECT_EQ(badness(sp(std::int64_t{1} << 61), sp(std::int64_t{1} << 61)), 100);
}

}  // namespace
}  // namespace galley::breaking
