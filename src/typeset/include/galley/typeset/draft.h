// typeset: a document whose text is shaped.
#pragma once

#include <expected>

#include "galley/base/diagnostic.h"
#include "galley/document/document.h"
#include "galley/shape/shape.h"

namespace galley {

/// A document and its shaped text. It can be laid out at any setting.
struct Draft {
  Document document;
  shape::ShapedText text;
};

/// Shapes a document. Errors: those of `shape`.
[[nodiscard]] std::expected<Draft, Diagnostics> draft_of(Document document, const shape::Shaper& shaper,
                                                         Diagnostics& warnings);

}  // namespace galley
