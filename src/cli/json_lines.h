// cli: reports as JSON, an object a line.
#pragma once

#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

namespace galley::cli {

/// An object on one line, with the end of the line. What is no UTF-8 is replaced.
[[nodiscard]] inline std::string json_line(const nlohmann::ordered_json& object) {
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// A number with three decimals.
[[nodiscard]] inline double rounded(double number) { return std::round(1000 * number) / 1000; }

}  // namespace galley::cli
