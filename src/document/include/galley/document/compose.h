// document: a Resume and its style become a Document.
#pragma once

#include <expected>

#include "galley/document/document.h"
#include "galley/resume/resume.h"

namespace galley {

/// Composes a résumé: sections in order, entries, citations, inline Markdown, typographer's punctuation,
/// dates. Errors: raw HTML, a citation of nothing, a malformed inline text, each at its place.
[[nodiscard]] std::expected<Document, Diagnostics> compose(const Resume& resume, Diagnostics& warnings);

}  // namespace galley
