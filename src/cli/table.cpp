// cli: a table of text (see table.h).
#include "table.h"

#include <algorithm>

#include "galley/base/utf8.h"

namespace galley::cli {

std::string table_of(std::span<const Column> columns, const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(columns.size());
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], utf8::length(row[i]));
  const auto line_of = [&](const auto& cell_of) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (widths[i] == 0) continue;
      const std::string_view cell = cell_of(i);
      const std::size_t width = std::max(widths[i], columns[i].title.size());
      const std::string space(width - utf8::length(cell), ' ');
      if (!line.empty()) line += "  ";
      line.append(columns[i].is_number ? space : "").append(cell).append(columns[i].is_number ? "" : space);
    }
    return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  };
  std::string text = line_of([&](std::size_t i) { return columns[i].title; });
  for (const Row& row : rows) text += line_of([&row](std::size_t i) { return std::string_view(row[i]); });
  return text;
}

}  // namespace galley::cli
