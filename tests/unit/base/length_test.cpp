#include "galley/base/length.h"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(Length, RoundsPointsToTheNearestScaledPoint) {
  EXPECT_EQ(Length::points(1).scaled_points(), 65536);
  EXPECT_EQ(Length::points(10.5).scaled_points(), 688128);
  EXPECT_EQ(Length::points(0.1).scaled_points(), 6554);
  EXPECT_EQ(Length::points(-0.1).scaled_points(), -6554);
  EXPECT_EQ(Length::points(1.5 / 65536).scaled_points(), 2);
  EXPECT_EQ(Length::points(-1.5 / 65536).scaled_points(), -2);
  EXPECT_DOUBLE_EQ(Length::points(13.75).points(), 13.75);
}

TEST(Length, ScalesWithHalvesAwayFromZero) {
  EXPECT_EQ(Length::scaled_points(5).scaled(1, 2).scaled_points(), 3);
  EXPECT_EQ(Length::scaled_points(-5).scaled(1, 2).scaled_points(), -3);
  EXPECT_EQ(Length::scaled_points(5).scaled(-1, 2).scaled_points(), -3);
  EXPECT_EQ(Length::scaled_points(5).scaled(1, -2).scaled_points(), -3);
  EXPECT_EQ(Length::scaled_points(4).scaled(1, 3).scaled_points(), 1);
}

TEST(Length, ScalesInMoreThan64Bits) {
  const Length long_length = Length::scaled_points(std::int64_t{1} << 46U);
  EXPECT_EQ(long_length.scaled(1'000'000, 1'000'000), long_length);
  // On either side of what 64 bits hold, and at both signs.
  for (const std::int64_t sign : {1, -1}) {
    const Length length = Length::scaled_points(sign * ((std::int64_t{1} << 62U) + 1));
    EXPECT_EQ(length.scaled(1, 2).scaled_points(), sign * ((std::int64_t{1} << 61U) + 1));
    EXPECT_EQ(length.scaled(3, 6).scaled_points(), sign * ((std::int64_t{1} << 61U) + 1));
    EXPECT_EQ(length.scaled(2, -4).scaled_points(), -sign * ((std::int64_t{1} << 61U) + 1));
  }
}

TEST(Length, AddsAndCompares) {
  EXPECT_EQ(Length::points(1) + Length::points(2) * 2 - Length::points(6) / 2, Length::points(2));
  EXPECT_LT(Length::points(-1), Length());
  EXPECT_EQ(-Length::points(1), Length::points(-1));
}

}  // namespace
}  // namespace galley
