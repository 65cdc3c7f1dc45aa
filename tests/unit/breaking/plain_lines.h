// Lines measured by adding up their items, one by one: what the breaker is compared with.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

#include "list.h"

namespace galley::breaking {

/// What a pass of the breaker admits.
struct PlainPass {
  int threshold;
  bool last_resort;
  Length emergency_stretch;
};

/// The passes that the breaker makes, one after the other, until one has breaks to give.
inline std::vector<PlainPass> plain_passes(const Parameters& parameters) {
  std::vector<PlainPass> passes;
  if (parameters.pretolerance >= 0) passes.push_back({parameters.pretolerance, false, {}});
  passes.push_back({parameters.tolerance, true, {}});
  if (parameters.emergency_stretch > Length{})
    passes.push_back({parameters.tolerance, true, parameters.emergency_stretch});
  return passes;
}

class PlainLines {
 public:
  PlainLines(const List& list, const Parameters& parameters, const PlainPass& pass)
      : list_(list), parameters_(parameters), pass_(pass) {}

  struct Judged {
    int badness = 0;
    int spacing = 0;  ///< the number of TeX's class, or the ratio in eighths
    int fill = 1000;
  };

  /// What the lines before the next one have left behind: the spacing of the last of them, and how many in
  /// succession have ended in `paired_end`, up to two.
  struct Before {
    int spacing = 0;
    int pair = 0;
    bool operator==(const Before&) const = default;
  };
  [[nodiscard]] Before before_all() const { return {parameters_.spacing_demerits > 0 ? 0 : decent, 0}; }
  [[nodiscard]] Before after(const Judged& judged, std::size_t at, const Before& before) const {
    const bool same =
        parameters_.paired_end != 0 && at < list_.size() && list_[at].ends.whole == parameters_.paired_end;
    return {judged.spacing, same ? std::min(before.pair + 1, 3) : 0};
  }

  /// May a line end there?
  [[nodiscard]] bool legal(std::size_t at) const {
    if (at == list_.size()) return true;
    const Item& item = list_[at];
    if (item.kind == ItemKind::Glue) return at > 0 && !discardable(list_[at - 1]);
    return item.kind == ItemKind::Break && item.penalty < infinite_penalty &&
           (pass_.last_resort || !item.last_resort);
  }

  /// Must it?
  [[nodiscard]] bool forced(std::size_t at) const {
    return at == list_.size() ||
           (list_[at].kind == ItemKind::Break && list_[at].penalty <= -infinite_penalty);
  }

  /// The line with this number from one break to another.
  [[nodiscard]] Judged judge(std::optional<std::size_t> from, std::size_t at, std::size_t line) const {
    const std::size_t begin = begin_after(from);
    Length natural = parameters_.background.natural;
    Length own_stretch = parameters_.background.stretch;
    Length shrink = parameters_.background.shrink;
    Length widening;
    Length narrowing;
    bool infinite = false;
    // A break in what would be discarded leaves a line of less than nothing.
    const int sign = begin <= at ? 1 : -1;
    for (std::size_t i = std::min(begin, at); i < std::max(begin, at); ++i) {
      const Item& item = list_[i];
      natural += item.width * sign;
      shrink += item.shrink * sign;
      if (item.fill == 0) own_stretch += item.stretch * sign;
      widening += item.expansion_stretch * sign;
      narrowing += item.expansion_shrink * sign;
      infinite = infinite || item.fill != 0;
    }
    Length measure = parameters_.measure(line);
    if (from && list_[*from].after != Length{}) {
      natural += list_[*from].after;
    } else {
      std::size_t first = begin;
      while (first < list_.size() && list_[first].kind == ItemKind::Break && list_[first].width == Length{})
        ++first;
      if (first < list_.size() && list_[first].kind == ItemKind::Box) measure += list_[first].overhang_start;
    }
    measure += right_overhang(begin, at);
    if (at < list_.size()) natural += list_[at].before;

    const Length stretch = own_stretch + pass_.emergency_stretch;
    Length shortfall = measure - natural;
    Judged judged;
    if (shortfall > Length{}) {
      shortfall = std::max(Length{}, shortfall - std::max(Length{}, widening));
      const bool filled = !infinite && !(at < list_.size() && list_[at].ends_short) &&
                          shortfall <= own_stretch.scaled(parameters_.max_ratio, 1000);
      if (!filled && !forced(at))
        judged.fill = std::max(0, static_cast<int>(natural.scaled_points() * 1000 /
                                                   std::max<std::int64_t>(1, measure.scaled_points())));
      const int b = infinite ? 0 : badness(shortfall, stretch);
      judged.badness = b;
      judged.spacing = infinite ? spacing_of(decent, {}, {})
                                : spacing_of(b <= 12   ? decent
                                             : b <= 99 ? decent - 1
                                                       : 0,
                                             shortfall, stretch);
      return judged;
    }
    shortfall = std::min(Length{}, shortfall + std::max(Length{}, narrowing));
    judged.badness = -shortfall > shrink ? overfull_badness : badness(-shortfall, shrink);
    judged.spacing = spacing_of(judged.badness <= 12 ? decent : decent + 1, shortfall, shrink);
    return judged;
  }

  /// Of a line from a break to another, after what was before it.
  [[nodiscard]] std::int64_t demerits(const Judged& judged, std::optional<std::size_t> from, std::size_t at,
                                      const Before& before) const {
    const std::int64_t sum = parameters_.line_penalty + judged.badness;
    std::int64_t result = std::abs(sum) >= 10000 ? 100'000'000 : sum * sum;
    const std::int64_t penalty = at < list_.size() ? list_[at].penalty : -infinite_penalty;
    if (penalty > -infinite_penalty) result += penalty * std::abs(penalty);
    const Likeness above = from ? list_[*from].ends : Likeness{};
    if (at == list_.size()) {
      if (above.whole != 0 && (parameters_.final_end == 0 || parameters_.final_end == above.whole))
        result += parameters_.final_demerits;
    } else {
      result += alike(above, list_[at].ends);
      result += alike(from ? list_[*from].begins : parameters_.opening, list_[at].begins);
    }
    const std::int64_t change = std::abs(judged.spacing - before.spacing);
    if (parameters_.spacing_demerits > 0)
      result += change * change * parameters_.spacing_demerits / 64;
    else if (change > 1)
      result += parameters_.adjacent_demerits;
    return result;
  }

  /// Ends no line there or later that began where this one did? A start from which a line has once been too
  /// full is given up, even if a later line, without the hyphen, would fit: so does TeX.
  [[nodiscard]] bool ends_start(const Judged& judged, std::size_t at) const {
    return judged.badness > infinite_badness || forced(at);
  }
  [[nodiscard]] bool admits(const Judged& judged, std::size_t at, const Before& before) const {
    return judged.badness <= pass_.threshold && judged.fill >= parameters_.min_fill &&
           after(judged, at, before).pair <= 2;
  }

 private:
  static constexpr int decent = static_cast<int>(Fitness::Decent);

  /// TeX's class, or the ratio in eighths.
  [[nodiscard]] int spacing_of(int fitness, Length excess, Length total) const {
    if (parameters_.spacing_demerits == 0) return fitness;
    if (excess == Length{}) return 0;
    if (total <= Length{}) return excess > Length{} ? 24 : -8;
    const std::int64_t eighths = excess.scaled_points() * 8 / total.scaled_points();
    return static_cast<int>(std::clamp<std::int64_t>(eighths, -8, 24));
  }

  [[nodiscard]] std::int64_t alike(const Likeness& above, const Likeness& below) const {
    if (above.whole != 0 && above.whole == below.whole) return parameters_.alike_demerits;
    return above.part != 0 && above.part == below.part ? parameters_.partly_alike_demerits : 0;
  }

  static bool discardable(const Item& item) {
    const bool wide = item.width != Length{} || item.before != Length{} || item.after != Length{};
    return item.kind == ItemKind::Glue || (item.kind == ItemKind::Break && !item.discretionary && !wide);
  }

  /// The first item of the line after a break, as far as widths go.
  [[nodiscard]] std::size_t begin_after(std::optional<std::size_t> at) const {
    if (!at) return 0;
    std::size_t begin = *at + 1;
    if (list_[*at].after == Length{})
      while (begin < list_.size() && discardable(list_[begin])) ++begin;
    return begin;
  }

  [[nodiscard]] Length right_overhang(std::size_t begin, std::size_t at) const {
    if (at < list_.size() && list_[at].before != Length{}) return list_[at].overhang_end;
    for (std::size_t i = at; i-- > begin;) {
      if (list_[i].kind == ItemKind::Box) return list_[i].overhang_end;
      if (list_[i].kind == ItemKind::Break && list_[i].width != Length{}) return {};
    }
    return {};
  }

  const List& list_;
  const Parameters& parameters_;
  const PlainPass pass_;
};

}  // namespace galley::breaking
