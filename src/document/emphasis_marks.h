// document: which marks of Markdown can begin or end emphasis.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::document {

/// What stands around a mark, or a row of marks.
struct MarkContext {
  char32_t before = ' ';
  char32_t after = ' ';
  char32_t before_that = ' ';  ///< before `before`
  char32_t after_that = ' ';
};

/// The characters around the marks [begin, end).
[[nodiscard]] MarkContext context_of(std::string_view text, std::size_t begin, std::size_t end);

/// Can these marks begin or end emphasis? Emphasis opens and closes at the ends of words. `snake_case`, `5*3`
/// and the end of `__init__` in `__init__.py` are inside of one.
[[nodiscard]] bool is_at_word_end(const MarkContext& context);

/// Replaces East Asian punctuation inside two marks of emphasis, beside them, by letters: Markdown's rules on
/// punctuation are for scripts that write spaces about it.
void mask_square_punctuation(std::string& text);

/// Replaces the marks of emphasis that stand inside a word by letters.
void mask_marks_in_words(std::string& text);

}  // namespace galley::document
