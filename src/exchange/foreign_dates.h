// exchange: dates as people write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley::exchange {

/// A date as galley writes it: “2023-09-28”, “2023-09” or “2023”. It takes what has one meaning: ISO dates,
/// also with a time or with single digits, “2024/01”, “09/2012”, “15.09.2012”, “March 2011”, “Aug. 2011”,
/// “March 1, 2011”. A day that cannot be is left out. Nothing if the text is no such date.
[[nodiscard]] std::optional<std::string> iso_of(std::string_view text);

/// “2012-15” and “2012/15” with the dash of a span of years. Other texts stay.
[[nodiscard]] std::string with_dash_between_years(std::string_view text);

/// Does the text say that something goes on: “Now”, “current”?
[[nodiscard]] bool means_present(std::string_view text);

}  // namespace galley::exchange
