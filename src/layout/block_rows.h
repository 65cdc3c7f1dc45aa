// layout: how many rows the blocks of a document make in a cell of the grid. Blocks that are alike, in one
// document or in several, are shaped and broken into lines once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "galley/layout/setting.h"
#include "least_lines.h"
#include "rows.h"

namespace galley::layout {

/// The rows of a block in a cell.
struct BlockRows {
  std::vector<BreakKind> kinds;  ///< what each row's beginning a page parts; the first's is the block's own
  bool overfull = false;
};

/// What is known of a block.
struct KnownBlock {
  shape::ShapedBlock shaped;
  LeastLines least;
  std::vector<std::optional<BlockRows>> in_cell;
  std::vector<std::optional<std::size_t>> least_in_cell;
  std::optional<bool> overfull_as_is;  ///< at the style's own setting
};

/// All blocks met so far.
class BlockBook {
 public:
  BlockBook(shape::Shaper shaper, std::size_t cells) : shaper_(shaper), cells_(cells) {}

  /// Takes over how a document's blocks were shaped.
  void learn(const Document& document, const shape::ShapedText& text);

  /// The document's blocks, shaped if they are new.
  [[nodiscard]] std::vector<KnownBlock*> look_up(const Document& document);

 private:
  KnownBlock& known(const Document& document, const Block& block, const shape::ShapedBlock* shaped);

  shape::Shaper shaper_;
  std::size_t cells_;
  std::unordered_map<std::string, KnownBlock> blocks_;
};

/// The fewest rows that a block of text can have in a cell, of that measure and the size of `setting`.
[[nodiscard]] std::size_t least_rows_in_cell(KnownBlock& known, std::size_t cell, Length measure,
                                             const Setting& setting);

/// The rows of a block in a cell, whose first setting is `setting`.
[[nodiscard]] const BlockRows& rows_in_cell(KnownBlock& known, const Document& document, const Block& block,
                                            std::size_t cell, const Setting& setting);

}  // namespace galley::layout
