// source: how JSON Resume's plain strings hold a highlight under another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley::source {

/// A highlight's text as one that nests: "  – text".
[[nodiscard]] std::string as_nested(std::string_view text);

/// The text of a highlight that nests: begins with white space, a dash and a space. Else nothing.
[[nodiscard]] std::optional<std::string_view> nested_text(std::string_view highlight);

/// A highlight's text with a backslash before braces at its end that would be read as attributes.
[[nodiscard]] std::string without_attributes(std::string text);

}  // namespace galley::source
