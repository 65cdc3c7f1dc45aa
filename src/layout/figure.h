// layout: the picture beside the head, and the room that it takes from what follows.
#pragma once

#include <vector>

#include "galley/pages/pages.h"
#include "rows.h"

namespace galley::layout {

/// How far the figure reaches below the top of the first row, with the room that a line has under its
/// baseline. `first` is the first block, as shaped: the figure's top stands at the height of its capitals.
[[nodiscard]] Length depth_of_figure(const Document& document, const shape::ShapedBlock& first,
                                     const Setting& setting);

/// Moves what follows the first `beside` rows down below a figure of that depth. Gaps between these become
/// rigid.
void make_room(std::vector<Row>& rows, std::size_t beside, Length depth);

/// The figure, from the baseline of the first row and the left margin of a measure.
[[nodiscard]] PlacedPicture placed_figure(const Document& document, const shape::ShapedBlock& first,
                                          Length measure, const Setting& setting);

}  // namespace galley::layout
