// typeset: a document becomes pages. If they are too many, the document is fitted: at another setting first,
// then without some of its content. What may be left out is decided by a FittingPolicy. Nothing here knows
// what kind of document it is.
#pragma once

#include <cstddef>
#include <expected>

#include "galley/layout/block_cache.h"
#include "galley/layout/layout.h"
#include "galley/layout/setting.h"
#include "galley/pages/pages.h"
#include "galley/typeset/draft.h"
#include "galley/typeset/fitting_policy.h"

namespace galley {

/// Whether the shaped text is kept after layout. It takes as much memory as the pages do, and only a caller
/// that lays it out again needs it. The text of a document that is too long for that is never kept.
enum class AfterLayout { ReleaseText, KeepText };

/// How a document is to be set.
struct TypesetOptions {
  shape::Shaper shaper;              ///< also says when to stop
  const layout::BlockCache& blocks;  ///< blocks that were set before
  Place place;                       ///< of the document as a whole, for diagnostics
  std::size_t max_pages = 0;         ///< 0: any number
  bool fill = false;                 ///< is the last page to be full?
  layout::Explain explain = layout::Explain::No;
  AfterLayout after = AfterLayout::ReleaseText;
};

/// A document, its pages, and the setting that they have.
struct TypesetDocument {
  Document document;
  shape::ShapedText text;  ///< empty if it was released
  layout::Setting setting;
  Pages pages;
  std::size_t lines_over = 0;  ///< how many lines too many it has at its own style's setting
};

/// Sets a document. If it has more than `max_pages` pages, it is fitted, and a note says how. Errors: those
/// of the stages; that it does not fit.
[[nodiscard]] std::expected<TypesetDocument, Diagnostics> typeset_document(Document document,
                                                                           const TypesetOptions& options,
                                                                           FittingPolicy& policy,
                                                                           Diagnostics& warnings);

/// The length of a document's text.
[[nodiscard]] std::size_t bytes_of_text(const Document& document);

/// Is the text short enough to be laid out many times, for fitting or for advice?
[[nodiscard]] bool may_be_set_often(const Document& document);

}  // namespace galley
