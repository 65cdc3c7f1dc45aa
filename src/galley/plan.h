// galley: how a résumé is to be set: as it is, or so that it fits its pages.
#pragma once

#include "galley/galley.h"

namespace galley {

/// A document and the setting of its pages.
struct Plan {
  Document document;
  shape::ShapedText text;
  layout::Setting setting;
  layout::PageBounds bounds;
  Pages pages;
  std::size_t lines_over = 0;  ///< as styled, beyond style.pages
};

/// Composes, shapes and lays out; where there are more pages than style.pages allows, so that it fits, and
/// says how. Errors: of the stages, and that it does not fit.
[[nodiscard]] std::expected<Plan, Diagnostics> plan(Session& session, const Resume& resume,
                                                    Diagnostics& warnings, layout::Explain explain);

/// Notes on the paragraphs that would have a line less if they were a few characters shorter: the best ones.
[[nodiscard]] Diagnostics notes_on_line_savers(const Document& document, const shape::ShapedText& text,
                                               const layout::Setting& setting);

}  // namespace galley
