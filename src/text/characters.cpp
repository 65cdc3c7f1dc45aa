// text: characters and their classes, most of them ICU's.
#include "characters.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "galley/base/utf8.h"

namespace galley::text {

std::size_t Characters::index_of(std::size_t offset) const {
  const auto found = std::ranges::lower_bound(offsets, offset);
  return std::min(static_cast<std::size_t>(found - offsets.begin()), code_points.size());
}

Characters characters_of(std::string_view text) {
  Characters characters;
  characters.code_points.reserve(text.size());
  characters.offsets.reserve(text.size() + 1);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    characters.code_points.push_back(code_point);
    characters.offsets.push_back(static_cast<std::uint32_t>(offset));
    offset = next;
  }
  characters.offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return characters;
}

bool is_letter(char32_t character) { return u_isalpha(static_cast<UChar32>(character)) != 0; }

bool is_letter_or_figure(char32_t character) {
  const auto wanted = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
  return (U_MASK(u_charType(static_cast<UChar32>(character))) & wanted) != 0;
}

bool is_glue(char32_t character) {
  if (character < 0x80) return false;
  switch (u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_LINE_BREAK)) {
    case U_LB_GLUE:
    case U_LB_WORD_JOINER:
      return true;
    default:
      return false;
  }
}

bool is_space(char32_t character) {
  if (character < 0x80) return character == U' ' || (character >= U'\t' && character <= U'\r');
  return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0 && !is_glue(character);
}

bool is_hangul(char32_t character) {
  if (character < 0x1100) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(character), &status) == USCRIPT_HANGUL;
}

bool is_unspaced(char32_t character) {
  if (character < 0x80) return false;
  const auto code_point = static_cast<UChar32>(character);
  switch (u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return true;
    default:
      break;
  }
  switch (u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK)) {
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
      return true;
    case U_LB_BREAK_AFTER: {
      // Marks between words or syllables of one script: Tibetan's tsheg, Ethiopic's word space.
      UErrorCode status = U_ZERO_ERROR;
      return uscript_getScript(code_point, &status) > USCRIPT_INHERITED;
    }
    default:
      return false;
  }
}

}  // namespace galley::text
