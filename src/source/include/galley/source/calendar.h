// source: the Gregorian calendar.
#pragma once

namespace galley::source {

/// The number of days of a month, 1 to 12.
[[nodiscard]] constexpr int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

}  // namespace galley::source
