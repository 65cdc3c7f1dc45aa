// output: how a stretch of text is read (see reading.h). ICU knows characters and normal forms.
#include "pdf/reading.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "pdf/syntax.h"

namespace galley::output {

namespace {

bool is_ignorable(UChar32 character) {
  return u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_joiner(UChar32 character) { return character == 0x200C || character == 0x200D; }

bool is_mark(UChar32 character) {
  return character >= 0x300 && (U_MASK(u_charType(character)) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

bool is_space(char16_t unit) {
  return unit == 0x00A0 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x202F || unit == 0x205F ||
         unit == 0x3000;
}

void append(std::u16string& text, UChar32 character) {
  if (character > 0xFFFF) text += static_cast<char16_t>(U16_LEAD(character));
  text += static_cast<char16_t>(character > 0xFFFF ? U16_TRAIL(character) : character);
}

/// Calls `see` for each character.
template <typename See>
void each_character(std::u16string_view text, See see) {
  for (std::size_t at = 0; at < text.size();) {
    UChar32 character = 0;
    U16_NEXT(text.data(), at, text.size(), character);
    see(character);
  }
}

/// `text` in one of Unicode's normal forms. Unchanged if ICU has no memory.
std::u16string normalized(const std::u16string& text, const UNormalizer2* (*form)(UErrorCode*)) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* normalizer = form(&error);
  std::u16string result(text.size() * 4 + 16, u'\0');
  const std::int32_t size = unorm2_normalize(normalizer, text.data(), static_cast<std::int32_t>(text.size()),
                                             result.data(), static_cast<std::int32_t>(result.size()), &error);
  if (U_FAILURE(error)) return text;
  result.resize(static_cast<std::size_t>(size));
  return result;
}

/// Parts `text` before its first mark. A text that begins with a mark is not parted.
void part_at_marks(const std::u16string& text, Reading& reading) {
  reading.letter.clear();
  reading.marks.clear();
  reading.only_marks = true;
  each_character(text, [&](UChar32 character) {
    const bool mark = is_mark(character) && !reading.letter.empty();
    if (!mark && reading.marks.empty()) return append(reading.letter, character);
    append(reading.marks, character);
    reading.only_marks = reading.only_marks && mark;
  });
}

}  // namespace

Reading read_stretch(std::string_view utf8) {
  std::u16string given;
  append_utf16(given, utf8);
  std::ranges::replace_if(given, is_space, u' ');
  std::u16string text;
  std::u16string joiners;
  bool has_mark = false;
  each_character(given, [&](UChar32 character) {
    if (is_joiner(character)) {
      append(joiners, character);
    } else if (!is_ignorable(character)) {
      if (!text.empty()) text += joiners;
      joiners.clear();
      append(text, character);
      has_mark = has_mark || is_mark(character);
    }
  });
  if (has_mark) text = normalized(text, unorm2_getNFCInstance);
  Reading reading;
  part_at_marks(text, reading);
  if (!text.empty()) {
    UChar32 first = 0;
    U16_GET(text.data(), 0, 0, text.size(), first);
    const UCharDirection direction = u_charDirection(first);
    reading.right_to_left = direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
  }
  return reading;
}

std::size_t marks_taken_apart(const Reading& reading) {
  std::size_t count = 0;
  each_character(normalized(reading.letter + reading.marks, unorm2_getNFDInstance),
                 [&count](UChar32 character) { count += is_mark(character) ? 1 : 0; });
  return count;
}

}  // namespace galley::output
