// layout: the rows of blocks, each set once a session.
#pragma once

#include "galley/layout/block_cache.h"
#include "rows.h"

namespace galley::layout {

/// As `rows_of_block`; a block that was set before, with other nodes, links and place, is not set again. One
/// that there is something to say of is.
[[nodiscard]] std::vector<Row> known_rows(const BlockCache& cache, const Document& document,
                                          const Block& block, const shape::ShapedBlock& shaped,
                                          Length measure, const Setting& setting, Diagnostics& warnings);

}  // namespace galley::layout
