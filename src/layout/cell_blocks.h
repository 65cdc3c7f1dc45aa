// layout: the outlines of blocks in the cells of a grid of settings. Blocks that are alike, in one document
// or in several, are broken into lines once a cell.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "galley/base/limits.h"
#include "galley/base/memo.h"
#include "least_lines.h"
#include "set_block.h"

namespace galley::layout {

/// What is known of a block.
struct CellBlock {
  LeastLines least;
  std::vector<std::optional<BlockOutline>> in_cell;
  std::vector<std::optional<std::size_t>> least_in_cell;
  std::optional<bool> overfull_as_styled;
};

/// A document on its way through the grid, with what is known of its blocks.
struct Scene {
  const Document& document;
  const shape::ShapedText& text;
  std::vector<std::shared_ptr<CellBlock>> blocks;
  std::stop_token stop;
};

/// The blocks of all documents met so far.
class CellBlocks {
 public:
  CellBlocks(std::size_t cells, std::stop_token stop) : cells_(cells), stop_(std::move(stop)) {}

  [[nodiscard]] Scene scene_of(const Document& document, const shape::ShapedText& text);

  [[nodiscard]] const Memo<CacheKey, CellBlock, 1>& memo() const { return known_; }

 private:
  std::size_t cells_;
  std::stop_token stop_;
  Memo<CacheKey, CellBlock, 1> known_{limits.known_cells_bytes};
};

/// The outline of block `index` in a cell, where all lines end as at `setting`. It is overfull if a line
/// sticks out that does not at the style's own setting.
[[nodiscard]] const BlockOutline& outline_in_cell(const Scene& scene, std::size_t index, std::size_t cell,
                                                  const Setting& setting);

/// No line breaking gives block `index` fewer lines in the cell.
[[nodiscard]] std::size_t least_lines_in_cell(const Scene& scene, std::size_t index, std::size_t cell,
                                              const Setting& setting);

}  // namespace galley::layout
