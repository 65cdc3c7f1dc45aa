// exchange: dates are mended (see date_mending.h).
#include "date_mending.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "foreign_dates.h"
#include "foreign_values.h"
#include "galley/base/ascii.h"
#include "galley/resume/section_spec.h"

namespace galley::exchange {

using namespace resume;
using Kind = Value::Kind;

namespace {

bool may_be_date(const Value& value) {
  if (value.kind == Kind::Integer) return value.integer >= 1000 && value.integer <= 9999;
  return is_string(value) && iso_of(value.string).has_value();
}

std::string span_text(const Member* start, const Member* end) {
  std::string text;
  for (const Member* member : {start, end}) {
    const auto part = member != nullptr ? text_of(member->value) : std::nullopt;
    if (part) text += (text.empty() ? "" : " – ") + with_dash_between_years(*part);
  }
  return text;
}

/// In the precision that both have.
bool comes_before(std::string_view end, std::string_view start) {
  const std::size_t common = std::min(end.size(), start.size());
  return ascii::is_digit(end.front()) && end.substr(0, common) < start.substr(0, common);
}

}  // namespace

void mend_date(Value& value, const Key& key, Repairs& repairs) {
  const auto iso = is_string(value) ? iso_of(value.string) : std::nullopt;
  if (!iso) {
    if (is_string(value)) value.string = with_dash_between_years(value.string);
    return;
  }
  if (*iso != ascii::trimmed(value.string))
    repairs.warn(value.place, key.name, fmt::format("'{}' is read as the date {}", value.string, *iso));
  value.string = *iso;
}

void mend_span(Value& value, std::vector<Member>& unknown, Repairs& repairs) {
  Member* start = value.find("startDate");
  Member* end = value.find("endDate");
  if (start == nullptr && end == nullptr) return;
  const std::string written = span_text(start, end);
  const bool is_present = end != nullptr && is_string(end->value) && means_present(end->value.string);
  const bool is_start = start == nullptr || may_be_date(start->value);
  const bool is_end = end == nullptr || is_present || may_be_date(end->value);
  if (is_start && is_end) {
    const Key& key = *find_key(item_table, "startDate");
    if (start != nullptr) mend_date(start->value, key, repairs);
    if (is_present && ascii::lowered(end->value.string) != "present")
      repairs.warn(end->value.place, "endDate",
                   fmt::format("'{}' is read as \"present\"", end->value.string));
    if (is_present)
      end->value.string = "present";
    else if (end != nullptr)
      mend_date(end->value, key, repairs);
  }
  const bool is_reversed = is_start && is_end && start != nullptr && end != nullptr &&
                           comes_before(*text_of(end->value), *text_of(start->value));
  if (is_start && is_end && !is_reversed) return;
  const Member* date = value.find("date");
  const Place place = (start != nullptr ? start : end)->value.place;
  if (date == nullptr)
    repairs.warn(place, "startDate", fmt::format("'{}' is no date: it is printed as it is written", written));
  std::vector<Member> kept;
  for (Member& member : value.members) {
    const bool is_span = member.key == "startDate" || member.key == "endDate";
    if (is_span && date != nullptr) {
      repairs.note_unknown(member.key);
      unknown.push_back(std::move(member));
    } else if (!is_span) {
      kept.push_back(std::move(member));
    }
  }
  if (date == nullptr) kept.push_back({"date", place, string_at(place, written)});
  value.members = std::move(kept);
}

void rename_date(Value& value, const Table& schema, Kinds kinds) {
  if (&schema != &item_table || value.find("date") != nullptr) return;
  const auto is_of = [kinds](const SectionSpec& spec) {
    return spec.json_date_is_strict && kinds == in(spec.kind);
  };
  if (std::ranges::none_of(section_specs, is_of)) return;
  for (Member& member : value.members)
    if (member.key == "releaseDate") member.key = "date";
}

}  // namespace galley::exchange
