// layout: blocks set in type: lines with their labels, asides and rules, each block once a session.
#pragma once

#include <optional>
#include <vector>

#include "galley/layout/block_cache.h"
#include "lines.h"
#include "rows.h"

namespace galley::layout {

/// What stands on a row. Its places are relative to the start of the measure, as if lines started at the
/// left, and to the row's baseline.
struct RowContent {
  std::vector<Line> lines;
  std::optional<PlacedRule> rule;
  std::optional<PlacedPicture> picture;
  Place place;  ///< in the author's file
};

/// A block as it is set on a measure, wherever it stands.
struct SetBlock {
  std::vector<RowContent> rows;
  BlockOutline outline;
  Diagnostics said;  ///< of its lines
};

/// Sets a block; with as many lines more as `lines_more` says, which is one of `other_lengths`. Bad lines go
/// to the warnings.
[[nodiscard]] SetBlock set_block(const Block& block, const shape::ShapedBlock& shaped, Length measure,
                                 const Composition& composition, int lines_more = 0);

/// The other numbers of lines that a block may have.
[[nodiscard]] std::vector<OtherLength> other_lengths(const Block& block, const shape::ShapedBlock& shaped,
                                                     Length measure, const Composition& composition);

/// Does a block's label count in a key? Its outline does not depend on it, since a label stands in the
/// indent.
enum class Labels { Counted, Ignored };

/// Adds to a key all that a set block depends on, beside measure and size. Where the block stands in its
/// document, and in the author's file, does not count.
void add_block(CacheKey& key, const Block& block, const shape::ShapedBlock& shaped, Labels labels,
               const TextRules& rules, const std::vector<TextStyle>& styles);

/// Sets all blocks of a document, those that `known` knows by looking them up. A block with warnings is not
/// remembered. Each block of the text is released as soon as it is set; who needs the text afterwards passes
/// a copy, which shares its paragraphs.
[[nodiscard]] std::vector<SetBlock> set_blocks(const Document& document, shape::ShapedText text,
                                               const Setting& setting, const BlockCache& known,
                                               std::stop_token stop = {});

/// The outlines of set blocks.
[[nodiscard]] std::vector<BlockOutline> outlines_of(const std::vector<SetBlock>& blocks);

}  // namespace galley::layout
