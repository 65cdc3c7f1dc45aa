// layout: where the flows of a document stand on its pages.
#pragma once

#include <cstddef>

#include "galley/layout/setting.h"

namespace galley::layout {

/// The blocks of a flow, by number: [begin, end).
struct FlowBlocks {
  std::size_t begin = 0;
  std::size_t end = 0;
};
[[nodiscard]] FlowBlocks blocks_of(const Document& document, std::size_t flow);

/// The region in which a block stands, by number.
[[nodiscard]] const Region& region_of_block(const Document& document, std::size_t block);

/// The left edge of a region, from the paper's.
[[nodiscard]] Length left_of(const Document& document, const Region& region, const Setting& setting);

/// The width of a region.
[[nodiscard]] Length measure_of(const Document& document, const Region& region, const Setting& setting);

/// The width of the region in which a block stands.
[[nodiscard]] inline Length measure_of_block(const Document& document, std::size_t block,
                                             const Setting& setting) {
  return measure_of(document, region_of_block(document, block), setting);
}

/// The upper edge of a region, from the paper's. `page` counts from the page on which the flow begins.
[[nodiscard]] Length top_of(const Document& document, const Region& region, std::size_t page,
                            const Setting& setting);

/// The heights that a flow has for its rows.
struct PageHeights {
  Length first;              ///< on the page on which it begins
  Length later;              ///< on each page after that
  bool is_one_page = false;  ///< does all of it stand on one page, whatever its height?

  [[nodiscard]] Length operator[](std::size_t page) const { return page == 0 ? first : later; }
};

/// The heights of a region. On a baseline grid they are whole numbers of lines.
[[nodiscard]] PageHeights heights_of(const Document& document, const Region& region, const Setting& setting);

}  // namespace galley::layout
