// exchange: a CSV file (RFC 4180) as rows of cells.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley::exchange {

/// What stands in a cell, without its quotes and without the white space at its ends. Lines end with a line
/// feed.
struct Cell {
  std::string text;
  Place place;
};

using CsvRow = std::vector<Cell>;

/// The rows that are not empty, the header among them. Cells are parted by commas, semicolons or tabs: by
/// what the first row has most of. Errors: it is no UTF-8, or too large; a quote that is not closed, or goes
/// on.
[[nodiscard]] std::expected<std::vector<CsvRow>, Diagnostic> read_csv(
    const std::shared_ptr<const Source>& source);

}  // namespace galley::exchange
