// text: letters as a reader sees them. In: characters, or a text. Out: their case, their capitals, and which
// of them stand together with their marks.
#include <array>
#include <memory>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "galley/text/text.h"

namespace galley::text {

LetterCase letter_case(char32_t character) {
  const auto code_point = static_cast<UChar32>(character);
  if (u_isUUppercase(code_point) != 0) return LetterCase::Capital;
  return u_isULowercase(code_point) != 0 ? LetterCase::Small : LetterCase::None;
}

namespace {

/// Of scripts whose letters fill a square.
bool is_square_letter(char32_t character) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(character), &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
      return true;
    default:
      return character == U'\u30FC' || character == U'\u3006';
  }
}

}  // namespace

EastAsian east_asian(char32_t character) {
  // The quotation marks are the first that may be one, the ideographic marks the next.
  if (character < U'\u2018') return EastAsian::None;
  if (is_square_letter(character)) return EastAsian::Letter;
  const auto code_point = static_cast<UChar32>(character);
  const int line_break = u_getIntPropertyValue(code_point, UCHAR_LINE_BREAK);
  if (line_break == U_LB_QUOTATION)
    return u_charType(code_point) == U_INITIAL_PUNCTUATION ? EastAsian::Opening : EastAsian::Closing;
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  if (width != U_EA_WIDE && width != U_EA_FULLWIDTH) return EastAsian::None;
  if (u_hasBinaryProperty(code_point, UCHAR_ALPHABETIC) != 0) return EastAsian::None;
  switch (line_break) {
    case U_LB_OPEN_PUNCTUATION:
      return EastAsian::Opening;
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
      return EastAsian::Closing;
    default:
      return character == U'：' || character == U'；' ? EastAsian::Closing : EastAsian::Other;
  }
}

bool is_word_character(char32_t character) {
  return east_asian(character) == EastAsian::None && u_isalnum(static_cast<UChar32>(character)) != 0;
}

bool is_mark(char32_t character) {
  return (U_MASK(u_charType(static_cast<UChar32>(character))) & U_GC_M_MASK) != 0;
}

bool is_ignorable(char32_t character) {
  return u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_punctuation(char32_t character) { return u_ispunct(static_cast<UChar32>(character)) != 0; }

std::u32string capitals(char32_t character, const char* language) {
  std::array<char16_t, 2> written{};
  std::array<char16_t, 16> upper{};
  std::array<UChar32, 16> points{};
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;
  const auto code_point = static_cast<UChar32>(character);
  u_strFromUTF32(written.data(), written.size(), &length, &code_point, 1, &error);
  length = u_strToUpper(upper.data(), upper.size(), written.data(), length, language, &error);
  u_strToUTF32(points.data(), points.size(), &length, upper.data(), length, &error);
  if (U_FAILURE(error) || length <= 0) return {character};
  return {points.begin(), points.begin() + length};
}

std::vector<std::uint32_t> graphemes(std::string_view text) {
  using Break = std::unique_ptr<UBreakIterator, decltype([](UBreakIterator* it) { ubrk_close(it); })>;
  using OpenText = std::unique_ptr<UText, decltype([](UText* open) { utext_close(open); })>;
  UErrorCode error = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<int64_t>(text.size()), &error);
  const OpenText open(&source);  // closes it also where memory runs out
  const Break breaks(ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &error));
  ubrk_setUText(breaks.get(), &source, &error);
  std::vector<std::uint32_t> begins;
  if (U_SUCCESS(error)) {
    for (int32_t at = ubrk_first(breaks.get()); at != UBRK_DONE; at = ubrk_next(breaks.get())) {
      begins.push_back(static_cast<std::uint32_t>(at));
    }
  }
  if (begins.size() < 2) begins = {0, static_cast<std::uint32_t>(text.size())};
  return begins;
}

}  // namespace galley::text
