// breaking: the active list and what becomes of it at each break.
#include "total_fit.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <limits>

namespace galley::breaking {
namespace {

constexpr std::size_t no_node = std::numeric_limits<std::size_t>::max();

/// A feasible break: the best way to end line number `line` − 1 there in this state.
struct Node {
  std::size_t at = 0;
  std::size_t line = 0;  ///< the number of the line that begins here
  Precedent precedent;
  LineStart start;
  std::int64_t demerits = 0;
  std::size_t previous = no_node;
};

/// The best lines found that end at one break, one for each state.
class Candidates {
 public:
  struct Candidate {
    std::size_t from = no_node;
    std::int64_t demerits = 0;
  };

  void clear() {
    for (; !empty(); ++first_) best_[index(first_)] = {};
    first_ = 0;
    last_ = none;
    least_ = none;
  }
  [[nodiscard]] bool empty() const { return first_ > last_; }
  /// The states between which there are candidates.
  [[nodiscard]] int first() const { return first_; }
  [[nodiscard]] int last() const { return last_; }

  /// Of equal candidates the later wins, as in TeX (§ 855).
  void offer(std::size_t from, State state, std::int64_t demerits) {
    const int number = state.number();
    first_ = empty() ? number : std::min(first_, number);
    last_ = std::max(last_, number);
    Candidate& best = best_[index(number)];
    if (best.from != no_node && best.demerits < demerits) return;
    best = {from, demerits};
    if (least_ == none || demerits < best_[index(least_)].demerits) least_ = number;
  }

  /// The candidate of a state, if it can be part of the best sequence: where it costs more than the best of
  /// all states, and all that a change of spacing could save, it cannot (§ 836).
  [[nodiscard]] std::optional<Candidate> worthwhile(int number, const Parameters& parameters) const {
    const Candidate& candidate = best_[index(number)];
    if (candidate.from == no_node) return {};
    const State state(number);
    const State least(least_);
    // What may follow a line that ends a pair may follow one that ends none, but not the other way round.
    if (least.ends_pair() && !state.ends_pair()) return candidate;
    const auto saved = [&](State below) {
      return cost_of_change(least, below, parameters) - cost_of_change(state, below, parameters);
    };
    const std::int64_t saving = parameters.spacing_demerits > 0
                                    ? std::max(saved(State(0)), saved(State(State::count - 1)))
                                    : std::abs(std::int64_t{parameters.adjacent_demerits});
    if (candidate.demerits - best_[index(least_)].demerits > saving + rounding) return {};
    return candidate;
  }

 private:
  static constexpr int none = -1;
  static constexpr std::int64_t rounding = 1;  ///< of the costs of two changes
  static std::size_t index(int state) { return static_cast<std::size_t>(state); }

  std::array<Candidate, State::count> best_;
  int first_ = 0;
  int last_ = none;
  int least_ = none;
};

/// How far the sums over a list ever fall, from one item to a later one: by so much a line that begins later
/// can have more of something than one that begins earlier and ends with it. Lists of nothing negative never
/// fall.
class Falls {
 public:
  explicit Falls(const std::vector<Item>& items) {
    Fall natural;
    Fall stretch;
    Fall expansion;
    Length after;
    for (const Item& item : items) {
      natural.add(item.width);
      if (item.kind == ItemKind::Glue && item.fill == 0) stretch.add(item.stretch);
      if (item.kind == ItemKind::Box) expansion.add(item.expansion_stretch);
      after = std::max(after, item.after);
      least_overhang_ = std::min(least_overhang_, item.overhang_start);
    }
    natural_ = natural.deepest + after;
    stretch_ = stretch.deepest;
    expansion_ = expansion.deepest;
  }

  /// How bad lines are at least that end where one of these sums ends and begin later, in a measure of at
  /// least so much without what may hang out at its left; 0 if nothing is known of them. Neither they nor
  /// this line stretch for ever.
  [[nodiscard]] int badness_of_later(const Sums& line, Length measure) const {
    const Length gap = measure + least_overhang_ - line.natural - natural_;
    if (gap <= Length{}) return 0;
    const Length expansion = std::clamp(line.expansion_stretch + expansion_, Length{}, gap);
    return badness(gap - expansion, line.stretch + stretch_);
  }

 private:
  struct Fall {
    Length sum, highest, deepest;
    void add(Length length) {
      sum += length;
      highest = std::max(highest, sum);
      deepest = std::max(deepest, highest - sum);
    }
  };
  Length natural_, stretch_, expansion_, least_overhang_;
};

class TotalFit {
 public:
  TotalFit(const std::vector<Item>& items, const Parameters& parameters, const Pass& pass)
      : items_(items),
        parameters_(parameters),
        pass_(pass),
        background_(background(parameters)),
        measure_of_(parameters),
        falls_(items) {
    background_.stretch += pass.emergency_stretch;
  }

  std::vector<Path> run(const Origin& origin) {
    Walk walk(items_, origin.at.value_or(0));
    set_out(origin, walk);
    for (; !walk.done() && !active_.empty(); walk.step()) {
      if (parameters_.stop.stop_requested()) return {};
      if (may_break(items_, walk.at()) && allowed(items_[walk.at()])) try_break(walk);
    }
    if (!active_.empty()) try_break(walk);

    std::vector<Path> paths;
    paths.reserve(active_.size());
    for (const std::size_t node : active_) paths.push_back(path_to(node));
    return paths;
  }

 private:
  void set_out(const Origin& origin, Walk& walk) {
    not_to_ = origin.not_to;
    Node node;
    node.line = origin.line;
    node.precedent = origin.precedent;
    node.start = origin.at ? walk.line_start() : walk.list_start(parameters_.opening);
    if (origin.at) walk.step();
    add(node, active_);
  }

  [[nodiscard]] bool allowed(const Item& item) const { return pass_.last_resort || !item.last_resort; }

  /// Lines that are alike may take each other's place. The active list is sorted by what this gives for the
  /// next line; with looseness to care for, no two numbers are alike (§ 835).
  [[nodiscard]] std::size_t alike(std::size_t line) const {
    return parameters_.looseness == 0 ? std::min(line, parameters_.uniform_from) : line;
  }

  /// Ends lines of all active nodes here, drops nodes that are too far behind, and adds what was found to the
  /// active list (§ 829).
  void try_break(const Walk& walk) {
    const LineEnd end = walk.line_end();
    remaining_.clear();
    for (auto node = active_.begin(); node != active_.end();) {
      const std::size_t next_line = alike(nodes_[*node].line + 1);
      candidates_.clear();
      bool others_are_worse = false;
      for (; !others_are_worse && node != active_.end() && alike(nodes_[*node].line + 1) == next_line;
           ++node) {
        const bool last_hope =
            pass_.must_succeed && remaining_.empty() && candidates_.empty() && node + 1 == active_.end();
        others_are_worse = consider(*node, end, last_hope);
      }
      if (others_are_worse) {
        remaining_.insert(remaining_.end(), node, active_.end());
        node = active_.end();
      }
      if (!candidates_.empty()) admit(end, walk.line_start());
    }
    active_.swap(remaining_);
  }

  /// The line from an active node to this end. The node leaves the active list if no later end can be
  /// reached from it: the line is overfull already, or must end here (§§ 851–855). True if the lines of all
  /// nodes that come later are too loose, so that they need not be looked at: of short words
  /// there are a hundred on a line.
  bool consider(std::size_t index, const LineEnd& end, bool last_hope) {
    const Node& node = nodes_[index];
    const Length measure = measure_of_(node.line) + node.start.overhang + right_overhang(node.start, end);
    const Sums sums = between(node.start, end, background_);
    const Fit line = fit(sums, measure);
    const bool stays = line.badness <= infinite_badness && end.penalty > -infinite_penalty;
    const bool full = parameters_.min_fill == 0 || fill(sums, end, measure) >= parameters_.min_fill;
    const auto state = state_after(line, end, node.precedent, parameters_);
    const bool feasible = line.badness <= pass_.threshold && full && state;
    if ((feasible || (last_hope && !stays)) && !forbidden(node, end))
      candidates_.offer(index, state.value_or(node.precedent.state),
                        node.demerits + demerits_of(line, node.start, end, node.precedent, parameters_));
    if (stays) remaining_.push_back(index);
    return line.badness > pass_.threshold && line.shortfall > Length{} && stays &&
           others_are_looser(end, sums);
  }

  /// How full a line is, whatever stretch the pass lends it.
  [[nodiscard]] int fill(Sums line, const LineEnd& end, Length measure) const {
    line.stretch -= pass_.emergency_stretch;
    return fill_of(line, end, measure, parameters_);
  }

  /// Are the lines to this end from all nodes that come later looser than the pass allows? `sums` are those
  /// of this node's line. Nodes are in the order of their places where all lines, but perhaps the first, are
  /// alike.
  [[nodiscard]] bool others_are_looser(const LineEnd& end, const Sums& sums) {
    if (parameters_.looseness != 0 || parameters_.uniform_from > 1) return false;
    if (starts_in_fill_ || end.passed.stretches_for_ever()) return false;
    const Length measure = std::min(measure_of_(0), measure_of_(1));
    return falls_.badness_of_later(sums, measure + end.overhang) > pass_.threshold;
  }

  [[nodiscard]] bool forbidden(const Node& node, const LineEnd& end) const {
    return node.previous == no_node && not_to_ == end.at;
  }

  void admit(const LineEnd& end, const LineStart& start) {
    for (int state = candidates_.first(); state <= candidates_.last(); ++state) {
      const auto best = candidates_.worthwhile(state, parameters_);
      if (!best) continue;
      add({end.at, nodes_[best->from].line + 1, {State(state), end.ends}, start, best->demerits, best->from},
          remaining_);
    }
  }

  void add(const Node& node, std::vector<std::size_t>& list) {
    starts_in_fill_ = starts_in_fill_ || node.start.passed.stretches_for_ever();
    list.push_back(nodes_.size());
    nodes_.push_back(node);
  }

  [[nodiscard]] Path path_to(std::size_t index) const {
    Path path{{}, nodes_[index].line, nodes_[index].demerits};
    for (; nodes_[index].previous != no_node; index = nodes_[index].previous)
      path.breaks.push_back(nodes_[index].at);
    std::reverse(path.breaks.begin(), path.breaks.end());
    return path;
  }

  const std::vector<Item>& items_;
  const Parameters& parameters_;
  const Pass pass_;
  Sums background_;
  Measures measure_of_;
  Falls falls_;
  bool starts_in_fill_ = false;  ///< does a line begin between infinite stretch and what cancels it?
  std::optional<std::size_t> not_to_;
  Candidates candidates_;  ///< for the break that is being tried

  std::vector<Node> nodes_;             ///< all there ever were
  std::vector<std::size_t> active_;     ///< those from which a line may still be set
  std::vector<std::size_t> remaining_;  ///< the active list after the break that is being tried
};

}  // namespace

std::vector<Path> best_paths(const std::vector<Item>& items, const Parameters& parameters, const Pass& pass,
                             const Origin& origin) {
  assert(parameters.measure);
  return TotalFit(items, parameters, pass).run(origin);
}

}  // namespace galley::breaking
