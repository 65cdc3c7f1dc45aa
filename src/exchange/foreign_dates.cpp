// exchange: dates as people write them (see foreign_dates.h).
#include "foreign_dates.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/source/calendar.h"

namespace galley::exchange {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

/// A part of a date: a number or a word, in small letters.
struct Part {
  std::string word;
  int number = 0;
  std::size_t digits = 0;  ///< 0: a word
  [[nodiscard]] bool is_year() const { return digits == 4 && number >= 1000; }
  [[nodiscard]] bool is_small() const { return digits == 1 || digits == 2; }
  /// 1 to 12 for the name of a month, or three or more of its letters. 0: none.
  [[nodiscard]] int month() const {
    if (word.size() < 3) return 0;
    const auto* const found =
        std::ranges::find_if(months, [this](std::string_view name) { return name.starts_with(word); });
    if (found == months.end()) return word == "sept" ? 9 : 0;
    return static_cast<int>(found - months.begin()) + 1;
  }
};

/// The parts of a text; nothing if it holds anything but numbers, words and what separates the parts of a
/// date.
std::optional<std::vector<Part>> parts_of(std::string_view text) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < text.size();) {
    if (std::string_view(" -/.,").contains(text[at])) {
      ++at;
      continue;
    }
    Part part;
    std::size_t end = at;
    while (end < text.size() && ascii::is_digit(text[end]) && end - at <= 4)
      part.number = part.number * 10 + (text[end++] - '0');
    part.digits = end - at;
    if (part.digits > 4) return std::nullopt;
    // “1st”, “2nd”
    if (part.digits == 0 || (end < text.size() && ascii::is_letter(text[end]))) {
      const std::size_t begin = end;
      while (end < text.size() && ascii::is_letter(text[end])) ++end;
      if (end == begin) return std::nullopt;
      const std::string word = ascii::lowered(text.substr(begin, end - begin));
      if (part.digits > 0 && word != "st" && word != "nd" && word != "rd" && word != "th")
        return std::nullopt;
      if (part.digits == 0) part.word = word;
    }
    parts.push_back(std::move(part));
    if (parts.size() > 3) return std::nullopt;
    at = end;
  }
  return parts;
}

/// Nothing if there is no such month: “2012-15” are years.
std::optional<std::string> written(int year, int month, int day) {
  if (month > 12) return std::nullopt;
  if (month < 1) return fmt::format("{:04}", year);
  if (day < 1 || day > source::days_in(year, month)) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace

std::optional<std::string> iso_of(std::string_view text) {
  text = ascii::trimmed(text);
  // A time of day follows a T or a space.
  if (text.size() > 10 && text.substr(0, 10).find_first_of(" T") == std::string_view::npos &&
      (text[10] == 'T' || text[10] == ' ') && text.find(':') != std::string_view::npos)
    text = text.substr(0, 10);
  const auto found = parts_of(text);
  if (!found || found->empty()) return std::nullopt;
  const std::vector<Part>& parts = *found;
  const Part& first = parts.front();
  const Part& last = parts.back();
  if (parts.size() == 1) return first.is_year() ? written(first.number, 0, 0) : std::nullopt;
  if (parts.size() == 2) {
    if (first.is_year() && last.is_small()) return written(first.number, last.number, 0);
    if (first.is_small() && last.is_year()) return written(last.number, first.number, 0);
    if (first.month() > 0 && last.is_year()) return written(last.number, first.month(), 0);
    if (first.is_year() && last.month() > 0) return written(first.number, last.month(), 0);
    return std::nullopt;
  }
  const Part& middle = parts[1];
  if (first.is_year() && middle.is_small() && last.is_small())
    return written(first.number, middle.number, last.number);
  if (first.is_year() && middle.month() > 0 && last.is_small())
    return written(first.number, middle.month(), last.number);
  if (first.month() > 0 && middle.is_small() && last.is_year())
    return written(last.number, first.month(), middle.number);
  if (first.is_small() && middle.month() > 0 && last.is_year())
    return written(last.number, middle.month(), first.number);
  if (first.is_small() && middle.is_small() && last.is_year()) {
    if (first.number > 12) return written(last.number, middle.number, first.number);
    if (middle.number > 12 || first.number == middle.number)
      return written(last.number, first.number, middle.number);
    // With full stops the day comes first. With strokes nobody can tell.
    if (text.contains('.')) return written(last.number, middle.number, first.number);
  }
  return std::nullopt;
}

std::string with_dash_between_years(std::string_view text) {
  text = ascii::trimmed(text);
  const bool is_span = text.size() == 7 && std::ranges::all_of(text.substr(0, 4), ascii::is_digit) &&
                       (text[4] == '-' || text[4] == '/') && ascii::is_digit(text[5]) &&
                       ascii::is_digit(text[6]);
  // What could be a month is one.
  if (!is_span || text.substr(5) <= "12") return std::string(text);
  return fmt::format("{}–{}", text.substr(0, 4), text.substr(5));
}

bool means_present(std::string_view text) {
  constexpr std::array<std::string_view, 16> words{
      "present",   "now",      "current",   "currently",  "ongoing",     "today", "active", "to date",
      "till date", "till now", "until now", "to present", "in progress", "-",     "–",      "—"};
  return std::ranges::find(words, ascii::lowered(ascii::trimmed(text))) != words.end();
}

}  // namespace galley::exchange
