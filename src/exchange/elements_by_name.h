// exchange: elements of a list that JSON holds by their names, or as texts.
#pragma once

#include <string>
#include <string_view>

#include "galley/source/schema.h"
#include "galley/source/value.h"

namespace galley::exchange {

/// The key that a text alone stands for in a table; empty if there is none.
[[nodiscard]] std::string_view main_key(const source::Table& table, source::Kinds kinds,
                                        const std::string& text);

/// Are these elements by their names in place of a list: “{"Acme": {…}, "Globex": {…}}”?
[[nodiscard]] bool is_by_name(const source::Value& value, const source::Table& schema, source::Kinds kinds);

/// Makes such elements a list. The name goes to the main key, or becomes the id where an element has that
/// key.
void list_by_name(source::Value& value, const source::Table& schema, source::Kinds kinds);

}  // namespace galley::exchange
