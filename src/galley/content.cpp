// galley: the search through optional content, priority by priority from the highest.
#include "content.h"

#include <algorithm>
#include <map>
#include <set>

#include "galley/document/compose.h"
#include "subsets.h"

namespace galley {
namespace {

using resume::Piece;

// So many résumés are composed, and so many subsets of one priority looked at, before what was found is
// taken.
constexpr std::size_t most_tried = 300;
constexpr std::size_t most_subsets = 100'000;

// A cut is told of if it takes at most so many pieces, and is found by so many trials.
constexpr std::size_t most_cuts = 3;
constexpr std::size_t most_cuts_tried = 40;
constexpr std::size_t most_cuts_seen = 20'000;

/// Words to go, by priority, the highest first.
using Cost = std::vector<std::size_t>;

/// Pieces inside dropped ones go as well; they come later than what they stand in.
void close(std::vector<bool>& dropped, const std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (pieces[i].parent && dropped[*pieces[i].parent]) dropped[i] = true;
}

class Search {
 public:
  explicit Search(Shortening& shortening) : shortening_(shortening), pieces_(shortening.pieces()) {
    std::set<int> levels;
    for (const Piece& piece : pieces_)
      if (piece.priority) levels.insert(*piece.priority);
    levels_.assign(levels.rbegin(), levels.rend());
    for (const Piece& piece : pieces_) {
      // A piece without a priority goes under that of what it stands in.
      const auto level = std::ranges::find(levels_, piece.priority.value_or(-1));
      if (piece.priority)
        level_.push_back(static_cast<std::size_t>(level - levels_.begin()));
      else
        level_.push_back(piece.parent ? level_[*piece.parent] : levels_.size());
    }
  }

  std::optional<Dropping> run() {
    const std::vector<bool> all = all_optional(pieces_);
    if (levels_.empty()) return {};
    // First by the assumption that what fits would also fit with less in it, which is nearly always true;
    // then without, so that nothing better is missed.
    descend(0, std::vector<bool>(pieces_.size(), false), Trust::Assumed);
    if (!best_) restore(all);
    // Of one priority, the first that fits was the best.
    if (complete_ && levels_.size() > 1) descend(0, std::vector<bool>(pieces_.size(), false), Trust::Proved);
    if (best_) best_->proved = complete_;
    return best_;
  }

 private:
  enum class Trust { Assumed, Proved };

  [[nodiscard]] Cost cost_of(const std::vector<bool>& dropped) const {
    Cost cost(levels_.size() + 1, 0);
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (dropped[i]) cost[level_[i]] += pieces_[i].words;
    return cost;
  }

  /// May a piece of this level still go, with what was kept above?
  [[nodiscard]] bool is_free(std::size_t piece, const std::vector<bool>& dropped, std::size_t level) const {
    if (dropped[piece] || level_[piece] != level || !pieces_[piece].priority) return false;
    for (std::size_t i = piece + 1; i < pieces_.size(); ++i)
      if (level_[i] < level && !dropped[i] && stands_in(i, piece)) return false;
    return true;
  }
  [[nodiscard]] bool stands_in(std::size_t inner, std::size_t outer) const {
    for (auto at = pieces_[inner].parent; at; at = pieces_[*at].parent)
      if (*at == outer) return true;
    return false;
  }

  /// What goes at least if all that may still go from `level` on does.
  [[nodiscard]] std::vector<bool> with_all_below(std::vector<bool> dropped, std::size_t level) const {
    for (; level < levels_.size(); ++level) {
      std::vector<bool> more = dropped;
      for (std::size_t i = 0; i < pieces_.size(); ++i)
        if (is_free(i, dropped, level)) more[i] = true;
      close(more, pieces_);
      dropped = std::move(more);
    }
    return dropped;
  }

  /// Goes through the subsets of a level, above which all is decided, and below each through the next level.
  void descend(std::size_t level, const std::vector<bool>& decided, Trust trust) {
    if (level == levels_.size()) return take(decided);
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (is_free(i, decided, level)) free.push_back(i);
    std::vector<std::size_t> words;
    words.reserve(free.size());
    for (const std::size_t piece : free) words.push_back(words_at(level, piece));
    Subsets subsets(words, free.size());
    for (std::size_t seen = 0;; ++seen) {
      const auto subset = subsets.next();
      if (!subset) return;
      if (seen == most_subsets || shortening_.is_exhausted()) {
        complete_ = false;
        return;
      }
      std::vector<bool> dropped = decided;
      for (const std::size_t member : subset->members) dropped[free[member]] = true;
      std::vector<bool> closed = dropped;
      close(closed, pieces_);
      if (!is_whole(dropped, closed, level)) continue;
      if (is_dearer(closed, level)) return;
      const std::vector<bool> least = with_all_below(closed, level + 1);
      const bool hopeful =
          shortening_.may_fit(least) && (trust == Trust::Proved || shortening_.fit(least).has_value());
      if (!hopeful) continue;
      descend(level + 1, closed, trust);
      if (trust == Trust::Assumed && best_) return;
    }
  }

  /// The words of a piece itself and of what goes under its name.
  [[nodiscard]] std::size_t words_at(std::size_t level, std::size_t piece) const {
    std::size_t words = pieces_[piece].words;
    for (std::size_t i = piece + 1; i < pieces_.size(); ++i)
      if (!pieces_[i].priority && level_[i] == level && names_it(i, piece)) words += pieces_[i].words;
    return words;
  }
  /// Is `piece` the nearest with a priority that `inner` stands in?
  [[nodiscard]] bool names_it(std::size_t inner, std::size_t piece) const {
    auto at = pieces_[inner].parent;
    while (at && !pieces_[*at].priority) at = pieces_[*at].parent;
    return at == piece;
  }

  /// A subset that leaves out what goes with it at this level is met again with it, and counted rightly.
  [[nodiscard]] bool is_whole(const std::vector<bool>& dropped, const std::vector<bool>& closed,
                              std::size_t level) const {
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (closed[i] && !dropped[i] && pieces_[i].priority && level_[i] == level) return false;
    return true;
  }

  /// Does it cost more than the best in what is decided already?
  [[nodiscard]] bool is_dearer(const std::vector<bool>& dropped, std::size_t level) const {
    if (!best_) return false;
    const Cost cost = cost_of(dropped);
    const auto end = static_cast<std::ptrdiff_t>(level + 1);
    return std::lexicographical_compare(cost_.begin(), cost_.begin() + end, cost.begin(), cost.begin() + end);
  }

  /// Where there were too many ways: piece by piece what may stay, by falling priority.
  void restore(const std::vector<bool>& dropped) {
    take(dropped);
    for (std::size_t level = 0; best_ && level < levels_.size(); ++level)
      for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const bool inside = pieces_[i].parent && best_->dropped[*pieces_[i].parent];
        if (!best_->dropped[i] || level_[i] != level || inside) continue;
        std::vector<bool> with = best_->dropped;
        with[i] = false;
        for (std::size_t k = i + 1; k < pieces_.size(); ++k)
          if (!pieces_[k].priority && names_it(k, i)) with[k] = false;
        take(with);
      }
  }

  void take(const std::vector<bool>& dropped) {
    const Cost cost = cost_of(dropped);
    if (best_ && cost_ <= cost) return;
    const auto fit = shortening_.fit(dropped);
    if (!fit) return;
    best_ = Dropping{dropped, *fit, true};
    cost_ = cost;
  }

  Shortening& shortening_;
  const std::vector<Piece>& pieces_;
  std::vector<int> levels_;         ///< priorities, the highest first
  std::vector<std::size_t> level_;  ///< of each piece, by place in `levels_`; past them: none
  std::optional<Dropping> best_;
  Cost cost_;
  bool complete_ = true;
};

}  // namespace

std::optional<layout::Fit> Shortening::fit(const std::vector<bool>& dropped) {
  const auto [at, is_new] = fits_.try_emplace(dropped);
  if (!is_new) return at->second;
  Diagnostics unheard;
  const auto document = compose(resume::without(resume_, dropped), unheard, picture_);
  if (document) at->second = fitter_.fit(*document);
  return at->second;
}

bool Shortening::may_fit(const std::vector<bool>& dropped) {
  const auto [at, is_new] = may_fit_.try_emplace(dropped, false);
  if (!is_new) return at->second;
  Diagnostics unheard;
  const auto document = compose(resume::without(resume_, dropped), unheard, picture_);
  at->second = document && fitter_.may_fit(*document);
  return at->second;
}

bool Shortening::is_exhausted() const {
  return fitter_.is_exhausted() || fits_.size() + may_fit_.size() > most_tried;
}

std::vector<bool> all_optional(const std::vector<Piece>& pieces) {
  std::vector<bool> dropped;
  for (const Piece& piece : pieces) dropped.push_back(piece.priority.has_value());
  close(dropped, pieces);
  return dropped;
}

std::optional<Dropping> drop_optional(Shortening& shortening) { return Search(shortening).run(); }

std::vector<std::size_t> cheapest_cut(Shortening& shortening, std::size_t lines) {
  const std::vector<Piece>& pieces = shortening.pieces();
  const std::vector<bool> dropped = all_optional(pieces);
  std::vector<std::size_t> words(pieces.size(), 0);
  for (std::size_t i = pieces.size(); i-- > 0;) {
    words[i] += pieces[i].words;
    if (pieces[i].parent && !dropped[i]) words[*pieces[i].parent] += words[i];
  }
  // No line of running text has fewer words than this, as a rule; and a piece takes its gap with it.
  constexpr std::size_t words_in_a_line = 8;
  std::vector<std::size_t> candidates;
  std::vector<std::size_t> costs;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (dropped[i]) continue;
    candidates.push_back(i);
    costs.push_back(words[i]);
  }
  std::size_t tried = 0;
  Subsets subsets(costs, most_cuts);
  for (std::size_t seen = 0; seen < most_cuts_seen && tried < most_cuts_tried; ++seen) {
    const auto subset = subsets.next();
    if (!subset) break;
    if (subset->cost / words_in_a_line + 2 * subset->members.size() < lines) continue;
    std::vector<bool> cut = dropped;
    for (const std::size_t member : subset->members) cut[candidates[member]] = true;
    close(cut, pieces);
    ++tried;
    if (!shortening.may_fit(cut) || !shortening.fit(cut)) continue;
    std::vector<std::size_t> found;
    found.reserve(subset->members.size());
    for (const std::size_t member : subset->members) found.push_back(candidates[member]);
    std::ranges::sort(found);
    return found;
  }
  return {};
}

}  // namespace galley
