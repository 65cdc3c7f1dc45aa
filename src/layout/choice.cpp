// layout: the best breaks, and others where the best leave a word alone.
#include "choice.h"

#include <algorithm>

namespace galley::layout {
namespace {

// TeX's own tolerance: spaces up to two thirds wider than they are.
constexpr int decent_badness = 200;

}  // namespace

bool leaves_runt(const HorizontalList& list, const breaking::Broken& broken) {
  if (broken.lines.size() < 2) return false;
  return std::ranges::binary_search(list.runts, broken.lines[broken.lines.size() - 2].at);
}

breaking::Broken best_breaks(HorizontalList& list, const breaking::Parameters& parameters,
                             double widest_ratio) {
  breaking::Broken best = breaking::break_list(list.items, parameters);
  if (!best.feasible) {
    // However loose, a line that keeps inside the measure is better than one that sticks out.
    breaking::Parameters patient = parameters;
    patient.tolerance = breaking::infinite_badness;
    best = breaking::break_list(list.items, patient);
  }
  if (!leaves_runt(list, best)) return best;

  HorizontalList without = list;
  for (const std::size_t at : list.runts) without.items[at].penalty = breaking::infinite_penalty;
  breaking::Parameters strict = parameters;
  strict.pretolerance = -1;
  strict.tolerance = decent_badness;
  strict.emergency_stretch = {};
  breaking::Broken other = breaking::break_list(without.items, strict);
  const auto too_wide = [widest_ratio](const breaking::BrokenLine& line) {
    return line.ratio > widest_ratio;
  };
  if (!other.feasible || std::ranges::any_of(other.lines, too_wide)) return best;
  list = std::move(without);
  return other;
}

}  // namespace galley::layout
