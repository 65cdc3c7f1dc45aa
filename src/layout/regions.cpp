// layout: edges of regions at a setting.
#include "regions.h"

#include <algorithm>

#include "grid.h"

namespace galley::layout {
namespace {

const Extent& extent_on(const Region& region, std::size_t page) {
  return page == 0 || !region.later_pages ? region.first_page : *region.later_pages;
}

Length height_on(const Document& document, const Region& region, std::size_t page, const Setting& setting) {
  const Length bottom =
      extent_on(region, page).bottom.value_or(document.paper.height - margins_of(document, setting).bottom);
  const Length height = bottom - top_of(document, region, page, setting);
  return document.grid ? whole_lines(height, leading_of(document, setting)) : height;
}

}  // namespace

FlowBlocks blocks_of(const Document& document, std::size_t flow) {
  const bool is_last = flow + 1 == document.flows.size();
  const std::size_t end = is_last ? document.blocks.size() : document.flows[flow + 1].begin;
  return {document.flows[flow].begin, end};
}

const Region& region_of_block(const Document& document, std::size_t block) {
  const auto after = std::ranges::upper_bound(document.flows, block, {}, &Flow::begin);
  return (after == document.flows.begin() ? after : std::prev(after))->region;
}

Length left_of(const Document& document, const Region& region, const Setting& setting) {
  return region.left.value_or(margins_of(document, setting).left);
}

Length measure_of(const Document& document, const Region& region, const Setting& setting) {
  const Length right = region.right.value_or(document.paper.width - margins_of(document, setting).right);
  return right - left_of(document, region, setting);
}

Length top_of(const Document& document, const Region& region, std::size_t page, const Setting& setting) {
  return extent_on(region, page).top.value_or(margins_of(document, setting).top);
}

PageHeights heights_of(const Document& document, const Region& region, const Setting& setting) {
  return {height_on(document, region, 0, setting), height_on(document, region, 1, setting),
          !region.later_pages};
}

}  // namespace galley::layout
