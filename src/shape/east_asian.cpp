// shape: white in East Asian text (see east_asian.h).
#include "east_asian.h"

#include <hb.h>

#include "galley/base/utf8.h"
#include "galley/text/text.h"

namespace galley::shape {
namespace {

using text::EastAsian;

// In thousandths of an em. What a blank half may lose to fill a line, JLREQ 3.8.3: half of it.
constexpr Gap blank{500, 0, 250};
constexpr Gap beside_word{250, 125, 125};
constexpr Gap between_letters{0, 50, 0};

}  // namespace

BlankHalf blank_half(char32_t character, const font::Face& face, std::uint32_t glyph) {
  const EastAsian kind = text::east_asian(character);
  if (kind != EastAsian::Opening && kind != EastAsian::Closing) return BlankHalf::None;
  const int em = face.metrics().units_per_em;
  hb_glyph_extents_t ink{};
  if (glyph == 0 || face.advance(glyph) * 10 < em * 9 ||
      hb_font_get_glyph_extents(face.hb_font(), glyph, &ink) == 0)
    return BlankHalf::None;
  // Some marks reach a little over the middle.
  const int tolerance = em / 25;
  if (kind == EastAsian::Opening)
    return ink.x_bearing >= em / 2 - tolerance ? BlankHalf::Start : BlankHalf::None;
  return ink.x_bearing + ink.width <= em / 2 + tolerance ? BlankHalf::End : BlankHalf::None;
}

std::optional<Gap> gap_between(const Square& before, const Square& after) {
  const EastAsian first = text::east_asian(before.character);
  const EastAsian second = text::east_asian(after.character);
  if (first == EastAsian::None && second == EastAsian::None) return std::nullopt;
  const bool ends_blank = before.half == BlankHalf::End;
  const bool starts_blank = after.half == BlankHalf::Start;
  if (ends_blank && starts_blank) return blank;
  if (ends_blank) return second == EastAsian::Closing ? std::nullopt : std::optional(blank);
  if (starts_blank) return first == EastAsian::Opening ? std::nullopt : std::optional(blank);
  if (first == EastAsian::Letter && second == EastAsian::Letter) return between_letters;
  if ((first == EastAsian::Letter && text::is_word_character(after.character)) ||
      (second == EastAsian::Letter && text::is_word_character(before.character)))
    return beside_word;
  return std::nullopt;
}

bool has_east_asian(std::string_view text) {
  // The first bytes of UTF-8 from U+2E80 on, where the ideographs and their marks begin.
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0xE2) {
      ++at;
      continue;
    }
    const auto [character, next] = utf8::decode(text, at);
    if (character >= U'\u2E80' && text::east_asian(character) != EastAsian::None) return true;
    at = next;
  }
  return false;
}

}  // namespace galley::shape
