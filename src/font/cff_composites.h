// font: composites as glyphs of a bare CFF font.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <hb.h>

#include "galley/font/face.h"

namespace galley::font {

/// A CFF font with composites of its glyphs behind its glyphs; `face` has the same glyphs. If it is keyed by
/// CIDs, these are the numbers of its glyphs. Empty if the font is damaged.
[[nodiscard]] std::string cff_with(const std::vector<Composite>& composites, std::string_view font,
                                   hb_face_t* face);

}  // namespace galley::font
