// layout: how far characters stand out into the margins, so that the edge of a text block looks straight.
#pragma once

#include <cstdint>

#include "galley/font/face.h"

namespace galley::layout {

/// Thousandths of a glyph's advance by which it may stand out at the beginning and at the end of a line.
struct Protrusion {
  int left = 0;
  int right = 0;
};

/// The protrusion of a glyph: its character's, if the face is of a family that has a table with that
/// character in it, and draws the character by this glyph; else what its outline asks for.
[[nodiscard]] Protrusion protrusion_of(const font::Face& face, std::uint32_t glyph, char32_t character);

/// What an outline asks for: a point, a hyphen, a quotation mark, which have ink in few rows, stand out by
/// most of their width, a letter that recedes by a little, a stem not at all.
[[nodiscard]] Protrusion protrusion_by_outline(const font::Face& face, std::uint32_t glyph);

}  // namespace galley::layout
