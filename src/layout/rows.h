// layout: blocks into rows, the boxes of the vertical list. A row is what a page break cannot part: a line of
// type with its label and its aside, or a rule.
#pragma once

#include <optional>
#include <vector>

#include "galley/layout/block_cache.h"
#include "lines.h"

namespace galley::layout {

/// What a page break asks of a row.
struct BareRow {
  Length height;
  Glue above;                                     ///< dropped at the head of a page
  Length least_above;                             ///< what a grid leaves at least
  BreakKind break_before = BreakKind::Paragraph;  ///< what a page that begins with this row parts
  bool is_text = false;                           ///< a line of type, no rule
};

/// One box of the vertical list. Its content is placed relative to the left margin and the row's top.
struct Row : BareRow {
  std::vector<Line> lines;
  std::optional<PlacedRule> rule;
  std::optional<PlacedPicture> picture;
  Place place;  ///< in the author's file
};

/// How far below the top of a row of this height its baseline stands.
[[nodiscard]] Length baseline_of(Length row_height);

/// The rows of one block, as they are wherever it stands.
[[nodiscard]] std::vector<Row> rows_of_block(const Document& document, const Block& block,
                                             const shape::ShapedBlock& shaped, Length measure,
                                             const Setting& setting, Diagnostics& warnings);

/// Puts a block's first row under what stands before it.
void place_under(BareRow& first, const Block& block, const Setting& setting);

/// Says where a page would leave fewer than two lines under a heading. Of rows or bare ones.
template <typename AnyRow>
void keep_two_lines_under_headings(std::vector<AnyRow>& rows);

/// The rows of a whole document on a measure. What `known` knows is not set again.
[[nodiscard]] std::vector<Row> rows_of(const Document& document, const shape::ShapedText& text,
                                       Length measure, const Setting& setting, Diagnostics& warnings,
                                       const BlockCache* known = nullptr);

}  // namespace galley::layout
