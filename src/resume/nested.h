// resume: how JSON Resume's plain strings hold what is more than a string: several addresses, a highlight
// under another.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::resume {

/// What parts several addresses in one string.
inline constexpr std::string_view several = "; ";

/// The addresses of a string, without the spaces around them; none of them empty.
[[nodiscard]] std::vector<std::string_view> addresses_in(std::string_view text);

/// A highlight's text as one that nests: "  – text".
[[nodiscard]] std::string as_nested(std::string_view text);

/// The text of a highlight that nests: begins with white space, a dash and a space. Else nothing.
[[nodiscard]] std::optional<std::string_view> nested_text(std::string_view highlight);

/// A highlight's text with a backslash before braces at its end that would be read as attributes.
[[nodiscard]] std::string without_attributes(std::string text);

}  // namespace galley::resume
