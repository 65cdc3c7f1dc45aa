// source: values to dates, in the precision in which they were given.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/source/calendar.h"
#include "galley/source/reader.h"

namespace galley::source {
namespace {

// JSON Resume knows no year before it.
constexpr int first_year = 1000;
constexpr std::string_view help_with_years = "years are 1000 to 9999";
constexpr std::string_view help_with_parts =
    "the parts of a year are Q1, Q2, Q3, Q4, spring, summer, autumn, winter: \"2023-Q2\"";

/// The numbers of “2023-04-15”: one to three, parted by hyphens, the first of four digits; else none. A month
/// or day of one digit is taken as a slip of a date, to be refused as one.
std::vector<int> date_parts(std::string_view text) {
  std::vector<int> parts;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    int number = 0;
    while (end < text.size() && ascii::is_digit(text[end]) && end - i < 5)
      number = number * 10 + (text[end++] - '0');
    if (end == i || (parts.empty() ? end - i != 4 : end - i > 2)) return {};
    if (end < text.size() && (text[end] != '-' || end + 1 == text.size())) return {};
    parts.push_back(end - i == 1 ? -number : number);
    i = end + 1;
  }
  return parts.size() <= 3 ? parts : std::vector<int>();
}

/// The help for parts that are no date; empty if they are one.
std::string what_is_wrong(const std::vector<int>& parts) {
  if (parts[0] < first_year) return std::string(help_with_years);
  if (parts.size() > 1 && parts[1] < 0)
    return fmt::format("write the month with two digits: \"{}-0{}\"", parts[0], -parts[1]);
  if (parts.size() > 1 && (parts[1] < 1 || parts[1] > 12))
    return "a month is 01 to 12; a span of years takes a dash: 2019–20";
  if (parts.size() > 2 && parts[2] < 0) return "write the day with two digits";
  if (parts.size() > 2 && (parts[2] < 1 || parts[2] > days_in(parts[0], parts[1]))) {
    return fmt::format("that month has {} days", days_in(parts[0], parts[1]));
  }
  return {};
}

/// The names of the parts of a year, in the order of YearPart.
constexpr std::string_view part_names[] = {"",       "Q1",     "Q2",     "Q3",    "Q4",
                                           "spring", "summer", "autumn", "winter"};

struct YearAndPart {
  std::string_view year, part;
};

/// “2019-Q3” or “2019-summer” in two parts, of which the second need not be one that is known; else nothing.
std::optional<YearAndPart> year_and_part(std::string_view text) {
  const bool is_one = text.size() > 5 && std::ranges::all_of(text.substr(0, 4), ascii::is_digit) &&
                      text[4] == '-' && ascii::is_letter(text[5]) &&
                      std::ranges::all_of(text.substr(5), ascii::is_alphanumeric);
  if (!is_one) return std::nullopt;
  return YearAndPart{text.substr(0, 4), text.substr(5)};
}

/// The part of a year of a name, in capitals or small letters; None if there is none.
YearPart part_of_name(std::string_view name) {
  const std::string small = ascii::lowered(name);
  if (small == "fall") return YearPart::Autumn;
  const auto found = std::ranges::find_if(
      part_names, [&small](std::string_view part) { return !part.empty() && ascii::lowered(part) == small; });
  return found == std::end(part_names) ? YearPart::None
                                       : static_cast<YearPart>(found - std::begin(part_names));
}

std::optional<Date> wrong_date(Reader& reader, const Value& value, std::string_view shown, std::string help) {
  reader.error(value.place, fmt::format("'{}' is not a date", shown), std::move(help));
  return std::nullopt;
}

}  // namespace

std::optional<Date> read_date(Reader& reader, const Key& key, const Value& value) {
  if (value.kind == Value::Kind::Date) {
    if (value.date.year < first_year)
      return wrong_date(reader, value, value.string, std::string(help_with_years));
    return value.date;
  }
  if (value.kind == Value::Kind::Integer) {
    if (value.integer < first_year || value.integer > 9999) {
      return wrong_date(reader, value, std::to_string(value.integer), std::string(help_with_years));
    }
    return Date{static_cast<int>(value.integer), 0, 0};
  }
  const auto text = read_string(reader, key, value);
  if (!text) return std::nullopt;
  // JSON Resume's files sometimes carry a time of day.
  const std::string_view day = std::string_view(*text).substr(0, text->find('T'));
  if (const auto named = year_and_part(*text)) {
    const Date date{date_parts(named->year)[0], 0, 0, part_of_name(named->part)};
    if (date.part == YearPart::None) return wrong_date(reader, value, *text, std::string(help_with_parts));
    if (date.year < first_year) return wrong_date(reader, value, *text, std::string(help_with_years));
    return date;
  }
  const std::vector<int> parts = date_parts(day.size() == 10 ? day : std::string_view(*text));
  if (parts.empty()) {
    return wrong_date(
        reader, value, *text,
        key.form == Form::EndDate
            ? "dates are \"2023\", \"2023-04\", \"2023-04-15\", \"2023-Q2\", \"2023-summer\" or \"present\""
            : "dates are \"2023\", \"2023-04\", \"2023-04-15\", \"2023-Q2\" or \"2023-summer\"; 'date' takes "
              "any text");
  }
  if (std::string help = what_is_wrong(parts); !help.empty())
    return wrong_date(reader, value, *text, std::move(help));
  return Date{parts[0], parts.size() > 1 ? parts[1] : 0, parts.size() > 2 ? parts[2] : 0};
}

bool looks_like_date(std::string_view text) {
  const auto named = year_and_part(text);
  return named ? part_of_name(named->part) != YearPart::None : !date_parts(text).empty();
}

bool is_before(const Date& end, const Date& start) {
  if (end.year != start.year) return end.year < start.year;
  if (end.month == 0 || start.month == 0 || end.month != start.month)
    return months_of(end).last < months_of(start).first;
  return end.day != 0 && start.day != 0 && end.day < start.day;
}

bool is_present(const Value& value) {
  constexpr std::string_view present = "present";
  return value.kind == Value::Kind::String && ascii::lowered(value.string) == present;
}

std::string written(const Date& date) {
  if (date.part == YearPart::None) return iso(date);
  return fmt::format("{:04}-{}", date.year, part_names[static_cast<std::size_t>(date.part)]);
}

std::string iso(const Date& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace galley::source
