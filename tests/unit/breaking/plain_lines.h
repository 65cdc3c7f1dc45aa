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
    Fitness fitness = Fitness::Decent;
  };

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
    Length stretch = parameters_.background.stretch + pass_.emergency_stretch;
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
      if (item.fill == 0) stretch += item.stretch * sign;
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
      if (first < list_.size() && list_[first].kind == ItemKind::Box) measure += list_[first].overhang_left;
    }
    measure += right_overhang(begin, at);
    if (at < list_.size()) natural += list_[at].before;

    Length shortfall = measure - natural;
    if (shortfall > Length{}) {
      shortfall = std::max(Length{}, shortfall - std::max(Length{}, widening));
      const int b = infinite ? 0 : badness(shortfall, stretch);
      return {b, b <= 12 ? Fitness::Decent : b <= 99 ? Fitness::Loose : Fitness::VeryLoose};
    }
    shortfall = std::min(Length{}, shortfall + std::max(Length{}, narrowing));
    const int b = -shortfall > shrink ? overfull_badness : badness(-shortfall, shrink);
    return {b, b <= 12 ? Fitness::Decent : Fitness::Tight};
  }

  /// Of a line that ends at `at`, after one of another fitness that ended in `tag`.
  [[nodiscard]] std::int64_t demerits(const Judged& judged, std::size_t at, Fitness before,
                                      std::uint32_t tag) const {
    const std::int64_t sum = parameters_.line_penalty + judged.badness;
    std::int64_t result = std::abs(sum) >= 10000 ? 100'000'000 : sum * sum;
    const std::int64_t penalty = at < list_.size() ? list_[at].penalty : -infinite_penalty;
    if (penalty > -infinite_penalty) result += penalty * std::abs(penalty);
    if (tag != 0 && at == list_.size() && (parameters_.final_tag == 0 || parameters_.final_tag == tag))
      result += parameters_.final_tag_demerits;
    if (tag != 0 && at < list_.size() && list_[at].tag == tag) result += parameters_.tag_demerits;
    if (std::abs(static_cast<int>(judged.fitness) - static_cast<int>(before)) > 1)
      result += parameters_.adjacent_demerits;
    return result;
  }

  /// Ends no line there or later that began where this one did? A start from which a line has once been too
  /// full is given up, even if a later line, without the hyphen, would fit: so does TeX.
  [[nodiscard]] bool ends_start(const Judged& judged, std::size_t at) const {
    return judged.badness > infinite_badness || forced(at);
  }
  [[nodiscard]] bool admits(const Judged& judged) const { return judged.badness <= pass_.threshold; }

 private:
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
    if (at < list_.size() && list_[at].before != Length{}) return list_[at].overhang_right;
    for (std::size_t i = at; i-- > begin;) {
      if (list_[i].kind == ItemKind::Box) return list_[i].overhang_right;
      if (list_[i].kind == ItemKind::Break && list_[i].width != Length{}) return {};
    }
    return {};
  }

  const List& list_;
  const Parameters& parameters_;
  const PlainPass pass_;
};

}  // namespace galley::breaking
