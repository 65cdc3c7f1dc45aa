// output: what a Word file says of its families, so that a machine without them takes similar ones.
#pragma once

#include <span>
#include <string>

#include "galley/font/library.h"

namespace galley::output::docx {

/// The table of families. Of a family that `fonts` lacks only the name is known.
[[nodiscard]] std::string font_table_file(std::span<const std::string> families, font::Library& fonts);

}  // namespace galley::output::docx
