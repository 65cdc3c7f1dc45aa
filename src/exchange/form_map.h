// exchange: the map of a form. It says which column of a CSV file is which key of a résumé.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "galley/source/schema.h"

namespace galley::exchange {

/// A key on the way from the root to a value. Of a list of tables it has the number of the element.
struct PathStep {
  std::string key;
  std::size_t index = 0;
  bool is_list = false;
  bool is_each = false;  ///< `languages[]`: an element for each part of the cell
};

using KeyPath = std::vector<PathStep>;

/// What becomes of a column.
struct ColumnRule {
  std::string column;  ///< its name in the header
  Place place;
  std::string path_text;
  KeyPath path;
  source::Form form = source::Form::Prose;
  std::string split;  ///< what parts the cell. Empty: a list is parted at its lines
};

/// A value that each element has for which a column says something.
struct ConstantRule {
  KeyPath path;
  source::Value value;
};

struct FormMap {
  std::vector<ColumnRule> columns;
  std::vector<ConstantRule> values;
  std::string output = "{basics.name}";  ///< the name of a row's file
  Place output_place;
};

/// Reads a map. All errors come in one go: what is no key of a résumé, or takes no text.
[[nodiscard]] std::expected<FormMap, Diagnostics> read_form_map(const std::shared_ptr<const Source>& source);

/// A column's name as it is compared: its white space is one space.
[[nodiscard]] std::string column_name(std::string_view text);

}  // namespace galley::exchange
