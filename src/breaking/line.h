// breaking: a line between two breaks. Items in; out comes what stands on the line, how well that fills the
// measure, and what it costs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "galley/breaking/breaking.h"

namespace galley::breaking {

/// Lengths of a stretch of items, summed (K&P's ΣW, ΣY, ΣZ).
struct Sums {
  Length natural;
  Length stretch;  ///< finite
  Length shrink;
  Length expansion_stretch;  ///< of the boxes
  Length expansion_shrink;
  std::array<Length, 3> fill;  ///< infinite stretch by its order

  [[nodiscard]] bool stretches_for_ever() const { return fill != std::array<Length, 3>{}; }
  Sums& operator+=(const Sums& other);
  Sums& operator-=(const Sums& other);
};

/// The background of every line, as far as it is real.
[[nodiscard]] Sums background(const Parameters& parameters);

/// Where a line begins. Its sums are those of a walk over all that stands before.
struct LineStart {
  std::size_t begin = 0;
  Length overhang;
  Likeness begins;
  Sums passed;
};

/// Where a line ends, and what ending it here means. Its sums are those of a walk up to the end.
struct LineEnd {
  std::size_t at = 0;
  int penalty = 0;
  Likeness ends;
  Likeness next_begins;  ///< of the line after it
  bool ends_short = false;
  bool last = false;
  Length overhang;  ///< of the item `overhanging`, if that stands on the line
  std::size_t overhanging = 0;
  Sums passed;
};

/// A walk along the list. Differences of what it has passed are what stands on a line.
class Walk {
 public:
  explicit Walk(const std::vector<Item>& items, std::size_t at = 0) : items_(items), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool done() const { return at_ == items_.size(); }
  void step();

  /// The first line, if the list begins here.
  [[nodiscard]] LineStart list_start(const Likeness& begins) const;
  /// The next line, if one ended here.
  [[nodiscard]] LineStart line_start() const;
  /// A line, if it ended here.
  [[nodiscard]] LineEnd line_end() const;

 private:
  const std::vector<Item>& items_;
  std::size_t at_;
  Sums passed_;
  Length overhang_;  ///< at the right, of what was passed last
  std::size_t overhanging_ = 0;
};

/// True if a line may end at this item (“TeX: The Program”, §§ 866–869).
[[nodiscard]] bool may_break(const std::vector<Item>& items, std::size_t at);

/// How far a line stands out at the right: not at all if nothing is on it.
[[nodiscard]] inline Length right_overhang(const LineStart& start, const LineEnd& end) {
  return end.overhanging >= start.begin ? end.overhang : Length{};
}

/// How the widths between a start and an end fill the measure.
struct Fit {
  Length shortfall;  ///< of the natural width against the measure, when the boxes are expanded
  Length expansion;  ///< what the boxes take of it; negative where they are narrowed
  int badness = 0;
  Fitness fitness = Fitness::Decent;
  int spacing = 0;  ///< the adjustment ratio in steps, from `min_spacing` on
};

// Spacing is told apart in steps of an eighth of what spaces stretch or shrink, up to three times that.
inline constexpr int spacing_steps = 8;
inline constexpr int min_spacing = -spacing_steps;
inline constexpr int max_spacing = 3 * spacing_steps;

/// What stands between a start and an end, with the background.
[[nodiscard]] Sums between(const LineStart& start, const LineEnd& end, const Sums& background);

/// The fit of a line of these sums in a measure grown by its overhangs (§§ 851–853).
[[nodiscard]] Fit fit(const Sums& line, Length measure);

/// What bears on the cost of the next line beside its place: how wide the spaces are, by TeX's classes or by
/// steps, and whether the line and the one above both end in `paired_end`.
class State {
 public:
  static constexpr int count = 2 * (max_spacing - min_spacing + 1);

  State() = default;
  explicit State(int number) : number_(number) {}
  State(const Fit& fit, bool ends_pair, const Parameters& parameters);

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool ends_pair() const { return number_ % 2 != 0; }
  [[nodiscard]] int spacing() const { return number_ / 2; }

 private:
  int number_ = 0;
};

/// What a change of spacing costs between two lines in succession.
[[nodiscard]] std::int64_t cost_of_change(State above, State below, const Parameters& parameters);

/// What is remembered of the line before: it bears on the next one's demerits.
struct Precedent {
  State state;
  Likeness ends;
};

/// Before the first line: spaces of their natural width.
[[nodiscard]] Precedent no_precedent(const Parameters& parameters);

/// The state in which a line leaves the breaker; nothing if it would be the third in succession to end in
/// `paired_end`.
[[nodiscard]] std::optional<State> state_after(const Fit& fit, const LineEnd& end, const Precedent& precedent,
                                               const Parameters& parameters);

/// How full a line is, in thousandths of its measure. 1000 if its glue fills it, if it is the last, and if it
/// has to end there.
[[nodiscard]] int fill_of(const Sums& line, const LineEnd& end, Length measure, const Parameters& parameters);

/// Demerits of a line that begins and ends so (§ 859). At most some 10^10 each: 64 bits hold the sum of any
/// list.
[[nodiscard]] std::int64_t demerits_of(const Fit& fit, const LineStart& start, const LineEnd& end,
                                       const Precedent& precedent, const Parameters& parameters);

/// The measure by line number. Asks for each only once.
class Measures {
 public:
  explicit Measures(const Parameters& parameters) : parameters_(parameters) {}
  [[nodiscard]] Length operator()(std::size_t line);

 private:
  const Parameters& parameters_;
  std::vector<Length> known_;
};

}  // namespace galley::breaking
