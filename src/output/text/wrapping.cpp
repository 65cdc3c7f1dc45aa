// output: lines of plain text (see wrapping.h).
#include "text/wrapping.h"

#include <utility>

#include <unicode/uchar.h>

#include "galley/base/utf8.h"

namespace galley::output {
namespace {

constexpr char32_t no_break_space = 0x00A0;

bool is_rigid_space(char32_t code_point) {
  return code_point == no_break_space || code_point == 0x2007 || code_point == 0x202F;
}

bool is_space(char32_t code_point) {
  return code_point <= 0x20 || (code_point >= 0x7F && code_point <= 0x9F) ||
         (code_point >= 0x2000 && code_point <= 0x200A);
}

/// The columns that text takes on a terminal: wide characters take two, marks none.
std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    offset = next;
    const auto character = static_cast<UChar32>(code_point);
    const auto type = u_charType(character);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const auto width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return columns;
}

void append_with_plain_spaces(std::string& out, std::string_view text) {
  constexpr std::string_view space = "\u00A0";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(space, at), text.size());
    out.append(text, at, end - at);
    if (end < text.size()) out += ' ';
    at = end + space.size();
  }
}

}  // namespace

std::string with_single_spaces(std::string_view text) {
  std::string out;
  bool space = false;
  bool rigid = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    offset = next;
    if (code_point == 0x00AD) continue;
    if (is_rigid_space(code_point) || is_space(code_point)) {
      rigid = is_rigid_space(code_point) && (!space || rigid);
      space = true;
      continue;
    }
    if (std::exchange(space, false) && !out.empty()) utf8::append(out, rigid ? no_break_space : U' ');
    utf8::append(out, code_point);
  }
  return out;
}

void append_lines(std::string& out, std::string_view text, const Wrapping& wrapping) {
  if (text.empty()) return;
  out += wrapping.first_indent;
  std::size_t column = columns_of(wrapping.first_indent);
  bool begins_line = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    const std::size_t columns = columns_of(word);
    const bool fits = wrapping.width == 0 || column + 1 + columns <= wrapping.width;
    if (!begins_line && !fits && (!wrapping.may_begin || wrapping.may_begin(word))) {
      out.append("\n").append(wrapping.indent);
      column = columns_of(wrapping.indent);
    } else if (!begins_line) {
      out += ' ';
      ++column;
    }
    append_with_plain_spaces(out, word);
    column += columns;
    begins_line = false;
  }
  out += '\n';
}

}  // namespace galley::output
