// cli: the day on which a letter is written (see today.h). The library never asks the clock.
#include "today.h"

#include <array>
#include <ctime>
#include <string_view>

#include <fmt/format.h>

#include "report.h"

namespace galley::cli {

Date today(const Arguments& arguments) {
  const std::time_t now = arguments.source_date_epoch.value_or(std::time(nullptr));
  std::tm time{};
  if (arguments.source_date_epoch)
    ::gmtime_r(&now, &time);
  else
    ::localtime_r(&now, &time);
  return {time.tm_year + 1900, time.tm_mon + 1, time.tm_mday};
}

Diagnostic note_of_today(const Letter& letter, const Date& day, const Arguments& arguments) {
  constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  const std::string date =
      fmt::format("{} {} {}", day.day, months.at(static_cast<std::size_t>(day.month - 1)), day.year);
  Diagnostic note =
      arguments.source_date_epoch
          ? note_that(fmt::format("the letter is dated {}, as SOURCE_DATE_EPOCH says", date))
          : note_that(fmt::format("the letter is dated today, {}", date),
                      "tomorrow the same input gives another letter; a date, or SOURCE_DATE_EPOCH, keeps it");
  note.place = letter.date.place;
  return note;
}

}  // namespace galley::cli
