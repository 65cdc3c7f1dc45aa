// breaking: widths, fit and cost of a line between two breaks.
#include "line.h"

#include <algorithm>
#include <cstdlib>

namespace galley::breaking {
namespace {

// Beyond these badnesses a line is no longer decent, and no longer merely loose (§ 852).
constexpr int decent_badness = 12;
constexpr int loose_badness = 99;

// What a line costs whose badness is beyond all squares.
constexpr std::int64_t awful_demerits = 100'000'000;

bool is_discretionary(const Item& item) {
  return item.discretionary || item.width != Length{} || item.before != Length{} || item.after != Length{};
}

/// Glue and penalties vanish after a break, boxes and discretionaries stay (§§ 148, 837).
bool is_discardable(const Item& item) {
  return item.kind == ItemKind::Glue || (item.kind == ItemKind::Break && !is_discretionary(item));
}

Sums sums_of(const Item& item) {
  Sums sums;
  sums.natural = item.width;
  switch (item.kind) {
    case ItemKind::Box:
      sums.expansion_stretch = item.expansion_stretch;
      sums.expansion_shrink = item.expansion_shrink;
      break;
    case ItemKind::Glue:
      if (item.fill == 0)
        sums.stretch = item.stretch;
      else
        sums.fill[std::min<std::size_t>(item.fill, sums.fill.size()) - 1] = item.stretch;
      sums.shrink = item.shrink;
      break;
    case ItemKind::Break:
      break;
  }
  return sums;
}

/// The overhang of the first box of a line, unless something else stands before it.
Length left_overhang(const std::vector<Item>& items, std::size_t begin) {
  while (begin < items.size() && items[begin].kind == ItemKind::Break && items[begin].width == Length{})
    ++begin;
  return begin < items.size() && items[begin].kind == ItemKind::Box ? items[begin].overhang_start : Length{};
}

/// What two lines cost that look so at the same edge.
std::int64_t cost_of(const Likeness& above, const Likeness& below, const Parameters& parameters) {
  if (above.whole != 0 && above.whole == below.whole) return parameters.alike_demerits;
  return above.part != 0 && above.part == below.part ? parameters.partly_alike_demerits : 0;
}

/// The ratio of `excess` to `total` in steps, rounded towards 0.
int steps_of(Length excess, Length total) {
  if (excess == Length{}) return 0;
  if (total <= Length{}) return excess > Length{} ? max_spacing : min_spacing;
  const std::int64_t steps = excess.scaled_points() * spacing_steps / total.scaled_points();
  return static_cast<int>(std::clamp<std::int64_t>(steps, min_spacing, max_spacing));
}

}  // namespace

int badness(Length excess, Length total) {
  // 297³ ≈ 100 · 2^18. The bounds are TeX's, which keep 32 bits from overflowing; other bounds would round
  // otherwise.
  const std::int64_t t = excess.scaled_points();
  const std::int64_t s = total.scaled_points();
  if (t <= 0) return 0;
  if (s <= 0) return infinite_badness;
  const std::int64_t ratio = t <= 7'230'584 ? t * 297 / s : s >= 1'663'497 ? t / (s / 297) : t;
  if (ratio > 1290) return infinite_badness;
  return static_cast<int>((ratio * ratio * ratio + (1 << 17)) >> 18);
}

Sums& Sums::operator+=(const Sums& other) {
  natural += other.natural;
  stretch += other.stretch;
  shrink += other.shrink;
  expansion_stretch += other.expansion_stretch;
  expansion_shrink += other.expansion_shrink;
  for (std::size_t order = 0; order < fill.size(); ++order) fill[order] += other.fill[order];
  return *this;
}

Sums& Sums::operator-=(const Sums& other) {
  natural -= other.natural;
  stretch -= other.stretch;
  shrink -= other.shrink;
  expansion_stretch -= other.expansion_stretch;
  expansion_shrink -= other.expansion_shrink;
  for (std::size_t order = 0; order < fill.size(); ++order) fill[order] -= other.fill[order];
  return *this;
}

Sums background(const Parameters& parameters) {
  Sums sums;
  sums.natural = parameters.background.natural;
  sums.stretch = parameters.background.stretch;
  sums.shrink = parameters.background.shrink;
  return sums;
}

void Walk::step() {
  const Item& item = items_[at_];
  passed_ += sums_of(item);
  if (item.kind == ItemKind::Box) {
    overhang_ = item.overhang_end;
    overhanging_ = at_;
  }
  if (item.kind == ItemKind::Break && item.width != Length{}) overhang_ = {};
  ++at_;
}

LineStart Walk::list_start(const Likeness& begins) const {
  return {at_, left_overhang(items_, at_), begins, passed_};
}

LineStart Walk::line_start() const {
  Walk ahead = *this;
  const Length after = ahead.done() ? Length{} : items_[at_].after;
  const Likeness begins = ahead.done() ? Likeness{} : items_[at_].begins;
  if (!ahead.done()) ahead.step();
  if (after == Length{})
    while (!ahead.done() && is_discardable(items_[ahead.at_])) ahead.step();

  LineStart start = ahead.list_start(begins);
  if (after != Length{}) start.overhang = {};
  start.passed.natural -= after;
  return start;
}

LineEnd Walk::line_end() const {
  LineEnd end;
  end.at = at_;
  end.last = done();
  end.overhang = overhang_;
  end.overhanging = overhanging_;
  end.passed = passed_;
  if (end.last) {
    end.penalty = -infinite_penalty;
    return end;
  }
  const Item& item = items_[at_];
  end.ends = item.ends;
  end.next_begins = item.begins;
  end.ends_short = item.ends_short;
  if (item.kind == ItemKind::Break) {
    end.penalty = std::max(item.penalty, -infinite_penalty);
    end.passed.natural += item.before;
    if (item.before != Length{}) {
      end.overhang = item.overhang_end;
      end.overhanging = at_;
    }
  }
  return end;
}

bool may_break(const std::vector<Item>& items, std::size_t at) {
  const Item& item = items[at];
  switch (item.kind) {
    case ItemKind::Box:
      return false;
    case ItemKind::Glue:
      return at > 0 && !is_discardable(items[at - 1]);
    case ItemKind::Break:
      return item.penalty < infinite_penalty;
  }
  return false;
}

Sums between(const LineStart& start, const LineEnd& end, const Sums& background) {
  Sums line = end.passed;
  line -= start.passed;
  line += background;
  return line;
}

Fit fit(const Sums& line, Length measure) {
  const Length gap = measure - line.natural;
  Fit result;
  if (gap > Length{}) {
    if (line.stretches_for_ever()) {
      result.shortfall = gap;
      return result;
    }
    result.expansion = std::clamp(line.expansion_stretch, Length{}, gap);
    result.shortfall = gap - result.expansion;
    result.badness = badness(result.shortfall, line.stretch);
    result.spacing = steps_of(result.shortfall, line.stretch);
    if (result.badness > decent_badness)
      result.fitness = result.badness > loose_badness ? Fitness::VeryLoose : Fitness::Loose;
  } else {
    result.expansion = -std::clamp(line.expansion_shrink, Length{}, -gap);
    result.shortfall = gap - result.expansion;
    const Length excess = -result.shortfall;
    result.badness = excess > line.shrink ? overfull_badness : badness(excess, line.shrink);
    result.spacing = steps_of(result.shortfall, line.shrink);
    if (result.badness > decent_badness) result.fitness = Fitness::Tight;
  }
  return result;
}

State::State(const Fit& fit, bool ends_pair, const Parameters& parameters)
    : number_(
          2 * (parameters.spacing_demerits > 0 ? fit.spacing - min_spacing : static_cast<int>(fit.fitness)) +
          (ends_pair ? 1 : 0)) {}

std::int64_t cost_of_change(State above, State below, const Parameters& parameters) {
  const std::int64_t change = std::abs(above.spacing() - below.spacing());
  if (parameters.spacing_demerits > 0)
    return change * change * parameters.spacing_demerits / (std::int64_t{spacing_steps} * spacing_steps);
  return demerits_between(static_cast<Fitness>(above.spacing()), static_cast<Fitness>(below.spacing()),
                          parameters);
}

Precedent no_precedent(const Parameters& parameters) { return {State({}, false, parameters), {}}; }

std::optional<State> state_after(const Fit& fit, const LineEnd& end, const Precedent& precedent,
                                 const Parameters& parameters) {
  const bool ends_pair = parameters.paired_end != 0 && !end.last && end.ends.whole == parameters.paired_end &&
                         precedent.ends.whole == parameters.paired_end;
  if (ends_pair && precedent.state.ends_pair()) return std::nullopt;
  return State(fit, ends_pair, parameters);
}

int fill_of(const Sums& line, const LineEnd& end, Length measure, const Parameters& parameters) {
  constexpr int full = 1000;
  const Length gap = measure - line.natural;
  if (gap <= Length{} || end.penalty <= -infinite_penalty) return full;
  const Length shortfall = gap - std::clamp(line.expansion_stretch, Length{}, gap);
  const bool stretches = !end.ends_short && !line.stretches_for_ever();
  if (stretches && shortfall <= line.stretch.scaled(parameters.max_ratio, full)) return full;
  return static_cast<int>(std::max<std::int64_t>(
      0, line.natural.scaled_points() * full / std::max<std::int64_t>(measure.scaled_points(), 1)));
}

Judgement judge(Length natural, const Glue& glue, Length measure) {
  Sums sums;
  sums.natural = natural;
  sums.stretch = glue.stretch;
  sums.shrink = glue.shrink;
  const Fit line = fit(sums, measure);
  return {line.badness, line.fitness, line.shortfall};
}

std::int64_t demerits_of(const Judgement& line, int end_penalty, const Parameters& parameters) {
  const std::int64_t cost = std::abs(std::int64_t{parameters.line_penalty} + line.badness);
  std::int64_t demerits = cost >= infinite_badness ? awful_demerits : cost * cost;
  if (line.badness == infinite_badness)
    demerits +=
        line.shortfall.scaled(parameters.demerits_per_missing_point, Length::points(1).scaled_points())
            .scaled_points();
  const std::int64_t penalty = end_penalty;
  if (penalty > 0)
    demerits += penalty * penalty;
  else if (penalty > -infinite_penalty)
    demerits -= penalty * penalty;
  return demerits;
}

std::int64_t demerits_between(Fitness above, Fitness below, const Parameters& parameters) {
  return std::abs(static_cast<int>(above) - static_cast<int>(below)) > 1 ? parameters.adjacent_demerits : 0;
}

std::int64_t demerits_of(const Fit& fit, const LineStart& start, const LineEnd& end,
                         const Precedent& precedent, const Parameters& parameters) {
  std::int64_t demerits =
      demerits_of(Judgement{fit.badness, fit.fitness, fit.shortfall}, end.penalty, parameters);
  const std::uint32_t above = precedent.ends.whole;
  if (end.last && above != 0 && (parameters.final_end == 0 || parameters.final_end == above))
    demerits += parameters.final_demerits;
  if (!end.last)
    demerits +=
        cost_of(precedent.ends, end.ends, parameters) + cost_of(start.begins, end.next_begins, parameters);
  return demerits + cost_of_change(precedent.state, State(fit, false, parameters), parameters);
}

Length Measures::operator()(std::size_t line) {
  line = std::min(line, parameters_.uniform_from);
  while (known_.size() <= line) known_.push_back(parameters_.measure(known_.size()));
  return known_[line];
}

}  // namespace galley::breaking
