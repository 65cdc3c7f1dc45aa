// shape: white in East Asian text, after JLREQ (W3C, 3.1 and 3.2.6) and CLREQ: marks that are half blank, and
// the spaces that nobody writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "galley/font/face.h"
#include "galley/shape/shape.h"

namespace galley::shape {

/// Which half of a mark is blank. Its ink stands in the other.
enum class BlankHalf : std::uint8_t { None, Start, End };

/// Of the mark `character`, which a face draws by a glyph. Marks that stand in the middle of their square
/// have none, nor do those that are narrower than a square.
[[nodiscard]] BlankHalf blank_half(char32_t character, const font::Face& face, std::uint32_t glyph);

/// A character and its blank half.
struct Square {
  char32_t character = 0;
  BlankHalf half = BlankHalf::None;
};

/// The white between two characters that stand beside each other without a space: that of blank halves, of
/// which two marks share one; a quarter of an em between an ideograph and a word of another script; a little
/// stretch between ideographs. Nothing if there is none, nor can be any.
[[nodiscard]] std::optional<Gap> gap_between(const Square& before, const Square& after);

/// Has a text characters that such rules are for?
[[nodiscard]] bool has_east_asian(std::string_view text);

}  // namespace galley::shape
