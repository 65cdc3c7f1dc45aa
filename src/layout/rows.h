// layout: the rows of a flow as boxes of the vertical list: their heights, what stands between them, and
// what a page break before each would part. This is the first step from lines to pages; the second puts the
// content onto the rows. Laying out and fitting take the same step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "galley/layout/setting.h"
#include "galley/shape/shape.h"

namespace galley::layout {

/// A box of the vertical list, which a page break cannot part: a line of type with its label and its aside,
/// or a rule.
struct Row {
  Length height;
  Length baseline;                                ///< below the row's top; of a rule: its upper edge
  Glue above;                                     ///< dropped at the head of a page
  Length min_above;                               ///< what a grid leaves at least
  BreakKind break_before = BreakKind::Paragraph;  ///< what a page that begins with this row parts
  bool is_text = false;                           ///< a line of type, no rule
  const RunningHead* head = nullptr;              ///< of a page that begins with this row, if it has one
  Length head_height;                             ///< of that
};

/// Another number of lines that a paragraph may have, and what that costs beside its best breaks.
struct OtherLength {
  int lines_more = 0;               ///< negative: fewer
  std::int64_t cost = 0;            ///< in demerits of pages
  std::vector<std::size_t> parted;  ///< the lines that end in a hyphen, by number
};

/// The rows of a block, as far as heights depend on its lines.
struct BlockOutline {
  std::size_t lines = 0;  ///< of its paragraph, or its rule
  std::size_t below = 0;  ///< rows below these, for an aside that does not fit beside the last line
  bool overfull = false;  ///< does a line stick out?
  std::vector<std::size_t> parted = {};  ///< the lines that end in a hyphen, by number
  std::vector<OtherLength> others = {};  ///< if they were asked for
};

/// Where may pages end? By the kinds of the breaks; or, for a bound on what pages can hold, before any row.
enum class PageEnds { ByKind, Anywhere };

/// How far below its top a row of type of this height has its baseline.
[[nodiscard]] Length baseline_in(Length row_height);

/// The rows of one of a document's flows, by number, at a setting. There is an outline for each block of the
/// document. Of the text only the first block of the flow counts, which an inset stands beside.
[[nodiscard]] std::vector<Row> rows_of(const Document& document, std::size_t flow,
                                       const shape::ShapedText& text, std::span<const BlockOutline> outlines,
                                       const Setting& setting, PageEnds ends = PageEnds::ByKind);

/// The rows of a block at another length than that of `rows`.
[[nodiscard]] std::vector<Row> rows_at_length(const Block& block, std::span<const Row> rows,
                                              const OtherLength& length);

}  // namespace galley::layout
