// posting: the text of a posting's file, in paragraphs, items and headings.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley::posting {

enum class LineKind { Text, Item, Heading };

/// A paragraph, an item of a list, or a heading. Line ends inside a paragraph stay.
struct PostingLine {
  std::string text;
  LineKind kind = LineKind::Text;
  int line = 0;  ///< in the file; 0: the file has no lines of text (HTML, PDF)
};

/// The lines of a posting. HTML and PDF are known by their content, HTML also by the name of the file;
/// anything else is text, with or without Markdown's marks. Text is UTF-8, or UTF-16 with a byte order mark.
/// Errors: other encodings, a damaged PDF, a file of more than `limits.posting_bytes`, a file without text.
[[nodiscard]] std::expected<std::vector<PostingLine>, Diagnostic> lines_of_posting(const Source& file);

}  // namespace galley::posting
