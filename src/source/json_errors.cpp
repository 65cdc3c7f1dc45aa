// source: syntax errors of JSON (see json_errors.h).
#include "json_errors.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/source/value.h"

namespace galley::source {
namespace {

/// The last byte before `at` that is no white space; npos if there is none.
std::size_t before(std::string_view text, std::size_t at) {
  while (at > 0 && ascii::is_white_space(text[at - 1])) --at;
  return at == 0 ? std::string_view::npos : at - 1;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  while (at > 0 && ascii::is_letter(text[at - 1])) --at;
  std::size_t end = at;
  while (end < text.size() && ascii::is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

bool begins_value(char c) { return std::string_view("\"{[-").contains(c) || ascii::is_alphanumeric(c); }

/// The parser's own words: “… line 1, column 2: syntax error while parsing …; last read: '…'; expected …”.
std::string shortened(std::string_view description) {
  if (const std::size_t colon = description.find(": "); colon != std::string_view::npos)
    description.remove_prefix(colon + 2);
  const std::size_t read = description.find("; last read");
  if (read == std::string_view::npos) return std::string(description);
  const std::size_t expected = description.find("; expected", read);
  return fmt::format("{}{}", description.substr(0, read),
                     expected == std::string_view::npos ? "" : description.substr(expected));
}

}  // namespace

Diagnostic explain_json_error(const std::shared_ptr<const Source>& source, std::size_t at,
                              std::string_view description) {
  const std::string reason = shortened(description);
  const std::string_view text = source->text;
  const auto wrong = [&](std::size_t where, std::string message, std::string help) {
    return error_at(place_at(source, std::min(where, text.size())), std::move(message), std::move(help));
  };
  if (ascii::trimmed(text).empty())
    return wrong(at, "the file is empty", "a JSON Resume begins with { and \"basics\"");
  if (reason.contains("missing closing quote"))
    return wrong(at, "a string is not closed", "write \" at its end");
  if (reason.contains("unexpected end of input") || at >= text.size())
    return wrong(text.size(), "the file ends before its last bracket is closed",
                 "add the missing } or ] at its end");
  const char c = text[at];
  const std::size_t previous = before(text, at);
  const char p = previous == std::string_view::npos ? '\0' : text[previous];
  if (reason.contains("control character"))
    return wrong(at, "a line end or tab stands inside of a string",
                 "write \\n for a line end, \\t for a tab");
  if (reason.contains("backslash") || reason.contains("'\\u'") || reason.contains("surrogate"))
    return wrong(at, "this backslash begins no escape of JSON", "write \\\\ for a backslash");
  if (c == '/' || c == '#') return wrong(at, "JSON has no comments", "delete it");
  if (c == '\'') return wrong(at, "strings of JSON stand between \"", "write \"…\" in place of '…'");
  if (text.substr(at).starts_with("“") || text.substr(at).starts_with("”"))
    return wrong(at, "strings of JSON stand between straight quotes", "write \"…\"");
  if (p == ',' && (c == '}' || c == ']'))
    return wrong(previous, "a comma before the closing bracket", "delete the comma");
  if (p == ':' && std::string_view(",}]").contains(c))
    return wrong(at, "a value is missing before this", "write one, or null");
  if (c == ',') return wrong(at, "this comma stands after no value", "delete the comma");
  if (reason.contains("expected ':'"))
    return wrong(at, "a colon is missing before this", "write \"name\": value");
  if (p == '0' && previous + 1 == at && ascii::is_digit(c))
    return wrong(previous, "a number has no zero before it", "write it in \"quotes\"");
  if (c == '.' || (c == ',' && at > 0 && ascii::is_digit(text[at - 1]) && at + 1 < text.size() &&
                   ascii::is_digit(text[at + 1])))
    return wrong(at, "decimals are written with figures on both sides of a point", "write 0.5");
  const bool expects_comma =
      reason.contains("expected ','") || reason.contains("expected '}'") || reason.contains("expected ']'");
  if (p == ']' && c == ']') return wrong(at, "this bracket closes nothing", "delete it");
  if (reason.contains("expected end of input"))
    return wrong(at, "text after the end of the document", "delete it");
  if (expects_comma && begins_value(c) && p != ',')
    return wrong(at, "a comma is missing before this", "put a comma before it");
  if (c == '}' || c == ']')
    return wrong(at, "this bracket closes nothing that is open", "close a list with ] and an object with }");
  if (const std::string_view word = word_at(text, at); !word.empty()) {
    const std::string small = ascii::lowered(word);
    const std::string_view right = small == "true" || small == "yes"    ? "true"
                                   : small == "false" || small == "no"  ? "false"
                                   : small == "none" || small == "null" ? "null"
                                                                        : "";
    if (!right.empty() && right != word)
      return wrong(at, fmt::format("'{}' is no value of JSON", word), fmt::format("write {}", right));
    return wrong(at, fmt::format("'{}' has no quotation marks", word), "write names and text in \"quotes\"");
  }
  return wrong(at, reason, "correct the JSON here; `galley import` then makes TOML of it");
}

}  // namespace galley::source
