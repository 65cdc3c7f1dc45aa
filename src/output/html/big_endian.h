// output: numbers as font and picture files have them.
#pragma once

#include <cstddef>
#include <string>

namespace galley::output {

/// Appends a number of `size` bytes, the high byte first.
inline void append_number(std::string& out, std::size_t number, unsigned size) {
  while (size > 0) out += static_cast<char>(number >> 8 * --size & 0xFFU);
}

}  // namespace galley::output
