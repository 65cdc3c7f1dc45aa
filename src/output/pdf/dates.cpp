// output: moments as PDF and XMP write them (see dates.h).
#include "pdf/dates.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::output {

namespace {

using namespace std::chrono;

/// Takes `count` digits from the front of `text`. Nothing if they are missing or out of range.
std::optional<int> take_number(std::string_view& text, std::size_t count, int least, int most) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value < least || value > most) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// `2023-04-01`, `2023-04` or `2023`.
std::optional<year_month_day> take_day(std::string_view& text) {
  const auto year = take_number(text, 4, 1, 9999);
  const auto month = year && take(text, '-') ? take_number(text, 2, 1, 12) : 1;
  const auto day = month && take(text, '-') ? take_number(text, 2, 1, 31) : 1;
  if (!year || !month || !day) return std::nullopt;
  const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// `12:30` or `12:30:59.123`.
std::optional<seconds> take_time(std::string_view& text) {
  const auto hour = take_number(text, 2, 0, 23);
  const auto minute = hour && take(text, ':') ? take_number(text, 2, 0, 59) : std::nullopt;
  if (!minute) return std::nullopt;
  const auto second = take(text, ':') ? take_number(text, 2, 0, 60) : 0;
  if (!second) return std::nullopt;
  if (take(text, '.')) text.remove_prefix(std::min(text.size(), text.find_first_not_of("0123456789")));
  // XMP has no leap seconds.
  return hours(*hour) + minutes(*minute) + seconds(std::min(*second, 59));
}

/// `+02:00`, `+0200` or `+02`.
std::optional<minutes> take_zone(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const bool west = text.front() == '-';
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto hour = take_number(text, 2, 0, 23);
  if (!hour) return std::nullopt;
  take(text, ':');
  const auto minute = text.empty() ? 0 : take_number(text, 2, 0, 59);
  if (!minute) return std::nullopt;
  const minutes zone = hours(*hour) + minutes(*minute);
  return west ? -zone : zone;
}

/// A distance from UTC, with the separators of a format.
std::string zone_text(minutes zone, std::string_view middle, std::string_view end) {
  const auto distance = abs(zone).count();
  return fmt::format("{}{:02}{}{:02}{}", zone < minutes(0) ? '-' : '+', distance / 60, middle, distance % 60,
                     end);
}

}  // namespace

Moment moment_of(std::int64_t seconds_since_epoch) {
  constexpr sys_seconds first = sys_days(year(1) / January / 1);
  constexpr sys_seconds last = sys_days(year(9999) / December / 31) + hours(24) - seconds(1);
  const sys_seconds moment = std::clamp(sys_seconds(seconds(seconds_since_epoch)), first, last);
  const auto day = floor<days>(moment);
  return {day, moment - day};
}

std::optional<Moment> moment_of(std::string_view written) {
  const auto day = take_day(written);
  if (!day) return std::nullopt;
  Moment moment{*day};
  if (written.empty()) return moment;
  if (!take(written, 'T') && !take(written, 't') && !take(written, ' ')) return std::nullopt;
  const auto time = take_time(written);
  if (!time) return std::nullopt;
  moment.time = *time;
  if (!written.empty() && !take(written, 'Z') && !take(written, 'z')) {
    moment.zone = take_zone(written);
    if (!moment.zone) return std::nullopt;
  }
  return written.empty() ? std::optional(moment) : std::nullopt;
}

std::string pdf_date(const Moment& moment) {
  const hh_mm_ss time(moment.time);
  return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}{}", static_cast<int>(moment.day.year()),
                     static_cast<unsigned>(moment.day.month()), static_cast<unsigned>(moment.day.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     zone_text(moment.zone.value_or(minutes(0)), "'", "'"));
}

std::string xmp_date(const Moment& moment) {
  const hh_mm_ss time(moment.time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}", static_cast<int>(moment.day.year()),
                     static_cast<unsigned>(moment.day.month()), static_cast<unsigned>(moment.day.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     moment.zone ? zone_text(*moment.zone, ":", "") : "Z");
}

}  // namespace galley::output
