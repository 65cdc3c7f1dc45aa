// base: bytes of a file and places in it, quick by the index of its lines and characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "galley/base/diagnostic.h"

namespace galley {

/// The bytes [begin, end) of a line without its end, nor the byte order mark of the file.
struct LineBytes {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The line that a place is on, empty past the file's last; nothing if it is on none.
[[nodiscard]] std::optional<LineBytes> line_of(const Place& place);

/// The code points in the bytes [begin, end) of a source.
[[nodiscard]] std::size_t count_code_points(const Source& source, std::size_t begin, std::size_t end);

/// The byte `count` code points after byte `begin`, the text's size where there are fewer.
[[nodiscard]] std::size_t code_points_on(const Source& source, std::size_t begin, std::size_t count);

}  // namespace galley
