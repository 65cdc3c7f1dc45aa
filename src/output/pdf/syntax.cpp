// output: PDF's lexical conventions (see syntax.h).
#include "pdf/syntax.h"

#include <algorithm>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "pdf/failure.h"

namespace galley::output {

namespace {

constexpr std::string_view hexadecimal_digits = "0123456789ABCDEF";

bool is_surrogate_head(char16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_surrogate_tail(char16_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

void check_name_size(std::string_view name) {
  if (name.size() > max_name_bytes) {
    throw PdfFailure{fmt::format("a name of {} bytes is longer than {}", name.size(), max_name_bytes)};
  }
}

void append_hexadecimal_byte(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += hexadecimal_digits[byte >> 4U];
  out += hexadecimal_digits[byte & 15U];
}

/// UTF-16 as UTF-8. A surrogate without its other half is left out.
std::string utf8_of(std::u16string_view utf16) {
  std::string out;
  for (std::size_t i = 0; i < utf16.size(); ++i) {
    const char16_t unit = utf16[i];
    if (is_surrogate_head(unit) && i + 1 < utf16.size() && is_surrogate_tail(utf16[i + 1])) {
      utf8::append(out, 0x10000 + ((char32_t{unit} - 0xD800) << 10) + (utf16[++i] - 0xDC00));
    } else if (!is_surrogate_head(unit) && !is_surrogate_tail(unit)) {
      utf8::append(out, unit);
    }
  }
  return out;
}

}  // namespace

void refuse_length(Length length) {
  throw PdfFailure{fmt::format("a length of {:.0f}pt is beyond {}pt", length.points(), max_points)};
}

std::string rectangle(std::int64_t left, std::int64_t bottom, std::int64_t right, std::int64_t top) {
  std::string out = "[";
  append_decimals(out, {left, bottom, right, top});
  return out + "]";
}

std::int32_t checked_integer(std::int64_t value) {
  if (value < -max_integer || value > max_integer) {
    throw PdfFailure{fmt::format("the number {} is beyond {}", value, max_integer)};
  }
  return static_cast<std::int32_t>(value);
}

bool is_name_character(char c) {
  return ascii::is_alphanumeric(static_cast<unsigned char>(c)) || std::string_view("+-._").contains(c);
}

std::string_view checked_name(std::string_view name) {
  check_name_size(name);
  if (!std::ranges::all_of(name, is_name_character)) {
    throw PdfFailure{fmt::format("the name '{}' has other characters than letters, digits and '+-._'", name)};
  }
  return name;
}

void append_name(std::string& out, std::string_view name) {
  check_name_size(name);
  out += '/';
  for (const char c : name) {
    if (c == '\0') throw PdfFailure{"a name has a zero byte"};
    if (is_name_character(c)) {
      out += c;
    } else {
      append_hexadecimal_byte(out += '#', c);
    }
  }
}

void check_string(std::size_t bytes) {
  if (bytes > max_string_bytes) {
    throw PdfFailure{fmt::format("a string of {} bytes is longer than {}", bytes, max_string_bytes)};
  }
}

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_private(char16_t unit) {
  return (unit >= 0xE000 && unit < 0xF900) ||
         (unit >= 0xDB80 && unit < 0xDC00);  // the heads of planes 15 and 16
}

void append_utf16(std::u16string& out, std::string_view utf8) {
  for (std::size_t offset = 0; offset < utf8.size();) {
    const auto [code_point, next] = utf8::decode(utf8, offset);
    offset = next;
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) {
      out += u' ';
    } else if (code_point == 0xFEFF) {
      out += u'\u2060';
    } else if (code_point == 0xFFFE || code_point == 0xFFFF) {
      out += u'\uFFFD';
    } else if (code_point < 0x10000) {
      out += static_cast<char16_t>(code_point);
    } else {
      out += static_cast<char16_t>(0xD7C0 + (code_point >> 10));
      out += static_cast<char16_t>(0xDC00 + (code_point & 0x3FF));
    }
  }
}

void append_hexadecimal(std::string& out, std::u16string_view text) {
  for (const char16_t unit : text) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      out += hexadecimal_digits[static_cast<std::size_t>(unit >> shift) & 15U];
    }
  }
}

std::string text_string(std::string_view utf8) {
  if (is_printable_ascii(utf8)) return std::string(utf8);
  std::u16string units = u"\uFEFF";
  append_utf16(units, utf8);
  std::string bytes;
  bytes.reserve(units.size() * 2);
  for (const char16_t unit : units) {
    bytes += static_cast<char>(unit >> 8);
    bytes += static_cast<char>(unit & 0xFF);
  }
  return bytes;
}

std::string first_part(std::string_view utf8) {
  constexpr std::size_t byte_order_mark = 1;
  std::u16string units;
  append_utf16(units, utf8);
  // Half of a surrogate pair at the end is left out.
  return utf8_of(std::u16string_view(units).substr(0, max_string_bytes / 2 - byte_order_mark));
}

void append_text_string(std::string& out, std::u16string_view text) {
  check_string((text.size() + 1) * 2);
  out += "<FEFF";
  append_hexadecimal(out, text);
  out += '>';
}

void append_literal(std::string& out, std::string_view bytes) {
  check_string(bytes.size());
  out += '(';
  for (const char c : bytes) append_escaped(out, c);
  out += ')';
}

}  // namespace galley::output
