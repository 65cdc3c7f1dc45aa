// layout: rows into pages, by the same breaker as lines.
#pragma once

#include "galley/layout/layout.h"
#include "regions.h"
#include "set_block.h"

namespace galley::layout {

/// The vertical list of rows, and for each item the row that a page begins with if it breaks there (the
/// number of rows for what ends the list).
struct VerticalList {
  std::vector<breaking::Item> items;
  std::vector<std::size_t> row;
};

/// The best pages, what they were broken from, and by which parameters.
struct BrokenPages {
  VerticalList list;
  breaking::Parameters parameters;
  breaking::Broken broken;
};

/// What pages cost: the foot of a page is glue.
[[nodiscard]] breaking::Parameters page_parameters(const PageHeights& heights);

/// By how much the last page can be short before that costs as much as a page whose foot is glue alone.
[[nodiscard]] Length stretch_of_last_page(const PageHeights& heights);

/// Is a page longer than its height?
[[nodiscard]] bool is_overfull(const breaking::Broken& pages);

/// Breaks rows into pages of these heights. What is forbidden is tried where a page would run over otherwise.
[[nodiscard]] BrokenPages break_pages(const std::vector<Row>& rows, const PageHeights& heights,
                                      const PageBounds& bounds, const std::stop_token& stop);

/// Does a page stand before another to which it should be like, or does it end where it ends? The last page
/// does, and so does one before a forced break.
enum class PageRole { GoesOn, EndsPart };

/// The role of a page that ends before row `next`.
[[nodiscard]] PageRole role_before(const std::vector<Row>& rows, std::size_t next);

/// The part of its height, 0 to 1, that a page leaves empty at its foot when its gaps have taken what they
/// can. `number` counts from 0.
[[nodiscard]] double foot_of(const breaking::BrokenLine& page, std::size_t number,
                             const breaking::Parameters& parameters, PageRole role);

/// A page's rows, and what its glue is stretched (> 0) or shrunk (< 0) by, as a fraction of each glue's own
/// bounds.
struct PageRows {
  std::size_t begin = 0;
  std::size_t end = 0;
  double ratio = 0;
};

/// The rows of each page. A page that is longer than its height, and one that ends or begins as no page
/// should, goes to the warnings, with the place of its content.
[[nodiscard]] std::vector<PageRows> paginate(const std::vector<Row>& rows,
                                             const std::vector<RowContent>& contents,
                                             const PageHeights& heights, const PageBounds& bounds,
                                             Diagnostics& warnings, const std::stop_token& stop = {});

}  // namespace galley::layout
