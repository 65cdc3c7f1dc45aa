// document: dates as they are printed. In comes a Date and an ICU skeleton, out comes text in the language's
// order, reduced to the precision that the date has.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document/document.h"
#include "galley/document/prose_cache.h"
#include "galley/resume/resume.h"
#include "language.h"

namespace galley::document {

/// Dates as they are printed, and where in the text each of them stands.
struct PrintedDates {
  std::string text;
  std::vector<DatedText> dates;  ///< none in the author's literal
  [[nodiscard]] bool empty() const { return text.empty(); }
  bool operator==(const PrintedDates& other) const { return text == other.text; }
};

/// Formats the dates of one document; those that `known` knows without ICU. Keeps ICU's formats, so it
/// belongs to one thread.
class DateFormatter {
 public:
  DateFormatter(const Language& language, std::string skeleton, DateRanges ranges, const ProseCache& known);
  ~DateFormatter();
  DateFormatter(const DateFormatter&) = delete;
  DateFormatter& operator=(const DateFormatter&) = delete;

  /// One date, in what the skeleton asks for and the date has.
  [[nodiscard]] PrintedDates printed(const Date& date);
  /// The year of a date, in the language's figures.
  [[nodiscard]] PrintedDates printed_year(const Date& date);
  /// A stretch of time: the author's literal, “April 2023 – Present”, “2016–2018”, “2016”; empty for no
  /// dates.
  [[nodiscard]] PrintedDates printed(const Dates& dates);
  /// The same below a heading that says the year of the end: “August”; empty for a year alone.
  [[nodiscard]] PrintedDates printed_below_year(const Dates& dates);

 private:
  struct Format;
  Format& format(const std::string& reduced);
  /// A date in the fields of `skeleton` that it has.
  [[nodiscard]] PrintedDates printed(const Date& date, const std::string& skeleton);
  /// A date by ICU, in the fields of a reduced skeleton.
  [[nodiscard]] std::string formatted(const Date& date, const std::string& reduced);
  /// “summer 2019”, as the language says it.
  [[nodiscard]] std::string season(const Date& date);
  /// “April – August 2019”; nothing if CLDR has no such interval.
  [[nodiscard]] std::optional<PrintedDates> interval(const Date& start, const Date& end);

  const Language& language_;
  std::string skeleton_;
  DateRanges ranges_;
  const ProseCache& known_;
  std::vector<std::unique_ptr<Format>> formats_;
};

/// The fields of `skeleton` that `date` can fill; at least the year. A quarter stands where the month would.
[[nodiscard]] std::string reduced_skeleton(std::string_view skeleton, const Date& date);

}  // namespace galley::document
