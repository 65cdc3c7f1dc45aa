// layout: why pages end where they do.
#pragma once

#include "pagination.h"

namespace galley::layout {

/// The first words or characters of a text: enough to tell which one is meant.
[[nodiscard]] std::string shortened(std::string_view text);

/// For each page break of the best pages of a flow what it costs, and the best that could be had by ending
/// that page elsewhere.
[[nodiscard]] std::vector<PageChoice> page_choices(const std::vector<Row>& rows,
                                                   const std::vector<RowContent>& contents,
                                                   const PageHeights& heights, const PageBounds& bounds,
                                                   const std::stop_token& stop);

}  // namespace galley::layout
