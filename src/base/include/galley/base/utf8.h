// base: UTF-8, read and written one code point at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace galley::utf8 {

/// The code point at `offset` and the offset after it. Ill-formed bytes give U+FFFD and move on by one.
struct Decoded {
  char32_t code_point;
  std::size_t next;
};
[[nodiscard]] Decoded decode(std::string_view text, std::size_t offset);

/// True of a byte that is not the first of its character.
[[nodiscard]] constexpr bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The last code point of a text that is not empty.
[[nodiscard]] char32_t last(std::string_view text);

/// Appends one code point. Surrogates and what lies past U+10FFFF become U+FFFD.
void append(std::string& text, char32_t code_point);

/// The offset of the first ill-formed byte (Unicode 15, table 3-7), or nothing.
[[nodiscard]] std::optional<std::size_t> first_ill_formed(std::string_view text);

/// The number of code points.
[[nodiscard]] std::size_t length(std::string_view text);

}  // namespace galley::utf8
