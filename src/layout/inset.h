// layout: a picture beside the first blocks of a flow, and the space that it takes from what follows.
#pragma once

#include <vector>

#include "galley/pages/pages.h"
#include "rows.h"

namespace galley::layout {

/// The inset of a flow, and the block at whose capitals its top stands.
struct InsetPlace {
  const Inset& inset;
  const Document& document;
  std::size_t block = 0;             ///< the first of the flow
  const shape::ShapedBlock& shaped;  ///< the same block
};

/// How far an inset reaches below the top of the first row, with the depth that a line has under its
/// baseline.
[[nodiscard]] Length depth_of_inset(const InsetPlace& place, const Setting& setting);

/// Moves what follows the first `beside` rows down below an inset of that depth. Gaps between these become
/// rigid.
void make_room(std::vector<Row>& rows, std::size_t beside, Length depth);

/// The picture, from the baseline of the first row and the start of a measure.
[[nodiscard]] PlacedPicture placed_inset(const InsetPlace& place, Length measure, const Setting& setting);

}  // namespace galley::layout
