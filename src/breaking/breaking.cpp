// breaking: the passes over a list, the lines that the best breaks make, and the second best.
#include "galley/breaking/breaking.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "line.h"
#include "total_fit.h"

namespace galley::breaking {
namespace {

/// The passes, each more generous than the one before (“TeX: The Program”, § 863).
std::vector<Pass> passes_of(const Parameters& parameters) {
  const Pass patient{std::min(parameters.tolerance, infinite_badness), true, false, {}};
  std::vector<Pass> passes;
  if (parameters.pretolerance >= 0)
    passes.push_back({std::min(parameters.pretolerance, infinite_badness), false, false, {}});
  passes.push_back(patient);
  if (parameters.emergency_stretch > Length{}) {
    passes.push_back(patient);
    passes.back().emergency_stretch = parameters.emergency_stretch;
  }
  passes.back().must_succeed = true;
  return passes;
}

/// The paths' best, or with looseness the one whose number of lines comes nearest to what is wanted, never
/// past it (§§ 874–875).
const Path& choose(const std::vector<Path>& paths, int looseness) {
  const auto fewer_demerits = [](const Path& a, const Path& b) { return a.demerits < b.demerits; };
  const Path& best = *std::min_element(paths.begin(), paths.end(), fewer_demerits);
  const auto difference = [&best](const Path& path) {
    return static_cast<std::int64_t>(path.lines) - static_cast<std::int64_t>(best.lines);
  };
  const Path* chosen = &best;
  for (const Path& path : paths) {
    const std::int64_t now = difference(*chosen);
    const std::int64_t then = difference(path);
    const bool nearer = (then < now && looseness <= then) || (then > now && looseness >= then);
    if (nearer || (then == now && fewer_demerits(path, *chosen))) chosen = &path;
  }
  return *chosen;
}

double ratio_of(const Sums& line, Length shortfall) {
  const auto in_terms_of = [shortfall](Length total) {
    return total > Length{}
               ? static_cast<double>(shortfall.scaled_points()) / static_cast<double>(total.scaled_points())
               : 0.0;
  };
  if (shortfall < Length{}) return in_terms_of(line.shrink);
  return line.stretches_for_ever() ? 0.0 : in_terms_of(line.stretch);
}

/// The lines between breaks, measured and judged once more.
Broken lines_between(const std::vector<std::size_t>& breaks, const std::vector<Item>& items,
                     const Parameters& parameters, const Pass& pass) {
  const Sums ground = background(parameters);
  Measures measure_of(parameters);
  Broken broken;
  broken.feasible = true;
  Walk walk(items);
  LineStart start = walk.list_start(parameters.opening);
  Precedent precedent = no_precedent(parameters);
  for (const std::size_t at : breaks) {
    while (walk.at() < at) walk.step();
    const LineEnd end = walk.line_end();
    const Length measure = measure_of(broken.lines.size()) + start.overhang + right_overhang(start, end);
    Sums sums = between(start, end, ground);
    BrokenLine line;
    line.begin = std::min(start.begin, at);
    line.at = at;
    line.natural = sums.natural;
    line.stretch = sums.stretch;
    line.shrink = sums.shrink;
    const Fit real = fit(sums, measure);
    line.expansion = real.expansion;
    line.overhang_start = start.overhang;
    line.overhang_end = right_overhang(start, end);
    line.ratio = ratio_of(sums, real.shortfall);
    line.fill = fill_of(sums, end, measure, parameters);

    sums.stretch += pass.emergency_stretch;
    const Fit judged = fit(sums, measure);
    line.badness = judged.badness;
    line.fitness = judged.fitness;
    line.demerits = demerits_of(judged, start, end, precedent, parameters);
    const std::optional<State> state = state_after(judged, end, precedent, parameters);
    line.state = state.value_or(precedent.state).number();
    broken.demerits += line.demerits;
    broken.feasible =
        broken.feasible && state && line.badness <= pass.threshold && line.fill >= parameters.min_fill;
    broken.lines.push_back(line);

    precedent = {State(line.state), end.ends};
    start = walk.line_start();
  }
  return broken;
}

/// The first pass that gives a result, and the breaks it gives.
struct Solution {
  std::vector<std::size_t> breaks;
  std::size_t pass = 0;
};

Solution solve(const std::vector<Item>& items, const Parameters& parameters,
               const std::vector<Pass>& passes) {
  for (std::size_t i = 0; i < passes.size(); ++i) {
    Origin origin;
    origin.precedent = no_precedent(parameters);
    const std::vector<Path> paths = best_paths(items, parameters, passes[i], origin);
    if (paths.empty()) continue;
    const Path& path = choose(paths, parameters.looseness);
    const Path& best = choose(paths, 0);
    const auto looseness = static_cast<std::int64_t>(path.lines) - static_cast<std::int64_t>(best.lines);
    if (looseness == parameters.looseness || passes[i].must_succeed) return {path.breaks, i};
  }
  return {};  // stopped: else the last pass succeeds
}

/// Visits for each of the first `lines` lines of `known` the best path of a pass that agrees with it up to
/// there and ends this line elsewhere. Any other path is one that leaves the known one somewhere (Lawler
/// 1972).
template <typename Visit>
void departures(const Broken& known, const std::vector<Item>& items, const Parameters& parameters,
                const Pass& pass, std::size_t lines, Visit visit) {
  Path settled;
  Origin origin;
  origin.precedent = no_precedent(parameters);
  for (std::size_t i = 0; i < std::min(lines, known.lines.size()); ++i) {
    const BrokenLine& line = known.lines[i];
    origin.not_to = line.at;
    const std::vector<Path> rests = best_paths(items, parameters, pass, origin);
    const Path* best = nullptr;
    for (const Path& rest : rests) {
      if (parameters.looseness != 0 && rest.lines != known.lines.size()) continue;
      if (best == nullptr || rest.demerits < best->demerits) best = &rest;
    }
    if (best != nullptr) {
      Path whole{settled.breaks, best->lines, settled.demerits + best->demerits};
      whole.breaks.insert(whole.breaks.end(), best->breaks.begin(), best->breaks.end());
      visit(i, std::move(whole));
    }
    if (line.badness > pass.threshold || line.fill < parameters.min_fill || line.at == items.size()) break;
    settled.breaks.push_back(line.at);
    settled.demerits += line.demerits;
    origin = {line.at, settled.breaks.size(), {State(line.state), items[line.at].ends}, {}};
  }
}

/// Visits the departures from the best in the first pass that admits any, which is the answer.
template <typename Visit>
Pass other_ways(const std::vector<Item>& items, const Parameters& parameters, std::size_t lines,
                Visit visit) {
  std::vector<Pass> passes = passes_of(parameters);
  const Solution best = solve(items, parameters, passes);
  bool found = false;
  std::size_t i = best.pass;
  for (; i < passes.size() && !found; ++i) {
    passes[i].must_succeed = false;
    departures(lines_between(best.breaks, items, parameters, passes[i]), items, parameters, passes[i], lines,
               [&](std::size_t line, Path path) {
                 found = true;
                 visit(line, std::move(path));
               });
  }
  return passes[i - 1];
}

}  // namespace

Broken break_list(const std::vector<Item>& items, const Parameters& parameters) {
  if (items.empty()) return {{}, 0, true};
  const std::vector<Pass> passes = passes_of(parameters);
  const Solution best = solve(items, parameters, passes);
  return lines_between(best.breaks, items, parameters, passes[best.pass]);
}

std::optional<int> max_min_fill(const std::vector<Item>& items, const Parameters& parameters) {
  /// A break, and the fill of the emptiest line before it, at best.
  struct Start {
    LineStart start;
    std::size_t line = 0;
    int fill = 0;
  };
  const Sums ground = background(parameters);
  Measures measure_of(parameters);
  Walk walk(items);
  constexpr int full = 1000;
  std::vector<Start> starts{{walk.list_start(parameters.opening), 0, full}};
  const auto end_lines = [&] {
    const LineEnd end = walk.line_end();
    std::optional<int> best;
    std::erase_if(starts, [&](const Start& from) {
      const Length measure = measure_of(from.line) + from.start.overhang + right_overhang(from.start, end);
      const Sums line = between(from.start, end, ground);
      const bool overfull = fit(line, measure).badness > infinite_badness;
      if (!overfull)
        best = std::max(best.value_or(0), std::min(from.fill, fill_of(line, end, measure, parameters)));
      return overfull || end.penalty <= -infinite_penalty;
    });
    if (best) starts.push_back({walk.line_start(), 1, *best});
    return best;
  };
  for (; !walk.done() && !starts.empty(); walk.step()) {
    if (parameters.stop.stop_requested()) return std::nullopt;
    if (may_break(items, walk.at())) (void)end_lines();
  }
  return starts.empty() ? std::nullopt : end_lines();
}

std::optional<Broken> second_best(const std::vector<Item>& items, const Parameters& parameters) {
  if (items.empty()) return std::nullopt;
  std::optional<Path> best;
  const Pass pass =
      other_ways(items, parameters, std::numeric_limits<std::size_t>::max(), [&best](std::size_t, Path path) {
        if (!best || path.demerits < best->demerits) best = std::move(path);
      });
  if (!best) return std::nullopt;
  return lines_between(best->breaks, items, parameters, pass);
}

std::vector<std::optional<Broken>> alternatives(const std::vector<Item>& items, const Parameters& parameters,
                                                std::size_t lines) {
  if (items.empty()) return {};
  std::vector<std::optional<Path>> paths;
  const Pass pass = other_ways(items, parameters, lines, [&paths](std::size_t line, Path path) {
    paths.resize(line + 1);
    paths[line] = std::move(path);
  });
  std::vector<std::optional<Broken>> broken(paths.size());
  for (std::size_t i = 0; i < broken.size(); ++i)
    if (paths[i]) broken[i] = lines_between(paths[i]->breaks, items, parameters, pass);
  return broken;
}

}  // namespace galley::breaking
