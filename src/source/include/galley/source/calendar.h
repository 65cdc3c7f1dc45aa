// source: the Gregorian calendar.
#pragma once

#include "galley/source/author_text.h"

namespace galley::source {

/// The number of days of a month, 1 to 12.
[[nodiscard]] constexpr int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

[[nodiscard]] constexpr bool is_quarter(YearPart part) {
  return part >= YearPart::Quarter1 && part <= YearPart::Quarter4;
}

[[nodiscard]] constexpr bool is_season(YearPart part) { return part >= YearPart::Spring; }

/// The first and the last of the months, 1 to 12, in which a date lies. A season is not in the same months
/// everywhere: it may be any part of its year.
struct Months {
  int first = 1;
  int last = 12;
};
[[nodiscard]] constexpr Months months_of(const Date& date) {
  if (date.month > 0) return {date.month, date.month};
  if (!is_quarter(date.part)) return {};
  const int quarter = static_cast<int>(date.part) - static_cast<int>(YearPart::Quarter1);
  return {3 * quarter + 1, 3 * quarter + 3};
}

}  // namespace galley::source
