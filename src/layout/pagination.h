// layout: rows into pages, by the same breaker as lines.
#pragma once

#include "rows.h"

namespace galley::layout {

/// A page's rows, and what its glue is stretched (> 0) or shrunk (< 0) by, as a fraction of each glue's own
/// bounds.
struct PageRows {
  std::size_t begin = 0;
  std::size_t end = 0;
  double ratio = 0;
};

/// Breaks the rows into pages of `height`. A page longer than `height` goes to the warnings.
[[nodiscard]] std::vector<PageRows> paginate(const std::vector<Row>& rows, Length height,
                                             Diagnostics& warnings);

}  // namespace galley::layout
