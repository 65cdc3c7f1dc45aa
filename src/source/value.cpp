// source: the value tree, places in a source, and what bytes a file may hold.
#include "galley/source/value.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "galley/base/limits.h"
#include "galley/base/utf8.h"

namespace galley::source {

const Member* Value::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &*found;
}

Member* Value::find(std::string_view key) {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &*found;
}

std::string_view kind_name(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::Null:
      return "null";
    case Value::Kind::Boolean:
      return "a boolean";
    case Value::Kind::Integer:
      return "an integer";
    case Value::Kind::Float:
      return "a number";
    case Value::Kind::String:
      return "a string";
    case Value::Kind::Date:
      return "a date";
    case Value::Kind::Time:
      return "a time";
    case Value::Kind::Array:
      return "a list";
    case Value::Kind::Table:
      break;
  }
  return "a table";
}

Place place_at(const std::shared_ptr<const Source>& source, std::size_t offset, int width) {
  const std::string_view before = std::string_view(source->text).substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  std::string_view on_line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  if (newline == std::string_view::npos && on_line.starts_with("\xEF\xBB\xBF")) on_line.remove_prefix(3);
  Place place;
  place.source = source;
  place.line = 1 + static_cast<int>(std::ranges::count(before, '\n'));
  place.column = 1 + static_cast<int>(utf8::length(on_line));
  place.width = width;
  return place;
}

Diagnostic error_at(const Place& place, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.message = std::move(message);
  diagnostic.place = place;
  diagnostic.help = std::move(help);
  return diagnostic;
}

Diagnostic warning_at(const Place& place, std::string message, std::string help) {
  Diagnostic diagnostic = error_at(place, std::move(message), std::move(help));
  diagnostic.severity = Severity::Warning;
  return diagnostic;
}

std::expected<void, Diagnostic> check_bytes(const std::shared_ptr<const Source>& source, bool is_json) {
  const std::string_view text = source->text;
  if (text.size() > limits.input_bytes) {
    Place whole;
    whole.source = source;
    return std::unexpected(error_at(whole, "the file is larger than 16 MiB"));
  }
  if (const auto bad = utf8::first_ill_formed(text)) {
    const auto byte = static_cast<unsigned char>(text[*bad]);
    return std::unexpected(error_at(place_at(source, *bad), fmt::format("byte 0x{:02X} is not UTF-8", byte),
                                    "save the file as UTF-8"));
  }
  const auto forbidden = [&text, is_json](std::size_t i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\r') return i + 1 == text.size() || text[i + 1] != '\n';
    return (byte < 0x20 && byte != '\t' && byte != '\n') || (byte == 0x7F && !is_json);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!forbidden(i)) continue;
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::string_view help = byte == '\r' ? "lines end with a line feed, or with both" : "delete it";
    return std::unexpected(
        error_at(place_at(source, i), fmt::format("control character U+{:04X}", byte), std::string(help)));
  }
  return {};
}

}  // namespace galley::source
