// source: syntax errors in the author's words, not the grammar's.
#pragma once

#include <string_view>

#include "galley/base/diagnostic.h"

namespace galley::source {

/// Turns what the parser says (toml++'s description, and where) into a diagnostic that names the mistake.
[[nodiscard]] Diagnostic explain_toml_error(std::string_view description, const Place& place);

}  // namespace galley::source
