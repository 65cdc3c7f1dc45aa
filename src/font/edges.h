// font: what a glyph's outline shows at its left and right.
#pragma once

#include "galley/font/face.h"

namespace galley::font {

/// Draws a glyph and looks along its sides.
[[nodiscard]] Edges edges_of(hb_font_t* font, std::uint32_t glyph, const Metrics& metrics);

}  // namespace galley::font
