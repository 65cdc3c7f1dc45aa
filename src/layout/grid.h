// layout: the baseline grid.
#pragma once

#include "rows.h"

namespace galley::layout {

/// Rounds `height` down to a whole number of lines. Returns `height` unchanged if it holds no whole line.
[[nodiscard]] Length whole_lines(Length height, Length leading);

/// Puts rows of running text (those of height `leading`) on a grid of lines from the head of each page: gaps
/// become rigid, whole numbers of lines, and what stands between with another leading (a heading with its
/// rule and gaps, the name) takes a whole number of lines together.
void stand_on_grid(std::vector<Row>& rows, Length leading);

}  // namespace galley::layout
