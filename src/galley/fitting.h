// galley: how a résumé is to be set: as it is, or so that it fits its pages.
#pragma once

#include "galley/galley.h"

namespace galley {

/// Does a plan keep its text as shaped? It takes as much memory as the pages do, and only who sets it once
/// more wants it. A text that may not be set often is never kept.
enum class AfterLayout { ReleaseText, KeepText };

/// A document and the setting of its pages.
struct Plan {
  Document document;
  shape::ShapedText text;  ///< empty if it was released
  layout::Setting setting;
  layout::PageBounds bounds;
  Pages pages;
  std::size_t lines_over = 0;   ///< as styled, beyond style.pages
  std::vector<bool> dropped{};  ///< which of the résumé's pieces went; empty: none
};

/// The résumé as a whole, as a place.
[[nodiscard]] Place place_of(const Resume& resume);

/// Composes, shapes and lays out; where there are more pages than style.pages allows, so that it fits, and
/// says how. Errors: of the stages, and that it does not fit.
[[nodiscard]] std::expected<Plan, Diagnostics> plan(Session& session, const Resume& resume,
                                                    Diagnostics& warnings, layout::Explain explain,
                                                    AfterLayout after, const std::stop_token& stop);

/// Is its text short enough to be set again and again, for a fit or for advice?
[[nodiscard]] bool may_be_set_often(const Document& document);

/// What a setting changes: “spacing 40 %, leading 1.27, size 10.1 pt”.
[[nodiscard]] std::string changes_of(const layout::Setting& setting, const Document& document);

/// “1 line”, “2 lines”.
[[nodiscard]] std::string counted(std::size_t count, std::string_view thing);

}  // namespace galley
