// galley: finds which optional pieces to drop so that a résumé fits.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "galley/layout/fit.h"
#include "galley/resume/pieces.h"
#include "resume_draft.h"

namespace galley {

/// Answers whether a résumé fits without some of its pieces. For each answer the shorter résumé is composed.
class Shortening {
 public:
  /// The whole résumé has `text_bytes` of text.
  Shortening(Session& session, const Resume& resume, std::shared_ptr<const Picture> picture,
             std::size_t text_bytes, layout::Fitter& fitter, std::stop_token stop)
      : session_(session),
        resume_(resume),
        picture_(std::move(picture)),
        text_bytes_(text_bytes),
        fitter_(fitter),
        stop_(std::move(stop)),
        pieces_(resume::pieces_of(resume)) {}

  /// The résumé's pieces.
  [[nodiscard]] const std::vector<resume::Piece>& pieces() const { return pieces_; }

  /// How the résumé fits without the `dropped` pieces. Nothing if it does not fit.
  [[nodiscard]] std::optional<layout::Fit> fit(const std::vector<bool>& dropped);
  /// False if it cannot fit with all other pieces in it.
  [[nodiscard]] bool may_fit(const std::vector<bool>& dropped);

  /// Were so many résumés tried that the search must end without a proof?
  [[nodiscard]] bool is_exhausted() const;
  /// How many résumés may be tried.
  [[nodiscard]] std::size_t max_questions() const;

 private:
  /// The résumé without the `dropped` pieces; null if it cannot be composed. The last draft is kept, because
  /// `fit` is usually asked right after `may_fit`.
  [[nodiscard]] const Draft* draft_without(const std::vector<bool>& dropped);

  Session& session_;
  const Resume& resume_;
  std::shared_ptr<const Picture> picture_;
  std::size_t text_bytes_;
  layout::Fitter& fitter_;
  std::stop_token stop_;
  std::vector<resume::Piece> pieces_;
  std::map<std::vector<bool>, std::optional<layout::Fit>> fits_;
  std::map<std::vector<bool>, bool> may_fit_;
  std::optional<std::vector<bool>> last_dropped_;
  std::optional<Draft> last_;
};

/// Which pieces to drop, and how the rest fits.
struct Dropping {
  std::vector<bool> dropped;  ///< one for each piece
  layout::Fit fit;
  bool proved = true;  ///< no better choice exists
};

/// Finds the best pieces to drop. A piece of higher priority is dropped only if dropping pieces of lower
/// priority is not enough. Among equal choices the one with the fewest words wins: the dropped words are
/// counted for each priority, and the counts are compared from the highest priority down. Pieces inside a
/// dropped piece are dropped too. They count under their own priority if they have one, else under that of
/// the outer piece.
///
/// The search is exact: each candidate is fitted, or a bound on everything it contains proves that it cannot
/// fit. If there are too many candidates, the best one found is returned and `proved` is false. Returns
/// nothing if the résumé does not fit even without all its optional pieces.
[[nodiscard]] std::optional<Dropping> drop_optional(Shortening& shortening);

/// All optional pieces and the pieces inside them.
[[nodiscard]] std::vector<bool> all_optional(const std::vector<resume::Piece>& pieces);

/// Finds pieces that would have to be cut besides everything optional, with the fewest words. None of them
/// can stay. The résumé is `lines` lines too long without the optional pieces. Returns nothing if `Limits`
/// let it find none.
[[nodiscard]] std::vector<std::size_t> cheapest_cut(Shortening& shortening, std::size_t lines);

/// Counts how many entries at the end must be cut, besides everything optional, so that the résumé fits.
/// Returns the first of them. Returns nothing if the résumé does not fit even with one entry.
[[nodiscard]] std::optional<std::size_t> first_of_last_entries_to_cut(Shortening& shortening);

}  // namespace galley
