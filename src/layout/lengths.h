// layout: the number of lines of each paragraph, chosen together with the page breaks. After Frank
// Mittelbach, “A General LuaTeX Framework for Globally Optimized Pagination”, Computational Intelligence 35
// (2), 2019.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "galley/layout/layout.h"
#include "regions.h"
#include "rows.h"

namespace galley::layout {

/// The rows of a block at another length.
struct OtherRows {
  int lines_more = 0;
  std::int64_t cost = 0;
  std::vector<Row> rows;
};

/// A block among the rows of its flow.
struct FlexibleBlock {
  std::size_t begin = 0;  ///< its first row, where all paragraphs come out best
  std::size_t end = 0;
  std::vector<OtherRows> others;
};

/// The rows of a flow, with those of the other lengths of its blocks. What depends on several blocks (how
/// much stands under a heading, how long an entry is) goes by the rows as they come out best.
struct FlexibleRows {
  std::vector<Row> rows;
  std::vector<FlexibleBlock> blocks;
};

/// The rows of a flow, by number, at a setting. Blocks beside an inset have no other lengths.
[[nodiscard]] FlexibleRows flexible_rows(const Document& document, std::size_t flow,
                                         const shape::ShapedText& text,
                                         std::span<const BlockOutline> outlines, const Setting& setting,
                                         PageEnds ends = PageEnds::ByKind);

/// The rows at chosen lengths: for each block how many lines more it has.
[[nodiscard]] std::vector<Row> rows_at_lengths(const FlexibleRows& flexible, std::span<const int> lines_more);

/// Can pages be better than those of these rows, if paragraphs have other lengths? A single page cannot, if
/// it is one of those that are asked for.
[[nodiscard]] bool may_gain_by_lengths(const std::vector<Row>& rows, const PageHeights& heights,
                                       const PageBounds& bounds, const std::stop_token& stop);

/// For each block how many lines more it has on the best pages: those whose demerits, with what the lengths
/// cost, are least. All 0 if that cannot be better than what pages cost where all paragraphs come out best.
[[nodiscard]] std::vector<int> best_lengths(const FlexibleRows& flexible, const PageHeights& heights,
                                            const PageBounds& bounds, const std::stop_token& stop);

/// The least number of lines of text, counted from the end, that so many pages do not hold, at whatever
/// lengths; 0: they hold all. No page ends at a break of penalty `forbidden` or more; the last may end
/// anywhere.
[[nodiscard]] std::size_t lines_not_held(const FlexibleRows& flexible, const PageHeights& heights,
                                         std::size_t pages, int forbidden);

}  // namespace galley::layout
