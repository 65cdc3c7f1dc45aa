// base: the classes of ASCII's characters, whatever the locale. A character beyond ASCII is in none of them.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace galley::ascii {

// Objects, not functions: so that algorithms take them.
inline constexpr auto is_digit = [](std::integral auto c) { return c >= '0' && c <= '9'; };
inline constexpr auto is_capital = [](std::integral auto c) { return c >= 'A' && c <= 'Z'; };
inline constexpr auto is_small = [](std::integral auto c) { return c >= 'a' && c <= 'z'; };
inline constexpr auto is_letter = [](std::integral auto c) { return is_small(c) || is_capital(c); };
inline constexpr auto is_alphanumeric = [](std::integral auto c) { return is_letter(c) || is_digit(c); };
/// A space, a tab, or what ends a line or a page.
inline constexpr auto is_white_space = [](std::integral auto c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
};

/// The small letter of a capital, or the other way round; any other character as it is.
inline constexpr auto to_small = []<std::integral Character>(Character c) {
  return is_capital(c) ? static_cast<Character>(c - 'A' + 'a') : c;
};
inline constexpr auto to_capital = []<std::integral Character>(Character c) {
  return is_small(c) ? static_cast<Character>(c - 'a' + 'A') : c;
};

/// A text in small letters.
[[nodiscard]] inline std::string lowered(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = to_small(c);
  return small;
}

/// A text without the white space at its ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white_space(text.back())) text.remove_suffix(1);
  return text;
}

/// The digits of a text.
[[nodiscard]] std::string digits_of(std::string_view text);

/// What stands between white space.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);
/// How many words these are.
[[nodiscard]] std::size_t count_words(std::string_view text);

}  // namespace galley::ascii
