// document: dates by ICU. DateTimePatternGenerator costs 0.5 ms to make (1.2 ms the first time in a process,
// 50 ms with a cold disk), a SimpleDateFormat 0.03 ms; so the patterns of the default skeleton stand in the
// vocabulary, and the generator is asked for all others only.
#include "date_format.h"

#include <algorithm>
#include <new>

#include <unicode/dtitvfmt.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

#include "galley/base/ascii.h"
#include "galley/base/placeholder.h"
#include "galley/source/calendar.h"
#include "galley/source/reader.h"
#include "prose_parts.h"

namespace galley::document {

struct DateFormatter::Format {
  std::string skeleton;
  std::unique_ptr<icu::SimpleDateFormat> icu;             ///< null where ICU has none
  std::unique_ptr<icu::DateIntervalFormat> icu_interval;  ///< made when the first interval is wanted
};

namespace {

constexpr std::string_view fields_of_year = "GyYuUr";
constexpr std::string_view fields_of_month = "QqML";
/// The skeleton of a quarter: “Q3 2019”.
constexpr std::string_view quarter = "yQQQ";
/// Stands for a year without the words that a language says with it: “2019”, where “y” gives “2019年”.
constexpr std::string_view bare_year = "bare";

/// Is a year of the language's calendar one of an era, which does not go without it?
bool has_eras(const Language& language) {
  UErrorCode error = U_ZERO_ERROR;
  const auto calendar = language.locale.getKeywordValue<std::string>("calendar", error);
  return calendar == "japanese" || calendar == "roc";
}

icu::UnicodeString pattern_of(const std::string& skeleton, const Language& language) {
  const bool with_era = has_eras(language);
  if (skeleton == bare_year) return with_era ? u"Gy" : u"y";
  const std::string_view known = with_era ? std::string_view() : language.words->month_pattern;
  if (!known.empty() && skeleton == "yMMMM") return icu::UnicodeString::fromUTF8(icu::StringPiece(known));
  if (!known.empty() && skeleton == "y") return {u"y"};
  if (!known.empty() && skeleton == "MMMM") return {u"LLLL"};
  UErrorCode error = U_ZERO_ERROR;
  // For most calendars CLDR has only the root's order; the language's is that of its Gregorian dates.
  icu::Locale locale = language.locale;
  if (!with_era) locale.setKeywordValue("calendar", "gregorian", error);
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, error));
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

PrintedDates printed_as(std::string text, const Date& date) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return {std::move(text), {{0, size, source::iso(date)}}};
}

/// Noon of a date, as ICU counts time. What is not known is the middle of the month or of the year: in
/// another calendar a year begins on another day.
UDate noon_of(const Date& date) {
  UErrorCode error = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), error);
  const source::Months months = source::months_of(date);
  const int month = months.first == months.last ? months.first : (months.first + months.last + 1) / 2;
  calendar.set(date.year, month - 1, date.day > 0 ? date.day : 15, 12, 0);
  const UDate noon = calendar.getTime(error);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return noon;
}

std::string to_utf8(const icu::UnicodeString& text) {
  if (text.isBogus()) throw std::bad_alloc();
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

/// CLDR parts the dates of an interval from the dash by thin spaces in some languages; the page has one kind
/// of space around a dash.
void even_spaces(icu::UnicodeString& text) {
  for (const char16_t thin : {u'\u2009', u'\u202F'})
    text.findAndReplace(icu::UnicodeString(thin), icu::UnicodeString(u' '));
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
  const bool has_months = skeleton.find_first_of(fields_of_month) != std::string_view::npos;
  if (source::is_quarter(date.part) && has_months) return std::string(quarter);
  std::string reduced;
  for (const char field : skeleton) {
    const bool fits = fields_of_year.find(field) != std::string_view::npos ||
                      (fields_of_month.find(field) != std::string_view::npos ? date.month > 0 : date.day > 0);
    if (fits) reduced += field;
  }
  return reduced.empty() ? "y" : reduced;
}

DateFormatter::DateFormatter(const Language& language, std::string skeleton, DateRanges ranges,
                             const ProseCache& known)
    : language_(language), skeleton_(std::move(skeleton)), ranges_(ranges), known_(known) {}

DateFormatter::~DateFormatter() = default;

DateFormatter::Format& DateFormatter::format(const std::string& reduced) {
  for (const auto& known : formats_) {
    if (known->skeleton == reduced) return *known;
  }
  UErrorCode error = U_ZERO_ERROR;
  auto made =
      std::make_unique<icu::SimpleDateFormat>(pattern_of(reduced, language_), language_.locale, error);
  if (U_SUCCESS(error)) made->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(error)) made.reset();
  formats_.push_back(std::make_unique<Format>(reduced, std::move(made), nullptr));
  return *formats_.back();
}

std::string DateFormatter::formatted(const Date& date, const std::string& reduced) {
  const Format& with = format(reduced);
  if (!with.icu) return std::to_string(date.year);
  icu::UnicodeString formatted;
  with.icu->format(noon_of(date), formatted);
  return to_utf8(formatted);
}

std::string DateFormatter::season(const Date& date) {
  const Vocabulary& words = *language_.words;
  const Word& pattern = date.part == YearPart::Spring   ? words.spring
                        : date.part == YearPart::Summer ? words.summer
                        : date.part == YearPart::Autumn ? words.autumn
                                                        : words.winter;
  return filled(pattern, formatted(date, std::string(bare_year)));
}

std::optional<PrintedDates> DateFormatter::interval(const Date& start, const Date& end) {
  const std::string reduced = reduced_skeleton(skeleton_, start);
  if (source::is_season(start.part) || source::is_season(end.part) ||
      reduced_skeleton(skeleton_, end) != reduced || reduced == quarter)
    return std::nullopt;
  Format& with = format(reduced);
  UErrorCode error = U_ZERO_ERROR;
  if (!with.icu_interval) {
    with.icu_interval.reset(icu::DateIntervalFormat::createInstance(icu::UnicodeString::fromUTF8(reduced),
                                                                    language_.locale, error));
    if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (U_FAILURE(error) || !with.icu_interval) return std::nullopt;
    with.icu_interval->setTimeZone(*icu::TimeZone::getGMT());
  }
  const icu::DateInterval dates(noon_of(start), noon_of(end));
  const icu::FormattedDateInterval formatted = with.icu_interval->formatToValue(dates, error);
  icu::UnicodeString text = formatted.toString(error);
  if (error == U_MEMORY_ALLOCATION_ERROR || text.isBogus()) throw std::bad_alloc();
  if (U_FAILURE(error)) return std::nullopt;
  even_spaces(text);
  PrintedDates printed{to_utf8(text), {}};
  icu::ConstrainedFieldPosition span;
  span.constrainCategory(UFIELD_CATEGORY_DATE_INTERVAL_SPAN);
  while (formatted.nextPosition(span, error) != 0 && U_SUCCESS(error)) {
    const auto begin = static_cast<std::uint32_t>(to_utf8(text.tempSubString(0, span.getStart())).size());
    const auto size = static_cast<std::uint32_t>(
        to_utf8(text.tempSubStringBetween(span.getStart(), span.getLimit())).size());
    printed.dates.push_back({begin, begin + size, source::iso(span.getField() == 0 ? start : end)});
  }
  return printed;
}

PrintedDates DateFormatter::printed(const Date& date) { return printed(date, skeleton_); }

PrintedDates DateFormatter::printed_year(const Date& date) {
  return printed_as(formatted(date, std::string(bare_year)), {date.year});
}

PrintedDates DateFormatter::printed(const Date& date, const std::string& skeleton) {
  // The author may have a word of their own for a season: no other document knows it.
  if (source::is_season(date.part) && skeleton.find_first_of(fields_of_month) != std::string::npos)
    return printed_as(season(date), date);
  CacheKey key = key_of(language_.tag, skeleton, date);
  auto& known = known_.parts().dates;
  std::shared_ptr<const std::string> text = known.find(key);
  if (!text) {
    auto made = std::make_shared<const std::string>(formatted(date, reduced_skeleton(skeleton, date)));
    text = known.keep(std::move(key), made, made->size());
  }
  return printed_as(*text, date);
}

PrintedDates DateFormatter::printed(const Dates& dates) {
  if (!dates.literal.empty()) return {dates.literal.value, {}};
  if (ranges_ == DateRanges::Short && dates.start && dates.end && dates.start != dates.end)
    if (auto short_one = interval(*dates.start, *dates.end)) return *std::move(short_one);
  PrintedDates start = dates.start ? printed(*dates.start) : PrintedDates();
  if (dates.end) return joined(std::move(start), printed(*dates.end));
  return joined(std::move(start),
                {dates.ongoing ? std::string(language_.words->present) : std::string(), {}});
}

}  // namespace galley::document
