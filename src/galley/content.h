// galley: which optional content goes so that a résumé fits.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "draft.h"
#include "galley/layout/fit.h"
#include "galley/resume/pieces.h"

namespace galley {

/// Does a résumé fit without some of its pieces? Each question is answered by composing it so.
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

  /// How it fits without what is `dropped`, if it does.
  [[nodiscard]] std::optional<layout::Fit> fit(const std::vector<bool>& dropped);
  /// False if it cannot fit with all the rest in it.
  [[nodiscard]] bool may_fit(const std::vector<bool>& dropped);

  /// Have so many questions been asked that no answer proves anything any more?
  [[nodiscard]] bool is_exhausted() const;
  /// How many questions that is.
  [[nodiscard]] std::size_t most_tried() const;

 private:
  /// The document without what is `dropped`; null if it cannot be composed. The last is kept: what may fit is
  /// asked next whether it does.
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

/// What goes, how the rest fits, and whether nothing less could have gone.
struct Dropping {
  std::vector<bool> dropped;  ///< one for each piece
  layout::Fit fit;
  bool proved = true;
};

/// What is to go: never a piece of higher priority where ones of lower would do, then the fewest words. That
/// is, the words that go are counted for each priority, and the counts compared from the highest priority
/// down. What stands in a piece goes with it: under its own priority if it has one, else under the piece's.
/// Exact, since candidates are set, and left out only if a bound on what is in them all forbids it; unless
/// there are too many: then what was found (`proved` is false). Nothing if the résumé does not fit without
/// all its optional pieces.
[[nodiscard]] std::optional<Dropping> drop_optional(Shortening& shortening);

/// All optional pieces, and what stands in them.
[[nodiscard]] std::vector<bool> all_optional(const std::vector<resume::Piece>& pieces);

/// The fewest words that, beside all that is optional, would have to go: a piece, or two or three, that are
/// some of `lines` lines. Empty if no few pieces are enough.
[[nodiscard]] std::vector<std::size_t> cheapest_cut(Shortening& shortening, std::size_t lines);

}  // namespace galley
