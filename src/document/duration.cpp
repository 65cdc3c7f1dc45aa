// document: durations by ICU (see duration.h). The plurals are CLDR's.
#include "duration.h"

#include <memory>
#include <new>
#include <vector>

#include <unicode/listformatter.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>

#include "galley/source/calendar.h"

namespace galley::document {
namespace {

/// Months, and years of months that are not known.
struct Span {
  int years = 0;
  int months = 0;
};

Span span_between(const Date& start, const Date& end) {
  if (source::is_season(start.part) || source::is_season(end.part)) return {};
  const auto has_months = [](const Date& date) { return date.month > 0 || source::is_quarter(date.part); };
  if (has_months(start) != has_months(end)) return {};
  if (!has_months(start)) return {end.year - start.year, 0};
  const int months =
      12 * (end.year - start.year) + source::months_of(end).last - source::months_of(start).first + 1;
  return {months / 12, months % 12};
}

icu::UnicodeString number_of(const icu::MeasureUnit& unit, int number, const Language& language) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString text = icu::number::NumberFormatter::withLocale(language.locale)
                                .unit(unit)
                                .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
                                .formatInt(number, error)
                                .toString(error);
  if (error == U_MEMORY_ALLOCATION_ERROR || text.isBogus()) throw std::bad_alloc();
  return U_SUCCESS(error) ? text : icu::UnicodeString();
}

}  // namespace

std::string duration(const Date& start, const Date& end, const Language& language) {
  const Span span = span_between(start, end);
  std::vector<icu::UnicodeString> parts;
  if (span.years > 0) parts.push_back(number_of(icu::MeasureUnit::getYear(), span.years, language));
  if (span.months > 0) parts.push_back(number_of(icu::MeasureUnit::getMonth(), span.months, language));
  if (parts.empty()) return {};
  UErrorCode error = U_ZERO_ERROR;
  // The narrow list has no comma between the units.
  const std::unique_ptr<icu::ListFormatter> list(
      icu::ListFormatter::createInstance(language.locale, ULISTFMT_TYPE_UNITS, ULISTFMT_WIDTH_NARROW, error));
  icu::UnicodeString joined;
  if (U_SUCCESS(error)) list->format(parts.data(), static_cast<int32_t>(parts.size()), joined, error);
  if (error == U_MEMORY_ALLOCATION_ERROR || joined.isBogus()) throw std::bad_alloc();
  std::string text;
  // It is one figure: a line does not end in it.
  joined.findAndReplace(icu::UnicodeString(u' '), icu::UnicodeString(u'\u00A0'));
  if (U_SUCCESS(error)) joined.toUTF8String(text);
  return text;
}

}  // namespace galley::document
