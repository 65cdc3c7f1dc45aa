// layout: filling the last page. In comes a document that has the pages that it is to have, out comes the
// least change of its setting at which the last of them is full.
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>

#include "galley/document/document.h"
#include "galley/layout/setting.h"
#include "galley/shape/shape.h"

namespace galley::layout {

/// A last page is full from here on, in thousandths of its height.
inline constexpr int full_page = 950;

/// How a document can fill its pages.
struct Filled {
  std::optional<Setting> setting;  ///< the first at which the last page is full; nothing: there is none
  std::size_t lines_short = 0;     ///< of text that the last page lacks as styled; 0: it is full
};

/// Looks for the first of the `growing_settings` at which a document has as many pages as styled, the last of
/// them full, none overfull, and no page that ends worse than any does as styled. At most `max_settings` are
/// tried.
[[nodiscard]] Filled fill(const Document& document, const shape::ShapedText& text, std::size_t max_settings,
                          std::stop_token stop = {});

}  // namespace galley::layout
