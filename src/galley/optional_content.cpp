// galley: searches the optional pieces priority by priority, from the highest down.
#include "optional_content.h"

#include <algorithm>
#include <map>
#include <set>

#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "subsets.h"

namespace galley {
namespace {

using resume::Piece;

/// How many words are dropped for each priority, the highest first.
using Cost = std::vector<std::size_t>;

/// Drops the pieces inside dropped pieces as well. A piece comes later in the list than the piece it is in.
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
    words_.resize(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      // A piece without a priority counts under the priority of the piece that it is in.
      name_.push_back(piece.priority ? std::optional(i) : piece.parent ? name_[*piece.parent] : std::nullopt);
      const auto level = std::ranges::find(levels_, name_[i] ? *pieces_[*name_[i]].priority : -1);
      level_.push_back(static_cast<std::size_t>(level - levels_.begin()));
      if (name_[i]) words_[*name_[i]] += piece.words;
    }
  }

  std::optional<Dropping> run() {
    const std::vector<bool> all = all_optional(pieces_);
    if (levels_.empty()) return {};
    // The first pass assumes that a résumé that fits would also fit with less in it. That is nearly always
    // true. The second pass does not assume it, so that nothing better is missed.
    descend(0, std::vector<bool>(pieces_.size(), false), Trust::Assumed);
    if (!best_) restore(all);
    // With one priority only, the first choice that fits is the best.
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

  /// The pieces of a level that may still be dropped. A piece that contains a kept piece of a higher level
  /// may not.
  [[nodiscard]] std::vector<std::size_t> free_at(std::size_t level, const std::vector<bool>& dropped) const {
    std::vector<std::size_t> free;
    std::vector<bool> is_kept(pieces_.size(), false);  // because of a piece inside
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      if (dropped[i]) continue;
      if (pieces_[i].priority && level_[i] == level && !is_kept[i]) free.push_back(i);
      if (pieces_[i].parent && (is_kept[i] || level_[i] < level)) is_kept[*pieces_[i].parent] = true;
    }
    std::ranges::reverse(free);
    return free;
  }

  /// `dropped`, and all pieces from `level` down that may still be dropped.
  [[nodiscard]] std::vector<bool> with_all_below(std::vector<bool> dropped, std::size_t level) const {
    for (; level < levels_.size(); ++level) {
      for (const std::size_t piece : free_at(level, dropped)) dropped[piece] = true;
      close(dropped, pieces_);
    }
    return dropped;
  }

  /// Tries the subsets of a level, and for each of them those of the next level. The levels above are
  /// decided.
  void descend(std::size_t level, const std::vector<bool>& decided, Trust trust) {
    if (level == levels_.size()) return take(decided);
    const std::vector<std::size_t> free = free_at(level, decided);
    std::vector<std::size_t> words;
    words.reserve(free.size());
    for (const std::size_t piece : free) words.push_back(words_[piece]);
    Subsets subsets(words, free.size());
    for (std::size_t seen = 0;; ++seen) {
      const auto subset = subsets.next();
      if (!subset) return;
      if (seen == limits.subsets || shortening_.is_exhausted()) {
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

  /// Does a subset name all pieces of this level that are dropped with it? If not, the subset that names them
  /// comes too, and has the right cost.
  [[nodiscard]] bool is_whole(const std::vector<bool>& dropped, const std::vector<bool>& closed,
                              std::size_t level) const {
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (closed[i] && !dropped[i] && pieces_[i].priority && level_[i] == level) return false;
    return true;
  }

  /// Do the decided levels already cost more than the best choice?
  [[nodiscard]] bool is_dearer(const std::vector<bool>& dropped, std::size_t level) const {
    if (!best_) return false;
    const Cost cost = cost_of(dropped);
    const auto end = static_cast<std::ptrdiff_t>(level + 1);
    return std::lexicographical_compare(cost_.begin(), cost_.begin() + end, cost.begin(), cost.begin() + end);
  }

  /// For too many candidates: puts pieces back one by one, by falling priority, until the tries are used up.
  void restore(const std::vector<bool>& dropped) {
    take(dropped);
    if (!best_) return;
    std::vector<std::size_t> pieces;
    for (std::size_t level = 0; level < levels_.size(); ++level)
      for (std::size_t i = 0; i < pieces_.size(); ++i)
        if (dropped[i] && name_[i] == i && level_[i] == level) pieces.push_back(i);
    const std::size_t tries = shortening_.max_questions();
    for (std::size_t tried = 0, at = 0; tried < tries && at < pieces.size(); ++at) {
      const std::size_t piece = pieces[at];
      const bool inside = pieces_[piece].parent && best_->dropped[*pieces_[piece].parent];
      if (inside) continue;
      std::vector<bool> with = best_->dropped;
      for (std::size_t k = piece; k < pieces_.size(); ++k)
        if (name_[k] == piece) with[k] = false;
      take(with);
      ++tried;
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
  std::vector<int> levels_;         ///< the priorities, the highest first
  std::vector<std::size_t> level_;  ///< of each piece: index into `levels_`; its size: no priority
  std::vector<std::optional<std::size_t>> name_;  ///< the piece under whose priority each counts
  std::vector<std::size_t> words_;                ///< that count under each name
  std::optional<Dropping> best_;
  Cost cost_;
  bool complete_ = true;
};

}  // namespace

const Draft* Shortening::draft_without(const std::vector<bool>& dropped) {
  if (last_dropped_ != dropped) {
    Diagnostics ignored;
    auto made = draft_of(resume::without(resume_, dropped), picture_, session_, ignored, stop_);
    last_.reset();
    if (made)
      last_ = std::move(*made);
    else
      throw_if_out_of_memory(made.error());
    last_dropped_ = dropped;
  }
  return last_ ? &*last_ : nullptr;
}

std::optional<layout::Fit> Shortening::fit(const std::vector<bool>& dropped) {
  const auto [at, is_new] = fits_.try_emplace(dropped);
  if (!is_new) return at->second;
  if (const Draft* draft = draft_without(dropped)) at->second = fitter_.fit(draft->document, draft->text);
  return at->second;
}

bool Shortening::may_fit(const std::vector<bool>& dropped) {
  const auto [at, is_new] = may_fit_.try_emplace(dropped, false);
  if (!is_new) return at->second;
  if (const Draft* draft = draft_without(dropped)) at->second = fitter_.may_fit(draft->document, draft->text);
  return at->second;
}

std::size_t Shortening::max_questions() const {
  const auto by_pieces = std::clamp<std::size_t>(limits.pieces_composed / (pieces_.size() + 1),
                                                 limits.min_content_trials, limits.content_trials);
  return std::min(by_pieces, limits.text_composed / (text_bytes_ + 1));
}

bool Shortening::is_exhausted() const {
  return fitter_.is_exhausted() || fits_.size() + may_fit_.size() > max_questions();
}

std::vector<bool> all_optional(const std::vector<Piece>& pieces) {
  std::vector<bool> dropped;
  dropped.reserve(pieces.size());
  for (const Piece& piece : pieces) dropped.push_back(piece.priority.has_value());
  close(dropped, pieces);
  return dropped;
}

std::optional<Dropping> drop_optional(Shortening& shortening) { return Search(shortening).run(); }

namespace {

/// Looks for a cut: for pieces without which a résumé fits, besides everything optional.
class CutSearch {
 public:
  explicit CutSearch(Shortening& shortening)
      : shortening_(shortening),
        pieces_(shortening.pieces()),
        dropped_(all_optional(pieces_)),
        tries_(std::min(limits.cut_trials, shortening.max_questions())) {
    std::vector<std::size_t> words(pieces_.size(), 0);
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      words[i] += pieces_[i].words;
      if (pieces_[i].parent && !dropped_[i]) words[*pieces_[i].parent] += words[i];
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (dropped_[i]) continue;
      candidates_.push_back(i);
      costs_.push_back(words[i]);
    }
  }

  /// The cut with the fewest words, of those that can free `lines` lines.
  std::vector<std::size_t> cheapest(std::size_t lines) {
    Subsets subsets(costs_, limits.cut_pieces);
    for (std::size_t seen = 0; seen < limits.cut_subsets && tries_ > 0; ++seen) {
      const auto subset = subsets.next();
      if (!subset) break;
      if (lines_freed(*subset) >= lines && fits_without(subset->members)) return needed(subset->members);
    }
    return {};
  }

  /// A cut of many pieces. The longest go first, until it fits.
  std::vector<std::size_t> longest_first() {
    tries_ = std::min(limits.cut_trials, shortening_.max_questions());
    std::vector<std::size_t> order;  // of highlights and the like: an entry goes with all that it has
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (pieces_[candidates_[i]].parent) order.push_back(i);
    std::ranges::sort(order, std::ranges::greater(), [this](std::size_t i) { return costs_[i]; });
    // The more goes, the better the rest fits.
    std::size_t most = order.size();
    if (!fits_without(order)) return {};
    std::size_t least = 0;
    const auto first = [&order](std::size_t count) {
      return std::vector<std::size_t>(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count));
    };
    while (least + 1 < most) {
      const std::size_t middle = least + (most - least) / 2;
      (fits_without(first(middle)) ? most : least) = middle;
    }
    return needed(first(most));
  }

 private:
  /// No fewer lines than a cut frees, but for very long words.
  [[nodiscard]] std::size_t lines_freed(const Subset& subset) const {
    constexpr std::size_t words_in_a_line = 8;    // of running text; rarely has one fewer
    constexpr std::size_t lines_of_a_piece = 2;   // that begins a line, and has a gap above it
    constexpr std::size_t lines_of_an_entry = 5;  // whose section's heading goes with the last one
    std::size_t lines = subset.cost / words_in_a_line;
    for (const std::size_t i : subset.members)
      lines += pieces_[candidates_[i]].parent ? lines_of_a_piece : lines_of_an_entry;
    return lines;
  }

  bool fits_without(const std::vector<std::size_t>& chosen) {
    if (tries_ == 0) return false;
    --tries_;
    std::vector<bool> cut = dropped_;
    for (const std::size_t i : chosen) cut[candidates_[i]] = true;
    close(cut, pieces_);
    return shortening_.may_fit(cut) && shortening_.fit(cut).has_value();
  }

  /// A cut without the pieces that can stay: the longest comes back first.
  std::vector<std::size_t> needed(std::vector<std::size_t> chosen) {
    tries_ = std::max(tries_, chosen.size());
    std::ranges::sort(chosen, std::ranges::greater(), [this](std::size_t i) { return costs_[i]; });
    for (std::size_t i = 0; i < chosen.size() && chosen.size() > 1 && tries_ > 0;) {
      std::vector<std::size_t> fewer = chosen;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (fits_without(fewer))
        chosen = std::move(fewer);
      else
        ++i;
    }
    std::vector<std::size_t> found;
    found.reserve(chosen.size());
    for (const std::size_t i : chosen) found.push_back(candidates_[i]);
    std::ranges::sort(found);
    return found;
  }

  Shortening& shortening_;
  const std::vector<Piece>& pieces_;
  std::vector<bool> dropped_;            ///< all that is optional
  std::vector<std::size_t> candidates_;  ///< the other pieces
  std::vector<std::size_t> costs_;       ///< the words of each candidate
  std::size_t tries_;                    ///< that are left
};

}  // namespace

std::vector<std::size_t> cheapest_cut(Shortening& shortening, std::size_t lines) {
  CutSearch search(shortening);
  std::vector<std::size_t> cut = search.cheapest(lines);
  return cut.empty() ? search.longest_first() : cut;
}

std::optional<std::size_t> first_of_last_entries_to_cut(Shortening& shortening) {
  const std::vector<Piece>& pieces = shortening.pieces();
  std::vector<std::size_t> entries;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (!pieces[i].parent) entries.push_back(i);
  const auto fits_without = [&](std::size_t first) {
    std::vector<bool> cut = all_optional(pieces);
    for (std::size_t i = first; i < entries.size(); ++i) cut[entries[i]] = true;
    close(cut, pieces);
    return shortening.may_fit(cut) && shortening.fit(cut);
  };
  // The more goes, the better the rest fits.
  std::size_t fits = 1;
  std::size_t does_not_fit = entries.size();
  if (entries.size() < 2 || !fits_without(fits)) return std::nullopt;
  while (fits + 1 < does_not_fit) {
    const std::size_t middle = fits + (does_not_fit - fits) / 2;
    (fits_without(middle) ? fits : does_not_fit) = middle;
  }
  return entries[fits];
}

}  // namespace galley
