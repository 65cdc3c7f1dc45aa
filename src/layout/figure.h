// layout: the picture beside the head, and the room that it takes from what follows.
#pragma once

#include "rows.h"

namespace galley::layout {

/// How far the figure reaches below the top of the first row, with the room that a line has under its
/// baseline. `first` is the first block, as shaped: the figure's top stands at the height of its capitals.
[[nodiscard]] Length depth_of_figure(const Document& document, const shape::ShapedBlock& first,
                                     const Setting& setting);

/// Moves what follows the first `beside` rows down below a figure of that depth. Gaps between these become
/// rigid. Of rows or bare ones.
template <typename AnyRow>
void make_room(std::vector<AnyRow>& rows, std::size_t beside, Length depth);

/// Stands the figure on the first row, in a measure, and makes room for it.
void stand_figure(std::vector<Row>& rows, std::size_t beside, const Document& document,
                  const shape::ShapedBlock& first, Length measure, const Setting& setting);

}  // namespace galley::layout
