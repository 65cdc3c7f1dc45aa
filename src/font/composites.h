// font: a subset to the bytes of its program, with composites after its own glyphs.
#pragma once

#include <string>
#include <vector>

#include "galley/font/face.h"

namespace galley::font {

/// The program as a PDF embeds it: the bare CFF table of a face with that, else the whole TrueType file; with
/// composites of the face's glyphs behind its glyphs. A glyph's CID is its number, also in a CFF that is
/// keyed by CIDs. Empty if that cannot be: the face is damaged, or would have more than 65535 glyphs.
[[nodiscard]] std::string program_with(const std::vector<Composite>& composites, hb_face_t* face, bool cff);

}  // namespace galley::font
