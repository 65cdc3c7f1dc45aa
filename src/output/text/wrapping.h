// output: lines of plain text.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace galley::output {

/// `text` with single spaces between words, without soft hyphens and control characters. U+00A0 stands for a
/// space at which no line may end.
[[nodiscard]] std::string with_single_spaces(std::string_view text);

/// How text is put into lines.
struct Wrapping {
  std::size_t width = 0;          ///< columns; 0: one line, however long
  std::string first_indent = {};  ///< before the first line
  std::string indent = {};        ///< before the others
  /// Says whether a line may begin with a word; if there is no function, with any.
  std::function<bool(std::string_view word)> may_begin = {};
};

/// Appends text in lines, each with its end. Text without words has no line. U+00A0 becomes a space.
void append_lines(std::string& out, std::string_view text, const Wrapping& wrapping);

}  // namespace galley::output
