// layout: where a page may part an entry.
#pragma once

#include <span>
#include <vector>

#include "rows.h"

namespace galley::layout {

/// The kind of the break before each of a flow's blocks. What `compose` says, but for long entries. An entry
/// of at least eight lines parts readily
/// - after two bullets, with four lines below its heading, and
/// - after a summary of two lines that ends in no colon,
/// if two bullets or three lines of it go to the next page. `outlines` are those of the blocks.
[[nodiscard]] std::vector<BreakKind> breaks_before(std::span<const Block> blocks,
                                                   std::span<const BlockOutline> outlines);

}  // namespace galley::layout
