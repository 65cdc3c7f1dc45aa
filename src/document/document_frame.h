// document: what every kind of document has: paper, margins, sizes, language, and a footer.
#pragma once

#include <expected>

#include "composer.h"

namespace galley::document {

/// A document without blocks, with the style of the résumé.
[[nodiscard]] Document open_document(const Composer& composer);

/// Adds the footer that style.footer describes.
void add_footer(Composer& composer);

/// The composed document. What was said of it goes to `warnings`, in the order of the files. Errors: those
/// that composing found, more blocks than the limit.
[[nodiscard]] std::expected<Document, Diagnostics> close_document(Composer& composer, Diagnostics& warnings);

}  // namespace galley::document
