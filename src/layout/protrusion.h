// layout: how far characters stand out into the margins, so that the edge of a text block looks straight.
#pragma once

namespace galley::layout {

/// Thousandths of a glyph's advance by which it may stand out at the beginning and at the end of a line.
struct Protrusion {
  int left = 0;
  int right = 0;
};

/// The protrusion of a character in Latin, Greek and Cyrillic type; nothing for any other.
[[nodiscard]] Protrusion protrusion_of(char32_t character);

}  // namespace galley::layout
