// cli: a table of text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace galley::cli {

/// Numbers stand flush right in their column, all else flush left.
struct Column {
  std::string_view title;
  bool is_number = false;
};

/// A cell for each column.
using Row = std::vector<std::string>;

/// A table of these rows, without columns that are empty in all of them.
[[nodiscard]] std::string table_of(std::span<const Column> columns, const std::vector<Row>& rows);

}  // namespace galley::cli
