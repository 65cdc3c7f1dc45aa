// output: moments as PDF and XMP write them. Both forms of a moment are exact to the second.
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

/// The moment of a Unix time. One before year 1 or after year 9999, which PDF and XMP cannot write, becomes
/// the nearest that they can.
[[nodiscard]] Moment moment_of(std::int64_t seconds_since_epoch);
/// The moment of an ISO 8601 date: a year, then perhaps a month, a day, a time and a zone. A missing part is
/// the first: January, the 1st, midnight, UTC. Fractions of a second are dropped. Nothing if `written` has
/// another form.
[[nodiscard]] std::optional<Moment> moment_of(std::string_view written);

/// `D:20230401123000+02'00'` (ISO 32000-1, 7.9.4). UTC is `+00'00'`, since some readers take a `Z` with
/// nothing after it for a mistake.
[[nodiscard]] std::string pdf_date(const Moment& moment);
/// `2023-04-01T12:30:00+02:00` (ISO 16684-1, 8.2.1.2).
[[nodiscard]] std::string xmp_date(const Moment& moment);

}  // namespace galley::output
