// source: “basics.label=Staff Engineer”: what --set gives.
#pragma once

#include "galley/source/value.h"

namespace galley::source {

/// The name of the source that settings come from.
inline constexpr std::string_view settings_source = "--set";

/// KEY=VALUE as a root of that one value: the key dotted as in TOML, the value TOML, or else a string.
/// Errors (the command line's): there is no `=`, the key is none.
[[nodiscard]] std::expected<Value, Diagnostic> read_setting(const std::string& setting);

}  // namespace galley::source
