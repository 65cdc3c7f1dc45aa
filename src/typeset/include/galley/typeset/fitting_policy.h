// typeset: what a document can do without. A kind of document (a résumé, a letter) has its own policy.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>

#include "galley/layout/fit.h"
#include "galley/typeset/draft.h"

namespace galley {

/// A shorter document, and how it fits.
struct Shortened {
  Draft draft;
  layout::Fit fit;
  std::string description;  ///< what was left out: “dropped 'Reviewer' (priority 1)”
};

/// The document without everything that may be left out.
struct Shortest {
  Draft draft;
  bool is_shorter = false;  ///< false: nothing may be left out
};

/// Decides which content a document leaves out so that it fits its pages. `typeset_document` asks it only if
/// no setting makes the whole document fit. It passes the fitter that it uses itself: the fitter counts the
/// settings that were tried, and knows when the work was stopped.
class FittingPolicy {
 public:
  virtual ~FittingPolicy() = default;

  /// Finds the best shorter document that fits. Returns nothing if there is none.
  [[nodiscard]] virtual std::expected<std::optional<Shortened>, Diagnostics> shorten(
      layout::Fitter& fitter) = 0;

  /// Makes the shortest document. If nothing fits, the error says how much too long this one is.
  [[nodiscard]] virtual std::expected<Shortest, Diagnostics> shortest() = 0;

  /// Says in one line what the author could cut from the shortest document, which is `lines` lines too long.
  [[nodiscard]] virtual std::string advice_on_cuts(layout::Fitter& fitter, std::size_t lines) = 0;
};

}  // namespace galley
