// Total fit against all ways there are: short lists of every kind of item, broken by trying each set of
// breaks.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>

#include <gtest/gtest.h>

#include "any_list.h"
#include "plain_lines.h"

namespace galley::breaking {
namespace {

struct Way {
  std::vector<std::size_t> breaks;
  std::int64_t demerits = 0;
};

class BruteForce {
 public:
  BruteForce(const List& list, const Parameters& parameters, const PlainPass& pass)
      : list_(list), lines_(list, parameters, pass) {
    extend({}, {}, lines_.before_all());
    std::sort(ways_.begin(), ways_.end(), [](const Way& a, const Way& b) { return a.demerits < b.demerits; });
  }

  [[nodiscard]] const std::vector<Way>& ways() const { return ways_; }

 private:
  void extend(const Way& way, std::optional<std::size_t> from, const PlainLines::Before& before) {
    for (std::size_t at = from ? *from + 1 : 0; at <= list_.size(); ++at) {
      if (!lines_.legal(at)) continue;
      const PlainLines::Judged judged = lines_.judge(from, at, way.breaks.size());
      if (lines_.admits(judged, at, before)) {
        Way longer = way;
        longer.breaks.push_back(at);
        longer.demerits += lines_.demerits(judged, from, at, before);
        if (at == list_.size())
          ways_.push_back(longer);
        else
          extend(longer, at, lines_.after(judged, at, before));
      }
      if (lines_.ends_start(judged, at)) return;
    }
  }

  const List& list_;
  const PlainLines lines_;
  std::vector<Way> ways_;
};

/// Numbers by chance, the same on every machine: std::uniform_int_distribution is not.
class Engine {
 public:
  explicit Engine(std::uint32_t seed) : engine_(seed) {}
  int below(int bound) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(bound)); }

 private:
  std::mt19937 engine_;
};

using Chance = AnyList<Engine>;

/// What each pass has to offer.
std::vector<std::vector<Way>> ways_of_passes(const List& list, const Parameters& parameters) {
  std::vector<std::vector<Way>> ways;
  for (const PlainPass& pass : plain_passes(parameters))
    ways.push_back(BruteForce(list, parameters, pass).ways());
  return ways;
}

constexpr std::uint32_t trials = 1000;

TEST(BruteForceTest, FindsNoBetterBreaks) {
  int feasible = 0;
  for (std::uint32_t seed = 0; seed < trials; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance{Engine(seed)};
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
    Chance chance{Engine(seed)};
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
    Chance chance{Engine(seed)};
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
    Chance chance{Engine(seed)};
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

TEST(BruteForceTest, FindsNoFullerLines) {
  int bounded = 0;
  for (std::uint32_t seed = 0; seed < trials; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance{Engine(seed)};
    const List list = chance.list();
    Parameters parameters = chance.parameters();
    parameters.uniform_from = 1;
    parameters.measure = [any = parameters.measure](std::size_t line) {
      return any(std::min<std::size_t>(line, 1));
    };
    parameters.min_fill = 0;
    parameters.paired_end = 0;
    const PlainPass any_line{infinite_badness, true, {}};
    const PlainLines lines(list, parameters, any_line);
    std::optional<int> expected;
    const std::vector<Way> ways = BruteForce(list, parameters, any_line).ways();
    for (const Way& way : ways) {
      int fill = 1000;
      std::optional<std::size_t> from;
      for (std::size_t line = 0; line < way.breaks.size(); ++line) {
        fill = std::min(fill, lines.judge(from, way.breaks[line], line).fill);
        from = way.breaks[line];
      }
      expected = std::max(expected.value_or(0), fill);
    }
    ASSERT_EQ(max_min_fill(list, parameters), expected);
    if (!expected) continue;
    bounded += *expected < 1000 ? 1 : 0;

    parameters.tolerance = infinite_badness;
    parameters.min_fill = *expected;
    EXPECT_TRUE(break_list(list, parameters).feasible);
    parameters.min_fill = *expected + 1;
    EXPECT_EQ(break_list(list, parameters).feasible, false);
  }
  EXPECT_GT(bounded, static_cast<int>(trials / 4));
}

}  // namespace
}  // namespace galley::breaking
