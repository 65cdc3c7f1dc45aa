// output: decimal numbers (see decimal.h).
#include "decimal.h"

#include <array>

namespace galley::output {

std::int64_t thousandths(Length length) {
  // Whole points and the rest apart, so that no product overflows.
  const std::int64_t points = length.scaled_points() / Length::per_point;
  const std::int64_t rest = length.scaled_points() % Length::per_point * 1000;
  constexpr std::int64_t half = Length::per_point / 2;
  return points * 1000 + (rest + (rest < 0 ? -half : half)) / Length::per_point;
}

void append_decimal(std::string& out, std::int64_t value, int decimals) {
  auto rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  for (; decimals > 0 && rest % 10 == 0; --decimals) rest /= 10;
  std::array<char, 40> digits;  // from the last to the first
  char* at = digits.data() + digits.size();
  const auto put = [&] {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  };
  if (decimals > 0) {
    for (; decimals > 0; --decimals) put();
    *--at = '.';
  }
  do put();
  while (rest > 0);
  if (value < 0) *--at = '-';
  out.append(at, digits.data() + digits.size());
}

void append_decimals(std::string& out, std::span<const std::int64_t> values, int decimals) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ' ';
    append_decimal(out, values[i], decimals);
  }
}

}  // namespace galley::output
