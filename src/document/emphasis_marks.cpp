// document: marks of emphasis (see emphasis_marks.h).
#include "emphasis_marks.h"

#include <algorithm>
#include <optional>

#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/text/text.h"

namespace galley::document {
namespace {

/// Is it a letter or a figure of a script that writes its words apart (UAX #14)?
bool is_of_word(char32_t point) {
  if (point < 0x80) return ascii::is_alphanumeric(point);
  const int line_break = u_getIntPropertyValue(static_cast<UChar32>(point), UCHAR_LINE_BREAK);
  return line_break == U_LB_ALPHABETIC || line_break == U_LB_HEBREW_LETTER || line_break == U_LB_NUMERIC;
}

/// The end of an address that begins here: “](…)”, “<…>” or “…://…”. md4c copies addresses, so their marks
/// must stay. Nothing if none begins here.
std::optional<std::size_t> address_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  std::size_t end = std::string_view::npos;
  if (rest.starts_with("](")) end = text.find(')', at);
  if (rest.starts_with("<")) end = text.find('>', at);
  if (rest.starts_with("://")) end = std::min(text.find_first_of(" <>\"", at), text.size());
  return end == std::string_view::npos ? std::nullopt : std::optional(end);
}

}  // namespace

MarkContext context_of(std::string_view text, std::size_t begin, std::size_t end) {
  MarkContext context;
  const auto point_before = [text](std::size_t& at) -> char32_t {
    if (at == 0) return U' ';
    do --at;
    while (at > 0 && utf8::continues(text[at]));
    return utf8::decode(text, at).code_point;
  };
  const auto point_after = [text](std::size_t& at) -> char32_t {
    if (at >= text.size()) return U' ';
    const auto [point, next] = utf8::decode(text, at);
    at = next;
    return point;
  };
  context.before = point_before(begin);
  context.before_that = point_before(begin);
  context.after = point_after(end);
  context.after_that = point_after(end);
  return context;
}

bool is_at_word_end(const MarkContext& context) {
  const bool in_word = is_of_word(context.before) && is_of_word(context.after);
  const bool before_suffix = context.after == '.' && is_of_word(context.after_that);
  const bool after_prefix = context.before == '.' && is_of_word(context.before_that);
  return !in_word && !(before_suffix && context.before != ' ') && !(after_prefix && context.after != ' ');
}

void mask_square_punctuation(std::string& text) {
  constexpr std::string_view letter = "一";  // as long as each of these marks
  const auto mask = [&text, letter](std::size_t at) {
    if (at + letter.size() > text.size()) return;
    const auto [character, next] = utf8::decode(text, at);
    const text::EastAsian kind = text::east_asian(character);
    const bool is_mark = kind != text::EastAsian::None && kind != text::EastAsian::Letter;
    if (is_mark && next - at == letter.size()) text.replace(at, letter.size(), letter);
  };
  bool is_open = false;
  for (std::size_t begin = text.find("**"); begin != std::string::npos; begin = text.find("**", begin)) {
    std::size_t end = begin;
    while (end < text.size() && text[end] == '*') ++end;
    if (!is_open)
      mask(end);
    else if (begin >= letter.size())
      mask(begin - letter.size());
    is_open = !is_open;
    begin = end;
  }
}

void mask_marks_in_words(std::string& text) {
  const std::string original = text;
  for (std::size_t begin = 0; begin < original.size();) {
    if (const auto end = address_end(original, begin)) {
      begin = *end;
      if (begin == original.size() || original[begin] == ' ') continue;
    }
    const char mark = original[begin];
    if (mark == '\\') ++begin;
    if (mark != '*' && mark != '_') {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < original.size() && original[end] == mark) ++end;
    const MarkContext context = context_of(original, begin, end);
    // Whoever writes in letters beyond ASCII puts two marks into a word to make a part of it strong.
    const bool parts_word = end == begin + 2 && context.before >= 0x80 && context.after >= 0x80;
    if (!parts_word && !is_at_word_end(context))
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
                text.begin() + static_cast<std::ptrdiff_t>(end), 'x');
    begin = end;
  }
}

}  // namespace galley::document
