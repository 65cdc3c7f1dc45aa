// output: decimal numbers, as PDF and the layout dump write them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>

#include "galley/base/length.h"

namespace galley::output {

/// A length in thousandths of a point, rounded to nearest. Exact for every length.
[[nodiscard]] std::int64_t thousandths(Length length);

/// Appends value / 10^decimals in decimal, without trailing zeros: 841890 and 3 give 841.89.
void append_decimal(std::string& out, std::int64_t value, int decimals = 3);

/// Appends several decimals with spaces between them.
void append_decimals(std::string& out, std::span<const std::int64_t> values, int decimals = 3);
inline void append_decimals(std::string& out, std::initializer_list<std::int64_t> values, int decimals = 3) {
  append_decimals(out, std::span(values.begin(), values.size()), decimals);
}

}  // namespace galley::output
