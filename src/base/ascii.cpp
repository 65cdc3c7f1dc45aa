// base: the words of a text (see ascii.h).
#include "galley/base/ascii.h"

#include <algorithm>
#include <iterator>

namespace galley::ascii {
namespace {

/// Takes the first word off the text, with the white space before it. Empty: there is none.
std::string_view take_word(std::string_view& text) {
  std::size_t begin = 0;
  while (begin < text.size() && is_white_space(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && !is_white_space(text[end])) ++end;
  const std::string_view word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

}  // namespace

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) words.push_back(word);
  return words;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  while (!take_word(text).empty()) ++count;
  return count;
}

}  // namespace galley::ascii
