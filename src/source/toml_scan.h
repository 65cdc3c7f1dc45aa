// source: a look at TOML before its parser sees it, which knows strings, comments and brackets and nothing
// else.
#pragma once

#include <expected>
#include <memory>
#include <optional>

#include "galley/source/value.h"

namespace galley::source {

/// What is open at some byte of a TOML file.
struct OpenThings {
  std::optional<std::size_t> bracket;  ///< the byte of the innermost [ or {
  std::optional<std::size_t> string;   ///< the byte where a string begins that has not ended
};
/// `offset` is where to look; errors end the scan early and are not said.
[[nodiscard]] OpenThings open_at(std::string_view toml, std::size_t offset);

/// Refuses what would overflow the parser's stack or memory: deep nesting, long dotted keys, huge strings,
/// too many values.
[[nodiscard]] std::expected<void, Diagnostic> check_toml(const std::shared_ptr<const Source>& source);

}  // namespace galley::source
