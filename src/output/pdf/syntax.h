// output: PDF's lexical conventions (ISO 32000-1, 7.2, 7.3, 7.9): numbers, names and strings, as bytes. A
// value that a PDF cannot hold is a PdfFailure, never changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "decimal.h"
#include "galley/base/length.h"

namespace galley::output {

inline constexpr std::int64_t max_integer = 2'147'483'647;  ///< ISO 32000-1, table C.1; also negative
inline constexpr std::size_t max_name_bytes = 127;          ///< the same table
/// ISO 19005-2, 6.1.13, allows one byte more, but the most common validator does not.
inline constexpr std::size_t max_string_bytes = 32766;
/// The largest length, and the largest distance from a page's corner. PDF allows more. Sums of a few such
/// lengths fit into 64 bits, also in the pen units of content_operators.h.
inline constexpr std::int64_t max_points = 10'000'000;

[[noreturn]] void refuse_length(Length length);

/// `length`, if it is within `max_points`.
[[nodiscard]] inline Length checked_length(Length length) {
  constexpr Length limit = Length::scaled_points(max_points * Length::per_point);
  if (length < -limit || length > limit) refuse_length(length);
  return length;
}

/// A length in thousandths of a point, the grid of all coordinates in a file.
[[nodiscard]] inline std::int64_t coordinate(Length length) { return thousandths(checked_length(length)); }

/// A rectangle (7.9.5) whose edges are thousandths of a point: “[0 0 595.276 841.89]”.
[[nodiscard]] std::string rectangle(std::int64_t left, std::int64_t bottom, std::int64_t right,
                                    std::int64_t top);

/// `value`, if it is within `max_integer`.
[[nodiscard]] std::int32_t checked_integer(std::int64_t value);

/// A character that every reader takes in a name: a letter, a digit, or one of `+ - . _`.
[[nodiscard]] bool is_name_character(char c);

/// `name`, if it has at most 127 bytes, all of them `is_name_character`.
[[nodiscard]] std::string_view checked_name(std::string_view name);

/// Appends a name in PDF's syntax. Other characters are escaped: “/application#2Fjson”.
void append_name(std::string& out, std::string_view name);

/// Checks that a string of so many bytes is at most `max_string_bytes` long.
void check_string(std::size_t bytes);

[[nodiscard]] bool is_printable_ascii(std::string_view text);

/// A character from Unicode's areas for private use. PDF/A-2, 6.2.11.7.3, demands that it is explained.
[[nodiscard]] bool is_private(char16_t unit);

/// Appends UTF-8 as UTF-16. Control characters, which disturb the extraction of text, become spaces. U+FEFF
/// becomes U+2060, the word joiner that it once was. U+FFFE and U+FFFF become U+FFFD (PDF/A-2, 6.2.11.7.2;
/// XML has neither).
void append_utf16(std::u16string& out, std::string_view utf8);

/// Appends UTF-16BE in hexadecimal, without brackets or byte order mark.
void append_hexadecimal(std::string& out, std::u16string_view text);

/// The bytes of a text string (7.9.2.2): ASCII as it is, all else as UTF-16BE behind a byte order mark. Of
/// any length.
[[nodiscard]] std::string text_string(std::string_view utf8);

/// The first part of a text that every text string can hold, 16382 UTF-16 units, in UTF-8. For texts that
/// describe what a page shows in full. Its characters are those of `append_utf16`.
[[nodiscard]] std::string first_part(std::string_view utf8);

/// Appends a text string in hexadecimal, with brackets and byte order mark.
void append_text_string(std::string& out, std::u16string_view text);

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

}  // namespace galley::output
