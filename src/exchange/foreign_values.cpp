// exchange: values (see foreign_values.h).
#include "foreign_values.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "galley/base/ascii.h"

namespace galley::exchange {

using Kind = Value::Kind;

bool is_string(const Value& value) { return value.kind == Kind::String; }

bool is_blank(const Value& value) {
  return value.kind == Kind::Null || (is_string(value) && ascii::trimmed(value.string).empty());
}

bool says_nothing(const Value& value) {
  return is_blank(value) ||
         (value.kind == Kind::Array && std::ranges::all_of(value.elements, says_nothing)) ||
         (value.kind == Kind::Table && value.members.empty());
}

std::optional<std::string> text_of(const Value& value) {
  if (is_string(value)) return value.string;
  if (value.kind == Kind::Integer) return std::to_string(value.integer);
  if (value.kind == Kind::Float) return fmt::format("{}", value.number);
  return std::nullopt;
}

Value string_at(const Place& place, std::string text) {
  Value value;
  value.kind = Kind::String;
  value.string = std::move(text);
  value.place = place;
  return value;
}

Value list_at(const Place& place, std::vector<Value> elements) {
  Value value;
  value.kind = Kind::Array;
  value.elements = std::move(elements);
  value.place = place;
  return value;
}

Value table_at(const Place& place, std::string_view key, Value member) {
  Value value;
  value.kind = Kind::Table;
  value.place = place;
  value.members.push_back({std::string(key), place, std::move(member)});
  return value;
}

}  // namespace galley::exchange
