// source: highlights that nest, as plain strings (see nested.h).
#include "galley/source/nested.h"

#include "galley/base/ascii.h"

namespace galley::source {
namespace {

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

std::string as_nested(std::string_view text) { return "  – " + std::string(text); }

std::optional<std::string_view> nested_text(std::string_view highlight) {
  const std::size_t dash = highlight.find_first_not_of(blanks);
  if (dash == 0 || dash == std::string_view::npos) return std::nullopt;
  highlight.remove_prefix(dash);
  for (const std::string_view mark : {"– ", "- "}) {
    if (highlight.starts_with(mark)) return ascii::trimmed(highlight.substr(mark.size()));
  }
  return std::nullopt;
}

std::string without_attributes(std::string text) {
  const std::size_t open = text.ends_with('}') ? text.rfind('{') : std::string::npos;
  if (open == std::string::npos || (open > 0 && text[open - 1] != ' ')) return text;
  const std::string_view inside = ascii::trimmed(std::string_view(text).substr(open + 1));
  const bool are_attributes = inside.starts_with('#') || inside.starts_with('.') || inside.contains('=');
  return are_attributes ? text.insert(open, 1, '\\') : text;
}

}  // namespace galley::source
