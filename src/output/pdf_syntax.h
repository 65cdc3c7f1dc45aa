// output: PDF's lexical conventions (ISO 32000-1, 7.2, 7.3, 7.9): numbers, names and strings, as bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "galley/base/length.h"

namespace galley::output {

inline constexpr std::size_t longest_name = 127;  ///< bytes; ISO 32000-1, table C.1
/// Bytes; PDF/A-2, 6.1.13, has one more, which the commonest validator does not let pass.
inline constexpr std::size_t longest_string = 32766;

/// A length in thousandths of a point, the grid of all coordinates in a file. What lies more than a million
/// points away is brought back to that, so that sums of a few never overflow.
[[nodiscard]] std::int64_t thousandths(Length length);

/// Appends value / 10^decimals in decimal, without trailing zeros: 841890 and 3 give 841.89.
void append_decimal(std::string& out, std::int64_t value, int decimals = 3);

/// A name that every reader takes: anything but letters, digits and `+ - . _` becomes a hyphen, and it ends
/// at 127 bytes.
[[nodiscard]] std::string checked_name(std::string_view name);

[[nodiscard]] bool is_printable_ascii(std::string_view text);

/// Characters whose meaning is somebody's own: PDF/A-2, 6.2.11.7.3, wants them explained.
[[nodiscard]] bool is_private(char16_t unit);

/// Appends UTF-8 as UTF-16. Control characters, which extraction would trip over, become spaces; a byte order
/// mark becomes the word joiner that it once was, U+FFFE and U+FFFF U+FFFD (PDF/A-2, 6.2.11.7.2; XML has
/// neither).
void append_utf16(std::u16string& out, std::string_view utf8);

/// UTF-16 as UTF-8. A surrogate without its other half is left out.
[[nodiscard]] std::string utf8_of(std::u16string_view utf16);

/// Appends UTF-16BE in hexadecimal, without brackets or byte order mark.
void append_hexadecimal(std::string& out, std::u16string_view text);

/// The bytes of a text string: a byte order mark and UTF-16BE, cut to `longest_string` between characters.
[[nodiscard]] std::string utf16_text_string(std::string_view utf8);

/// Appends a byte of a literal string.
inline void append_escaped(std::string& out, char byte) {
  switch (byte) {
    case '(':
    case ')':
    case '\\':
      out += '\\';
      break;
    case '\r':  // a bare carriage return would be read as a line feed (ISO 32000-1, 7.3.4.2)
      out += '\\';
      byte = 'r';
      break;
    default:
      break;
  }
  out += byte;
}

/// Appends a literal string in its brackets, with its escapes.
void append_literal(std::string& out, std::string_view bytes);

/// A URI in ASCII: what RFC 3986 does not allow unescaped is percent-encoded.
[[nodiscard]] std::string ascii_uri(std::string_view uri);

}  // namespace galley::output
