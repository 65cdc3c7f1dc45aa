// layout: how much the pages hold. In come slabs, out comes how many of them so many pages can take at most.
#pragma once

#include <cstddef>
#include <vector>

#include "regions.h"

namespace galley::layout {

/// A row as far as it takes room.
struct Slab {
  Length height;
  Length above;     ///< natural
  Length shrink;    ///< of what is above
  int penalty = 0;  ///< of a page that begins here
};

/// The slabs, from the first, that stand on at most `pages` pages of these heights when every gap is at its
/// least and no page ends at a break of penalty `forbidden` or more; the last page may end anywhere. All of
/// them: the document has no more pages than that. (First fit: to begin a page later is never worse.)
[[nodiscard]] std::size_t slabs_held(const std::vector<Slab>& slabs, const PageHeights& heights,
                                     std::size_t pages, int forbidden);

}  // namespace galley::layout
