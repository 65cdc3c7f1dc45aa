// Total fit against all ways there are: short lists of every kind of item, broken by trying each set of
// breaks. The lines are measured here by adding up their items, one by one.
#include <cstdlib>
#include <map>
#include <optional>
#include <random>

#include <gtest/gtest.h>

#include "list.h"

namespace galley::breaking {
namespace {

struct Way {
  std::vector<std::size_t> breaks;
  std::int64_t demerits = 0;
};

struct Limits {
  int threshold;
  bool last_resort;
  Length emergency_stretch;
};

class BruteForce {
 public:
  BruteForce(const List& list, const Parameters& parameters, const Limits& limits)
      : list_(list), parameters_(parameters), limits_(limits) {
    extend({}, {}, Fitness::Decent, 0);
    std::sort(ways_.begin(), ways_.end(), [](const Way& a, const Way& b) { return a.demerits < b.demerits; });
  }

  [[nodiscard]] const std::vector<Way>& ways() const { return ways_; }

 private:
  struct Judged {
    int badness = 0;
    Fitness fitness = Fitness::Decent;
  };

  static bool discardable(const Item& item) {
    const bool wide = item.width != Length{} || item.before != Length{} || item.after != Length{};
    return item.kind == ItemKind::Glue || (item.kind == ItemKind::Break && !item.discretionary && !wide);
  }

  [[nodiscard]] bool legal(std::size_t at) const {
    if (at == list_.size()) return true;
    const Item& item = list_[at];
    if (item.kind == ItemKind::Glue) return at > 0 && !discardable(list_[at - 1]);
    return item.kind == ItemKind::Break && item.penalty < infinite_penalty &&
           (limits_.last_resort || !item.last_resort);
  }

  [[nodiscard]] bool forced(std::size_t at) const {
    return at == list_.size() ||
           (list_[at].kind == ItemKind::Break && list_[at].penalty <= -infinite_penalty);
  }

  /// The first item of the line after a break, as far as widths go.
  [[nodiscard]] std::size_t begin_after(std::optional<std::size_t> at) const {
    if (!at) return 0;
    std::size_t begin = *at + 1;
    if (list_[*at].after == Length{})
      while (begin < list_.size() && discardable(list_[begin])) ++begin;
    return begin;
  }

  [[nodiscard]] Judged judge(std::optional<std::size_t> from, std::size_t at, std::size_t line) const {
    const std::size_t begin = begin_after(from);
    Length natural = parameters_.background.natural;
    Length stretch = parameters_.background.stretch + limits_.emergency_stretch;
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
    measure += right_overhang(at);
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

  [[nodiscard]] Length right_overhang(std::size_t at) const {
    if (at < list_.size() && list_[at].before != Length{}) return list_[at].overhang_right;
    for (std::size_t i = at; i-- > 0;) {
      if (list_[i].kind == ItemKind::Box) return list_[i].overhang_right;
      if (list_[i].kind == ItemKind::Break && list_[i].width != Length{}) return {};
    }
    return {};
  }

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

  void extend(const Way& way, std::optional<std::size_t> from, Fitness fitness, std::uint32_t tag) {
    for (std::size_t at = from ? *from + 1 : 0; at <= list_.size(); ++at) {
      if (!legal(at)) continue;
      const Judged judged = judge(from, at, way.breaks.size());
      if (judged.badness <= limits_.threshold) {
        Way longer = way;
        longer.breaks.push_back(at);
        longer.demerits += demerits(judged, at, fitness, tag);
        if (at == list_.size())
          ways_.push_back(longer);
        else
          extend(longer, at, judged.fitness, list_[at].tag);
      }
      // A start from which a line has once been too full is given up, even if a later line, without the
      // hyphen, would fit: so does TeX.
      if (judged.badness > infinite_badness || forced(at)) return;
    }
  }

  const List& list_;
  const Parameters& parameters_;
  const Limits limits_;
  std::vector<Way> ways_;
};

/// Numbers and lists by chance, the same on every machine: std::uniform_int_distribution is not.
class Chance {
 public:
  explicit Chance(std::uint32_t seed) : engine_(seed) {}

  int below(int bound) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(bound)); }
  bool once_in(int times) { return below(times) == 0; }

  Item word() {
    Item item = box(8 + below(25));
    if (once_in(3)) item.overhang_left = sp(below(3));
    if (once_in(3)) item.overhang_right = sp(below(3));
    if (once_in(3)) item.expansion_stretch = sp(below(3));
    if (once_in(3)) item.expansion_shrink = sp(below(2));
    return item;
  }

  Item space() {
    Item item = glue(4 + below(4), below(8), below(4));
    if (once_in(8)) item.tag = 2;
    return item;
  }

  Item stop() {
    if (once_in(12)) return penalty(-infinite_penalty);
    if (once_in(6)) return penalty(infinite_penalty);
    if (once_in(2)) return penalty(below(300) - 100);
    Item item = hyphen(below(6), below(100));
    item.discretionary = once_in(2);
    item.last_resort = once_in(2);
    item.tag = static_cast<std::uint32_t>(below(3));
    if (once_in(3)) item.after = sp(1 + below(4));
    if (once_in(3)) item.width = sp(1 + below(6));
    item.overhang_right = sp(below(3));
    return item;
  }

  List list() {
    List list;
    for (int left = 4 + below(6); left > 0; --left) {
      list.push_back(word());
      if (once_in(3)) list.push_back(stop());
      if (!once_in(4)) list.push_back(space());
      if (once_in(6)) list.push_back(stop());
    }
    if (!once_in(4)) finish(list);
    return list;
  }

  Parameters parameters() {
    Parameters parameters;
    const int measure = 40 + below(60);
    const int step = below(3) * 7;
    parameters.uniform_from = static_cast<std::size_t>(below(4));
    const std::size_t uniform = parameters.uniform_from;
    parameters.measure = [=](std::size_t line) {
      return sp(measure + step * static_cast<int>(std::min(line, uniform)));
    };
    if (once_in(3)) parameters.background = {sp(below(5)), sp(below(20)), sp(below(3))};
    parameters.pretolerance = once_in(2) ? -1 : below(300);
    parameters.tolerance = once_in(2) ? 10000 : below(4000);
    if (once_in(3)) parameters.emergency_stretch = sp(1 + below(20));
    parameters.line_penalty = below(40) - 10;
    parameters.adjacent_demerits = below(20000);
    parameters.tag_demerits = below(20000);
    parameters.final_tag_demerits = below(20000);
    parameters.final_tag = static_cast<std::uint32_t>(below(3));
    return parameters;
  }

 private:
  std::mt19937 engine_;
};

/// What each pass has to offer.
std::vector<std::vector<Way>> ways_of_passes(const List& list, const Parameters& parameters) {
  std::vector<std::vector<Way>> ways;
  if (parameters.pretolerance >= 0)
    ways.push_back(BruteForce(list, parameters, {parameters.pretolerance, false, {}}).ways());
  ways.push_back(BruteForce(list, parameters, {parameters.tolerance, true, {}}).ways());
  if (parameters.emergency_stretch > Length{})
    ways.push_back(
        BruteForce(list, parameters, {parameters.tolerance, true, parameters.emergency_stretch}).ways());
  return ways;
}

constexpr std::uint32_t trials = 1000;

TEST(BruteForceTest, FindsNoBetterBreaks) {
  int feasible = 0;
  for (std::uint32_t seed = 0; seed < trials; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const List list = chance.list();
    const Parameters parameters = chance.parameters();
    const Broken broken = break_list(list, parameters);
    ASSERT_FALSE(broken.lines.empty());
    ASSERT_EQ(broken.lines.back().at, list.size());

    const auto passes = ways_of_passes(list, parameters);
    const auto pass =
        std::find_if(passes.begin(), passes.end(), [](const auto& ways) { return !ways.empty(); });
    ASSERT_EQ(broken.feasible, pass != passes.end());
    if (!broken.feasible) continue;
    ++feasible;
    ASSERT_EQ(broken.demerits, pass->front().demerits);
    const auto ours = std::find_if(pass->begin(), pass->end(),
                                   [&](const Way& way) { return way.breaks == breaks_of(broken); });
    ASSERT_NE(ours, pass->end());
    ASSERT_EQ(ours->demerits, broken.demerits);
  }
  EXPECT_GT(feasible, static_cast<int>(trials / 2)) << "the lists are to be breakable, mostly";
}

TEST(BruteForceTest, FindsNoBetterSecondBest) {
  int found = 0;
  for (std::uint32_t seed = 0; seed < trials; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const List list = chance.list();
    const Parameters parameters = chance.parameters();
    const Broken broken = break_list(list, parameters);
    const auto second = second_best(list, parameters);
    if (!broken.feasible) {
      ASSERT_FALSE(second);
      continue;
    }
    const std::vector<std::size_t> best = breaks_of(broken);
    std::optional<std::int64_t> expected;
    int passes = 0;
    for (const auto& ways : ways_of_passes(list, parameters)) {
      if (expected || (passes == 0 && ways.empty())) continue;
      ++passes;
      const auto other =
          std::find_if(ways.begin(), ways.end(), [&best](const Way& way) { return way.breaks != best; });
      if (other != ways.end()) expected = other->demerits;
    }
    ASSERT_EQ(second.has_value(), expected.has_value());
    if (!second) continue;
    ++found;
    ASSERT_NE(breaks_of(*second), best);
    // In a later pass a hyphen may make a line too full that the best breaks have, and TeX gives up its
    // start; the second best may still share it.
    if (passes > 1)
      ASSERT_LE(second->demerits, *expected);
    else
      ASSERT_EQ(second->demerits, *expected);
  }
  EXPECT_GT(found, static_cast<int>(trials / 3));
}

TEST(BruteForceTest, FindsNoBetterAlternativeToAnyLine) {
  int found = 0;
  for (std::uint32_t seed = 0; seed < trials; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const List list = chance.list();
    Parameters parameters = chance.parameters();
    parameters.pretolerance = -1;
    parameters.emergency_stretch = {};
    const auto ways = BruteForce(list, parameters, {parameters.tolerance, true, {}}).ways();
    if (ways.empty()) continue;
    const std::vector<std::size_t> best = breaks_of(break_list(list, parameters));
    auto alternative = alternatives(list, parameters, best.size());
    ASSERT_LE(alternative.size(), best.size());
    alternative.resize(best.size());
    for (std::size_t line = 0; line < best.size(); ++line) {
      const auto departs_here = [&](const std::vector<std::size_t>& breaks) {
        const auto first = std::mismatch(best.begin(), best.end(), breaks.begin(), breaks.end()).first;
        return first == best.begin() + static_cast<std::ptrdiff_t>(line);
      };
      const auto expected =
          std::find_if(ways.begin(), ways.end(), [&](const Way& way) { return departs_here(way.breaks); });
      ASSERT_EQ(alternative[line].has_value(), expected != ways.end());
      if (!alternative[line]) continue;
      ++found;
      ASSERT_TRUE(departs_here(breaks_of(*alternative[line])));
      ASSERT_EQ(alternative[line]->demerits, expected->demerits);
    }
  }
  EXPECT_GT(found, static_cast<int>(trials / 3));
}

TEST(BruteForceTest, FindsNoBetterBreaksOfAnotherNumberOfLines) {
  int changed = 0;
  for (std::uint32_t seed = 0; seed < trials; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const List list = chance.list();
    Parameters parameters = chance.parameters();
    parameters.pretolerance = -1;
    parameters.emergency_stretch = {};
    parameters.looseness = chance.below(5) - 2;
    const auto ways = BruteForce(list, parameters, {parameters.tolerance, true, {}}).ways();
    if (ways.empty()) continue;

    std::map<std::size_t, std::int64_t> least;  // demerits by number of lines
    for (const Way& way : ways) least.emplace(way.breaks.size(), way.demerits);
    const auto best = static_cast<std::int64_t>(ways.front().breaks.size());
    std::int64_t wanted = 0;  // the difference nearest to the looseness, from nothing towards it
    for (const auto& [lines, demerits] : least) {
      const std::int64_t difference = static_cast<std::int64_t>(lines) - best;
      const bool between = parameters.looseness > 0 ? difference > 0 && difference <= parameters.looseness
                                                    : difference < 0 && difference >= parameters.looseness;
      if (between && std::abs(difference) > std::abs(wanted)) wanted = difference;
    }
    changed += wanted != 0 ? 1 : 0;
    const Broken broken = break_list(list, parameters);
    ASSERT_EQ(static_cast<std::int64_t>(broken.lines.size()), best + wanted);
    ASSERT_EQ(broken.demerits, least.at(broken.lines.size()));
  }
  EXPECT_GT(changed, static_cast<int>(trials / 20));
}

}  // namespace
}  // namespace galley::breaking
