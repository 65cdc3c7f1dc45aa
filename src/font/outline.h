// font: a glyph's outline, drawn by HarfBuzz.
#pragma once

#include <cstdint>

#include <hb.h>

namespace galley::font {

/// Calls `functions` with `data` for each part of the outline.
inline void draw_outline(hb_font_t* font, std::uint32_t glyph, hb_draw_funcs_t* functions, void* data) {
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, glyph, functions, data);
#else
  hb_font_get_glyph_shape(font, glyph, functions, data);
#endif
}

}  // namespace galley::font
