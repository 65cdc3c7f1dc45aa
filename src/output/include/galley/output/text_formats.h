// output: documents to text, to be pasted into a form: plain, or Markdown.
#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>

#include "galley/base/diagnostic.h"
#include "galley/document/document.h"

namespace galley::output {

/// The marks of lists in plain text. Forms keep hyphens; what else a page has, many of them lose.
enum class Bullets { Hyphens, AsOnThePage };

struct TextOptions {
  std::size_t width = 0;  ///< of a line, in columns; 0: a paragraph is a line
  bool ascii = false;     ///< no other characters
  Bullets bullets = Bullets::Hyphens;
};

/// The text in reading order. Each paragraph is a line, or some of the width. Its label stands before it on
/// the same line; asides follow on lines of their own. A blank line parts sections. Artifacts are left out,
/// and all spaces are plain. Warnings: characters that ASCII does not have. Errors (fault System): memory.
[[nodiscard]] std::expected<std::string, Diagnostics> write_text(std::span<const Document> documents,
                                                                 const TextOptions& options,
                                                                 Diagnostics& warnings);

/// The same as Markdown (CommonMark): headings, lists, links, emphasis. Warnings and errors as of
/// `write_text`.
[[nodiscard]] std::expected<std::string, Diagnostics> write_markdown(std::span<const Document> documents,
                                                                     const TextOptions& options,
                                                                     Diagnostics& warnings);

}  // namespace galley::output
