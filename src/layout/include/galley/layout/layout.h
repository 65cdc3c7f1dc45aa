// layout: shaped text into lines, lines into pages. Fitting, the only loop, calls these stages again with
// another setting.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>

#include "galley/document/document.h"
#include "galley/layout/block_cache.h"
#include "galley/layout/lists.h"
#include "galley/pages/pages.h"
#include "galley/shape/shape.h"

namespace galley::layout {

/// Are the choices of page breaks to be told (Pages::choices)? That takes time.
enum class Explain { No, Yes };

/// What pages are held to.
struct PageBounds {
  std::optional<std::size_t> max_pages = {};   ///< where that can be
  int forbidden = breaking::infinite_penalty;  ///< a break of this penalty is as good as forbidden
  bool has_best_lengths = false;               ///< are all paragraphs to come out best, with no other length?
};

/// Sets a document: lists, lines, pages. `shaper` sets the footers, and says when to stop. Errors: a footer
/// that cannot be shaped, more pages than the limit, a stop. `warnings` gets overfull lines and bad
/// pages. Blocks that `known` knows are not set again. Who has no more use for the text moves it here: it is
/// released block by block.
[[nodiscard]] std::expected<Pages, Diagnostics> lay_out(const Document& document, shape::ShapedText text,
                                                        const Setting& setting, shape::Shaper shaper,
                                                        Diagnostics& warnings, Explain explain = Explain::No,
                                                        const PageBounds& bounds = {},
                                                        const BlockCache& known = {});

}  // namespace galley::layout
