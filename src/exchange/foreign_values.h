// exchange: values of somebody else's JSON, and what is made of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/source/value.h"

namespace galley::exchange {

using source::Value;

[[nodiscard]] bool is_string(const Value& value);

/// Is it null, or text of nothing but white space?
[[nodiscard]] bool is_blank(const Value& value);

/// Is it blank, or does it hold nothing else? JSON Resume's files are full of empty strings, lists and
/// tables.
[[nodiscard]] bool says_nothing(const Value& value);

/// The text of a number, or of a string. Nothing for other values.
[[nodiscard]] std::optional<std::string> text_of(const Value& value);

[[nodiscard]] Value string_at(const Place& place, std::string text);
[[nodiscard]] Value list_at(const Place& place, std::vector<Value> elements);
/// A table of one member.
[[nodiscard]] Value table_at(const Place& place, std::string_view key, Value member);

}  // namespace galley::exchange
