// document: dates by ICU. DateTimePatternGenerator costs 0.5 ms to make (1.2 ms the first time in a process,
// 50 ms with a cold disk), a SimpleDateFormat 0.03 ms; so the patterns of the default skeleton stand in the
// vocabulary, and the generator is asked for all others only.
#include "date_format.h"

#include <algorithm>
#include <new>

#include <fmt/format.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

#include "galley/base/ascii.h"
#include "prose_parts.h"

namespace galley::document {

struct DateFormatter::Format {
  std::string skeleton;
  std::unique_ptr<icu::SimpleDateFormat> icu;        ///< null where ICU has none
  std::unique_ptr<icu::GregorianCalendar> calendar;  ///< set to one date after the other
};

namespace {

constexpr std::string_view fields_of_year = "GyYuUr";

icu::UnicodeString pattern_of(const std::string& skeleton, const Language& language) {
  const std::string_view known = language.words->month_pattern;
  if (!known.empty() && skeleton == "yMMMM") return icu::UnicodeString::fromUTF8(icu::StringPiece(known));
  if (!known.empty() && skeleton == "y") return {u"y"};
  if (!known.empty() && skeleton == "MMMM") return {u"LLLL"};
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(language.locale, error));
  icu::UnicodeString pattern;
  if (U_SUCCESS(error)) pattern = generator->getBestPattern(icu::UnicodeString::fromUTF8(skeleton), error);
  if (error == U_MEMORY_ALLOCATION_ERROR || pattern.isBogus()) throw std::bad_alloc();
  return U_SUCCESS(error) && !pattern.isEmpty() ? pattern : icu::UnicodeString(u"y");
}

bool is_number(std::string_view text) { return !text.empty() && std::ranges::all_of(text, ascii::is_digit); }

/// “2016–2018”, but “April 2016 – May 2018”: a closed dash would seem to join May with April's year only.
PrintedDates joined(PrintedDates start, const PrintedDates& end) {
  if (start.empty() || start == end) return end;
  if (end.empty()) return start;
  start.text += is_number(start.text) && is_number(end.text) ? "–" : " – ";
  const auto begin = static_cast<std::uint32_t>(start.text.size());
  start.text += end.text;
  for (const DatedText& date : end.dates)
    start.dates.push_back({date.begin + begin, date.end + begin, date.date});
  return start;
}

/// “2019”, “2019-03”, “2019-03-01”.
std::string iso_8601(const Date& date) {
  std::string text = fmt::format("{:04}", date.year);
  if (date.month > 0) text += fmt::format("-{:02}", date.month);
  if (date.month > 0 && date.day > 0) text += fmt::format("-{:02}", date.day);
  return text;
}

}  // namespace

PrintedDates DateFormatter::printed_below_year(const Dates& dates) {
  if (!dates.literal.empty()) return {dates.literal.value, {}};
  std::string without_year = skeleton_;
  std::erase_if(without_year,
                [](char field) { return fields_of_year.find(field) != std::string_view::npos; });
  const auto below_year = [&](const Date& date) {
    return date.month > 0 && !without_year.empty() ? printed(date, without_year) : PrintedDates();
  };
  const auto& last = dates.end ? dates.end : dates.start;
  if (!last) return {};
  if (!dates.end || !dates.start) return below_year(*last);
  return joined(dates.start->year == last->year ? below_year(*dates.start) : printed(*dates.start),
                below_year(*last));
}

std::string reduced_skeleton(std::string_view skeleton, const Date& date) {
  constexpr std::string_view of_the_month = "QqML";
  std::string reduced;
  for (const char field : skeleton) {
    const bool fits = fields_of_year.find(field) != std::string_view::npos ||
                      (of_the_month.find(field) != std::string_view::npos ? date.month > 0 : date.day > 0);
    if (fits) reduced += field;
  }
  return reduced.empty() ? "y" : reduced;
}

DateFormatter::DateFormatter(const Language& language, std::string skeleton, const ProseCache& known)
    : language_(language), skeleton_(std::move(skeleton)), known_(known) {}

DateFormatter::~DateFormatter() = default;

DateFormatter::Format& DateFormatter::format(const std::string& reduced) {
  for (const auto& known : formats_) {
    if (known->skeleton == reduced) return *known;
  }
  UErrorCode error = U_ZERO_ERROR;
  auto made =
      std::make_unique<icu::SimpleDateFormat>(pattern_of(reduced, language_), language_.locale, error);
  if (U_SUCCESS(error)) made->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), language_.locale, error);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(error)) made.reset();
  formats_.push_back(std::make_unique<Format>(reduced, std::move(made), std::move(calendar)));
  return *formats_.back();
}

std::string DateFormatter::formatted(const Date& date, const std::string& skeleton) {
  const Format& with = format(reduced_skeleton(skeleton, date));
  if (!with.icu) return std::to_string(date.year);
  with.calendar->set(date.year, std::max(date.month, 1) - 1, std::max(date.day, 1), 12, 0);
  icu::UnicodeString formatted;
  icu::FieldPosition position(icu::FieldPosition::DONT_CARE);
  with.icu->format(*with.calendar, formatted, position);
  if (formatted.isBogus()) throw std::bad_alloc();
  std::string text;
  formatted.toUTF8String(text);
  return text;
}

PrintedDates DateFormatter::printed(const Date& date) { return printed(date, skeleton_); }

PrintedDates DateFormatter::printed_year(const Date& date) {
  const std::string year = std::to_string(date.year);
  return {year, {{0, static_cast<std::uint32_t>(year.size()), iso_8601({date.year, 0, 0})}}};
}

PrintedDates DateFormatter::printed(const Date& date, const std::string& skeleton) {
  CacheKey key = key_of(language_.tag, skeleton, date);
  auto& known = known_.parts().dates;
  std::shared_ptr<const std::string> text = known.find(key);
  if (!text) {
    auto made = std::make_shared<const std::string>(formatted(date, skeleton));
    text = known.keep(std::move(key), made, made->size());
  }
  return {*text, {{0, static_cast<std::uint32_t>(text->size()), iso_8601(date)}}};
}

PrintedDates DateFormatter::printed(const Dates& dates) {
  if (!dates.literal.empty()) return {dates.literal.value, {}};
  PrintedDates start = dates.start ? printed(*dates.start) : PrintedDates();
  if (dates.end) return joined(std::move(start), printed(*dates.end));
  return joined(std::move(start),
                {dates.ongoing ? std::string(language_.words->present) : std::string(), {}});
}

}  // namespace galley::document
