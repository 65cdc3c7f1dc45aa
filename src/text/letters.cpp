// text: letters as a reader sees them. In: characters, or a text. Out: their case, their capitals, and which
// of them stand together with their marks.
#include <array>
#include <memory>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "galley/text/text.h"

namespace galley::text {

LetterCase letter_case(char32_t character) {
  const auto code_point = static_cast<UChar32>(character);
  if (u_isUUppercase(code_point) != 0) return LetterCase::Capital;
  return u_isULowercase(code_point) != 0 ? LetterCase::Small : LetterCase::None;
}

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
