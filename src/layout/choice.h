// layout: which breaks of a paragraph are taken: the best, unless they leave a runt that others spare.
#pragma once

#include "galley/layout/lists.h"

namespace galley::layout {

/// True if the last of several lines is a runt.
[[nodiscard]] bool leaves_runt(const HorizontalList& list, const breaking::Broken& broken);

/// The best breaks of a paragraph. Where they leave a runt, breaks that leave none are taken if no line of
/// theirs is stretched by more than `widest_ratio`, nor worse than decent; then the list forbids the others
/// from here on.
[[nodiscard]] breaking::Broken best_breaks(HorizontalList& list, const breaking::Parameters& parameters,
                                           double widest_ratio);

}  // namespace galley::layout
