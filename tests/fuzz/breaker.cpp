// The breaker against a plain dynamic programme over all pairs of breaks, which measures each line by adding
// up its items: the least demerits of all, and the second least.
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "any_list.h"
#include "plain_lines.h"
#include "properties.h"
#include "target.h"

namespace galley::fuzz {
namespace {

using namespace breaking;

/// The numbers that an input holds: a byte each, or two; 0 past its end.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  int below(int bound) {
    constexpr int byte = 256;
    const int number = bound > byte ? next() * byte + next() : next();
    return number % bound;
  }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

 private:
  int next() {
    if (bytes_.empty()) return 0;
    const int number = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return number;
  }
  std::string_view bytes_;
};

/// The demerits of the best and of the second best of some ways.
struct Two {
  std::array<std::optional<std::int64_t>, 2> demerits;

  void offer(std::int64_t one) {
    if (!demerits[0] || one < *demerits[0]) {
      demerits[1] = demerits[0];
      demerits[0] = one;
    } else if (!demerits[1] || one < *demerits[1]) {
      demerits[1] = one;
    }
  }
};

/// The best two ways from the beginning to the end of a list in one pass. Of the ways to a break with as many
/// lines that have left the same behind, all but two are forgotten: what comes after costs them the same.
class Programme {
 public:
  Programme(const List& list, const Parameters& parameters, const PlainPass& pass)
      : list_(list), lines_(list, parameters, pass), ways_((list.size() + 1) * (list.size() + 2)) {
    Ways start;
    start[lines_.before_all()].offer(0);
    extend(start, {}, 0);
    for (std::size_t at = 0; at < list.size(); ++at)
      for (std::size_t line = 1; line <= at + 1; ++line) extend(ways(at, line), at, line);
  }

  /// Of all ways, whatever their number of lines.
  [[nodiscard]] Two best() {
    Two all;
    for (std::size_t line = 1; line <= list_.size() + 1; ++line)
      for (const auto& [before, two] : ways(list_.size(), line))
        for (const auto& demerits : two.demerits)
          if (demerits) all.offer(*demerits);
    return all;
  }

 private:
  using Before = PlainLines::Before;
  struct Less {
    bool operator()(const Before& a, const Before& b) const {
      return std::tie(a.spacing, a.pair) < std::tie(b.spacing, b.pair);
    }
  };
  using Ways = std::map<Before, Two, Less>;

  /// Those that break at `at` after this number of lines.
  Ways& ways(std::size_t at, std::size_t lines) { return ways_[at * (list_.size() + 2) + lines]; }

  void extend(const Ways& from_ways, std::optional<std::size_t> from, std::size_t line) {
    if (from_ways.empty()) return;
    for (std::size_t at = from ? *from + 1 : 0; at <= list_.size(); ++at) {
      if (!lines_.legal(at)) continue;
      const PlainLines::Judged judged = lines_.judge(from, at, line);
      for (const auto& [before, two] : from_ways) {
        if (!lines_.admits(judged, at, before)) continue;
        Two& to = ways(at, line + 1)[lines_.after(judged, at, before)];
        const std::int64_t more = lines_.demerits(judged, from, at, before);
        for (const auto& demerits : two.demerits)
          if (demerits) to.offer(*demerits + more);
      }
      if (lines_.ends_start(judged, at)) return;
    }
  }

  const List& list_;
  const PlainLines lines_;
  std::vector<Ways> ways_;
};

/// What the lines of a result cost, as a pass sees them; each of them has to be one that it admits.
std::int64_t demerits_of(const Broken& broken, const List& list, const PlainLines& lines) {
  std::int64_t sum = 0;
  std::optional<std::size_t> from;
  PlainLines::Before before = lines.before_all();
  for (std::size_t line = 0; line < broken.lines.size(); ++line) {
    const std::size_t at = broken.lines[line].at;
    require(at <= list.size() && lines.legal(at), "a line ends where none may");
    const PlainLines::Judged judged = lines.judge(from, at, line);
    require(lines.admits(judged, at, before), "a line is worse than its pass admits");
    sum += lines.demerits(judged, from, at, before);
    before = lines.after(judged, at, before);
    from = at;
  }
  return sum;
}

/// Lines follow one another to the end of the list.
void require_lines(const Broken& broken, const List& list) {
  require(!broken.lines.empty() && broken.lines.back().at == list.size(), "the last line ends early");
  for (std::size_t line = 1; line < broken.lines.size(); ++line)
    require(broken.lines[line - 1].at < broken.lines[line].at, "a line ends before the one before it");
}

}  // namespace

void test(std::string_view input) {
  AnyList any{Bytes(input)};
  const Parameters parameters = any.parameters();
  const bool finished = !any.once_in(4);
  List list;
  while (!any.numbers().empty()) any.add_word(list);
  if (finished) finish(list);
  if (list.empty()) return;

  const Broken broken = break_list(list, parameters);
  require_lines(broken, list);
  const auto second = second_best(list, parameters);
  bool found = false;
  for (const PlainPass& pass : plain_passes(parameters)) {
    const Two best = Programme(list, parameters, pass).best();
    if (!best.demerits[0]) continue;
    const PlainLines lines(list, parameters, pass);
    if (!found) {
      require(broken.feasible, "there are breaks, and none were found");
      require(demerits_of(broken, list, lines) == broken.demerits, "the sum of demerits is wrong");
      require(broken.demerits == *best.demerits[0], "there are better breaks");
    }
    if (best.demerits[1]) {
      require(second.has_value(), "there is a second best, and none was found");
      require_lines(*second, list);
      require(breaks_of(*second) != breaks_of(broken), "the second best is the best");
      // In a later pass a hyphen may make a line too full that the best breaks have, and TeX gives up its
      // start; the second best may still share it.
      if (!found) {
        require(demerits_of(*second, list, lines) == second->demerits, "the second sum of demerits is wrong");
        require(second->demerits == *best.demerits[1], "there is a better second best");
      }
      return;
    }
    found = true;
  }
  require(found == broken.feasible, "breaks are called feasible and are not");
  if (!found) require(!second, "there are no best breaks, and there is a second best");
}

}  // namespace galley::fuzz
