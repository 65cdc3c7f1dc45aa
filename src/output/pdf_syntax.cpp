// output: PDF's lexical conventions (see pdf_syntax.h).
#include "pdf_syntax.h"

#include <algorithm>
#include <array>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"

namespace galley::output {

namespace {

constexpr std::string_view hexadecimal_digits = "0123456789ABCDEF";

bool is_surrogate_head(char16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_surrogate_tail(char16_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::int64_t thousandths(Length length) {
  constexpr std::int64_t limit = std::int64_t{1'000'000} * Length::per_point;
  const std::int64_t value = std::clamp(length.scaled_points(), -limit, limit) * 1000;
  constexpr std::int64_t half = Length::per_point / 2;
  return (value + (value < 0 ? -half : half)) / Length::per_point;
}

void append_decimal(std::string& out, std::int64_t value, int decimals) {
  auto rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  for (; decimals > 0 && rest % 10 == 0; --decimals) rest /= 10;
  std::array<char, 40> digits;  // from the last to the first
  char* at = digits.data() + digits.size();
  const auto put = [&] {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  };
  if (decimals > 0) {
    for (; decimals > 0; --decimals) put();
    *--at = '.';
  }
  do put();
  while (rest > 0);
  if (value < 0) *--at = '-';
  out.append(at, digits.data() + digits.size());
}

std::string checked_name(std::string_view name) {
  std::string checked(name.substr(0, longest_name));
  for (char& c : checked) {
    if (!ascii::is_alphanumeric(static_cast<unsigned char>(c)) && !std::string_view("+-._").contains(c))
      c = '-';
  }
  return checked;
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

void append_hexadecimal(std::string& out, std::u16string_view text) {
  for (const char16_t unit : text) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      out += hexadecimal_digits[static_cast<std::size_t>(unit >> shift) & 15U];
    }
  }
}

std::string utf16_text_string(std::string_view utf8) {
  std::u16string units = u"\uFEFF";
  append_utf16(units, utf8);
  if (units.size() > longest_string / 2) {
    units.resize(longest_string / 2);
    if (is_surrogate_head(units.back())) units.pop_back();
  }
  std::string bytes;
  bytes.reserve(units.size() * 2);
  for (const char16_t unit : units) {
    bytes += static_cast<char>(unit >> 8);
    bytes += static_cast<char>(unit & 0xFF);
  }
  return bytes;
}

void append_literal(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) append_escaped(out, c);
  out += ')';
}

std::string ascii_uri(std::string_view uri) {
  std::string out;
  for (const char c : uri) {
    const auto byte = static_cast<unsigned char>(c);
    if (ascii::is_alphanumeric(byte) || std::string_view("-._~:/?#[]@!$&'()*+,;=%").contains(c)) {
      out += c;
    } else {
      out += '%';
      out += hexadecimal_digits[byte >> 4U];
      out += hexadecimal_digits[byte & 15U];
    }
  }
  return out;
}

}  // namespace galley::output
