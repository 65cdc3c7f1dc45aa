// text: a paragraph as characters. In: UTF-8. Out: its code points, the byte that each begins at, and what a
// compositor calls them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley::text {

/// The characters of a text; ill-formed bytes are U+FFFD.
struct Characters {
  std::u32string code_points;
  std::vector<std::uint32_t> offsets;  ///< bytes; one more than there are characters, the last is the end

  /// The first character that begins at `offset` or after it.
  [[nodiscard]] std::size_t index_of(std::size_t offset) const;
};

[[nodiscard]] Characters characters_of(std::string_view text);

/// A letter of any script.
[[nodiscard]] bool is_letter(char32_t character);

/// A letter, a mark on one, or a decimal figure.
[[nodiscard]] bool is_letter_or_figure(char32_t character);

/// White space at which a line may end, of whatever width.
[[nodiscard]] bool is_space(char32_t character);

/// A character that holds together what stands on either side of it.
[[nodiscard]] bool is_glue(char32_t character);

/// A character of a script that parts between its characters, not at spaces.
[[nodiscard]] bool is_unspaced(char32_t character);

/// A letter of Korean.
[[nodiscard]] bool is_hangul(char32_t character);

inline constexpr char32_t hyphen_minus = U'-';
inline constexpr char32_t soft_hyphen = 0x00AD;
inline constexpr char32_t zero_width_space = 0x200B;
inline constexpr char32_t hyphen = 0x2010;
inline constexpr char32_t no_break_hyphen = 0x2011;
inline constexpr char32_t figure_dash = 0x2012;
inline constexpr char32_t en_dash = 0x2013;
inline constexpr char32_t em_dash = 0x2014;

}  // namespace galley::text
