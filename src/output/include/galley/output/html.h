// output: documents to a web page.
#pragma once

#include <expected>
#include <span>
#include <string>

#include "galley/document/document.h"
#include "galley/font/library.h"

namespace galley::output {

struct HtmlOptions {
  std::string json_ld = {};  ///< what the page says in schema.org's words (JSON-LD); empty: nothing
};

/// One HTML file with its fonts and pictures inside. It runs no script and loads nothing. Lengths are in
/// proportion to the reader's own text size; printed, they are those of the documents. Several documents
/// follow one another.
///
/// Errors with fault System: a font that cannot be subset, memory.
[[nodiscard]] std::expected<std::string, Diagnostics> write_html(std::span<const Document> documents,
                                                                 font::Library& fonts,
                                                                 const HtmlOptions& options = {});

}  // namespace galley::output
