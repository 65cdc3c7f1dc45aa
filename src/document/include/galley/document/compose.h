// document: a Resume and its style become a Document.
#pragma once

#include <expected>

#include "galley/document/document.h"
#include "galley/document/prose_cache.h"
#include "galley/resume/resume.h"

namespace galley {

/// Composes a résumé: sections in order, entries, citations, inline Markdown, typographer's punctuation,
/// dates. `picture` is what basics.image names, or nothing; texts that `known` knows are not read again.
/// Errors: raw HTML, a citation of nothing, a malformed inline text, each at its place.
[[nodiscard]] std::expected<Document, Diagnostics> compose(const Resume& resume, Diagnostics& warnings,
                                                           std::shared_ptr<const Picture> picture = {},
                                                           const ProseCache& known = {});

}  // namespace galley
