// output: PNG's predictors (ISO 32000-1, 7.4.4.4): rows of samples become rows that compress better.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::output {

/// Writes the differences of each row by the predictor, one of five, that leaves the smallest ones. The
/// predictor's number stands before the row. `row` and `pixel` are sizes in bytes. The samples are whole
/// rows.
[[nodiscard]] std::string predict(std::string_view samples, std::size_t row, std::size_t pixel);

}  // namespace galley::output
