// output: a paragraph's text as inline Markdown.
#pragma once

#include <string>

#include "galley/document/document.h"
#include "text/ascii_text.h"

namespace galley::output {

/// Turns the text of a document's paragraphs into inline Markdown (CommonMark 0.31): links, strong and other
/// emphasis, code. What would be a mark and is none has a backslash before it.
class InlineMarkdown {
 public:
  /// With `ascii`, text is put into ASCII.
  InlineMarkdown(const Document& document, AsciiText* ascii) : document_(document), ascii_(ascii) {}

  [[nodiscard]] std::string of(const Paragraph& paragraph) const;
  /// Of a heading: its letters are strong anyway.
  [[nodiscard]] std::string of_heading(const Paragraph& paragraph) const;

  /// Text as it is to stand in Markdown.
  [[nodiscard]] std::string escaped(std::string_view text) const;

 private:
  struct Stretch;
  [[nodiscard]] std::vector<Stretch> stretches_of(const Paragraph& paragraph, bool is_heading) const;
  [[nodiscard]] std::string marked(const std::vector<Stretch>& stretches) const;

  const Document& document_;
  AsciiText* ascii_;
};

/// Escapes what would begin a block at the head of a line: “1.”, “#”, “-”.
[[nodiscard]] std::string with_escaped_beginning(std::string text);

/// Would a line that begins with this word begin a block?
[[nodiscard]] bool begins_block(std::string_view word);

}  // namespace galley::output
