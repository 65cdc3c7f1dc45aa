// output: documents to a Word file.
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>

#include "galley/document/document.h"
#include "galley/font/library.h"

namespace galley::output {

struct DocxOptions {
  std::string font;  ///< in place of the documents' families, but not of that of code; empty: their own
};

/// A Word file (ISO/IEC 29500), of one document or several, each of which begins a page. It has the text and
/// the structure; lines and pages are Word's own. What it says of itself is what the last document says.
///
/// Errors (fault System): no document at all; what libzip says; memory.
[[nodiscard]] std::expected<std::string, Diagnostics> write_docx(std::span<const Document> documents,
                                                                 font::Library& fonts,
                                                                 const DocxOptions& options);

}  // namespace galley::output
