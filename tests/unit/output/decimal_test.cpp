#include "decimal.h"

#include <limits>

#include <gmock/gmock.h>

namespace galley::output {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

std::string decimal(std::int64_t value, int decimals = 3) {
  std::string out;
  append_decimal(out, value, decimals);
  return out;
}

TEST(Decimal, IsWrittenWithoutTrailingZeros) {
  EXPECT_EQ(decimal(0), "0");
  EXPECT_EQ(decimal(1), "0.001");
  EXPECT_EQ(decimal(-1), "-0.001");
  EXPECT_EQ(decimal(841'890), "841.89");
  EXPECT_EQ(decimal(-72'000), "-72");
  EXPECT_EQ(decimal(100'050), "100.05");
  EXPECT_EQ(decimal(-125, 1), "-12.5");
  EXPECT_EQ(decimal(7, 0), "7");
  EXPECT_EQ(decimal(least), "-9223372036854775.808");
}

TEST(Decimal, SeveralHaveSpacesBetweenThem) {
  std::string out = "[";
  append_decimals(out, {0, -500, 595'276});
  EXPECT_EQ(out, "[0 -0.5 595.276");
}

TEST(Decimal, LengthsAreRoundedToThousandths) {
  EXPECT_EQ(thousandths(Length::points(841.89)), 841'890);
  EXPECT_EQ(thousandths(Length::points(0.0005)), 1);
  EXPECT_EQ(thousandths(Length::points(-0.0005)), -1);
  EXPECT_EQ(thousandths(Length::scaled_points(-1)), 0);
}

TEST(Decimal, LengthsOfAnySizeAreExact) {
  EXPECT_EQ(thousandths(Length::scaled_points(most)), 140'737'488'355'328'000);
  EXPECT_EQ(thousandths(Length::scaled_points(least)), -140'737'488'355'328'000);
}

}  // namespace
}  // namespace galley::output
