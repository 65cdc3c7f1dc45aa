// resume: TOML to the value tree, by toml++. Its tables come sorted by name; ours stand as in the file.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "toml_errors.h"
#include "toml_scan.h"
#include "value.h"

namespace galley::resume {
namespace {

Place place_of(const std::shared_ptr<const Source>& source, const toml::source_region& region) {
  Place place;
  place.source = source;
  place.line = static_cast<int>(region.begin.line);
  place.column = static_cast<int>(region.begin.column);
  const bool one_line = region.end.line == region.begin.line && region.end.column > region.begin.column;
  place.width = one_line ? static_cast<int>(region.end.column - region.begin.column) : 1;
  return place;
}

/// Lines of a multi-line string end in a line feed, however the file's do.
std::string with_line_feeds(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!text.substr(i).starts_with("\r\n")) lines += text[i];
  return lines;
}

void set_date(Value& value, const toml::date& date) {
  value.kind = Value::Kind::Date;
  value.date = {date.year, date.month, date.day};
  value.string = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

/// Recursion is as deep as check_toml has let through.
Value convert(const std::shared_ptr<const Source>& source, const toml::node& node) {
  Value value;
  value.place = place_of(source, node.source());
  if (const toml::table* table = node.as_table()) {
    value.kind = Value::Kind::Table;
    value.members.reserve(table->size());
    for (const auto& [key, member] : *table) {
      value.members.push_back(
          {std::string(key.str()), place_of(source, key.source()), convert(source, member)});
    }
    std::ranges::sort(value.members, {}, [](const Member& member) {
      return std::tuple(member.place.line, member.place.column);
    });
  } else if (const toml::array* array = node.as_array()) {
    value.kind = Value::Kind::Array;
    value.elements.reserve(array->size());
    for (const toml::node& element : *array) value.elements.push_back(convert(source, element));
  } else if (const auto* string = node.as_string()) {
    value.kind = Value::Kind::String;
    value.string = with_line_feeds(string->get());
  } else if (const auto* integer = node.as_integer()) {
    value.kind = Value::Kind::Integer;
    value.integer = integer->get();
    value.number = static_cast<double>(value.integer);
  } else if (const auto* number = node.as_floating_point()) {
    value.kind = Value::Kind::Float;
    value.number = number->get();
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = Value::Kind::Boolean;
    value.boolean = boolean->get();
  } else if (const auto* date = node.as_date()) {
    set_date(value, date->get());
  } else if (const auto* date_time = node.as_date_time()) {
    set_date(value, date_time->get().date);
  } else {
    value.kind = Value::Kind::Time;
  }
  return value;
}

}  // namespace

std::expected<Value, Diagnostic> read_toml(const std::shared_ptr<const Source>& source) {
  if (auto checked = check_bytes(source); !checked) return std::unexpected(std::move(checked.error()));
  if (auto checked = check_toml(source); !checked) return std::unexpected(std::move(checked.error()));
  auto parsed = toml::parse(std::string_view(source->text));
  // Where memory runs out inside a number, toml++ finds fault with the number: only what it finds twice is
  // one.
  if (!parsed) parsed = toml::parse(std::string_view(source->text));
  if (parsed) return convert(source, parsed.table());
  Place place = place_of(source, parsed.error().source());
  place.width = 1;
  return std::unexpected(explain_toml_error(parsed.error().description(), place));
}

}  // namespace galley::resume
