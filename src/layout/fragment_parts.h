// layout: parts of what was shaped as one.
#pragma once

#include "galley/shape/shape.h"

namespace galley::layout {

/// The glyphs of a fragment that stand for [begin, end) of its text, in bytes from its own beginning.
[[nodiscard]] shape::Fragment part_of(const shape::Fragment& fragment, std::uint32_t begin,
                                      std::uint32_t end);

}  // namespace galley::layout
