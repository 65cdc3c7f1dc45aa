// output: moments as PDF and XMP write them. Both forms of one moment say the same, to the second.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace galley::output {

/// A second of a calendar day, in a zone.
struct Moment {
  std::chrono::year_month_day day;
  std::chrono::seconds time{};                              ///< since midnight
  std::optional<std::chrono::minutes> zone = std::nullopt;  ///< east of UTC; UTC itself if unset

  bool operator==(const Moment&) const = default;
};

/// Years 1 to 9999; what lies beyond comes back to them.
[[nodiscard]] Moment moment_of(std::int64_t seconds_since_epoch);
/// From ISO 8601: a year, a month, a day, perhaps a time and a zone. What is not said is the first: January,
/// the 1st, midnight, UTC; fractions of a second are dropped. Nothing if `written` is not of that form.
[[nodiscard]] std::optional<Moment> moment_of(std::string_view written);

/// `D:20230401123000+02'00'` (ISO 32000-1, 7.9.4). UTC is spelled out, `+00'00'`: there are readers that take
/// a `Z` with nothing after it for a mistake.
[[nodiscard]] std::string pdf_date(const Moment& moment);
/// `2023-04-01T12:30:00+02:00` (ISO 16684-1, 8.2.1.2).
[[nodiscard]] std::string xmp_date(const Moment& moment);

}  // namespace galley::output
