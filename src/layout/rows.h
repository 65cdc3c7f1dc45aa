// layout: blocks into rows, the boxes of the vertical list. A row is what a page break cannot part: a line of
// type with its label and its aside, or a rule.
#pragma once

#include <optional>
#include <vector>

#include "lines.h"

namespace galley::layout {

/// One box of the vertical list. Its content is placed relative to the left margin and the row's top.
struct Row {
  Length height;
  Glue above;                                     ///< dropped at the head of a page
  BreakKind break_before = BreakKind::Paragraph;  ///< what a page that begins with this row parts
  std::vector<Line> lines;
  std::optional<PlacedRule> rule;
  Place place;  ///< in the author's file
};

/// The rows of a whole document on a measure.
[[nodiscard]] std::vector<Row> rows_of(const Document& document, const shape::ShapedText& text,
                                       Length measure, const Setting& setting, Diagnostics& warnings);

}  // namespace galley::layout
