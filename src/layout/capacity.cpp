// layout: first fit of slabs into pages.
#include "capacity.h"

#include "galley/breaking/breaking.h"

namespace galley::layout {

std::size_t slabs_held(const std::vector<Slab>& slabs, const PageHeights& heights, std::size_t pages,
                       int forbidden) {
  std::size_t begin = 0;
  for (std::size_t page = 1;; ++page) {
    std::size_t end = begin;         // of what the page can take
    std::size_t last_break = begin;  // where it may end
    Length least;
    for (; end < slabs.size(); ++end) {
      const Slab& slab = slabs[end];
      if (end > begin) {
        if (slab.penalty < forbidden) last_break = end;
        if (slab.penalty <= -breaking::infinite_penalty) break;
        least += slab.above - slab.shrink;
      }
      least += slab.height;
      if (least > heights[page - 1]) break;
    }
    if (end == slabs.size() || page == pages || last_break == begin) return end;
    begin = last_break;
  }
}

}  // namespace galley::layout
