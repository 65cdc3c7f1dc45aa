// breaking: a line between two breaks. Items in; out comes what stands on the line, how well that fills the
// measure, and what it costs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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
  Sums passed;
};

/// Where a line ends, and what ending it here means. Its sums are those of a walk up to the end.
struct LineEnd {
  std::size_t at = 0;
  int penalty = 0;
  std::uint32_t tag = 0;
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
  [[nodiscard]] LineStart list_start() const;
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
};

/// What stands between a start and an end, with the background.
[[nodiscard]] Sums between(const LineStart& start, const LineEnd& end, const Sums& background);

/// The fit of a line of these sums in a measure grown by its overhangs (§§ 851–853).
[[nodiscard]] Fit fit(const Sums& line, Length measure);

/// What is remembered of the line before: it bears on the next one's demerits.
struct Precedent {
  Fitness fitness = Fitness::Decent;
  std::uint32_t tag = 0;
};

/// Demerits of a line (§ 859). At most some 10^10 each: 64 bits hold the sum of any list.
[[nodiscard]] std::int64_t demerits_of(const Fit& fit, const LineEnd& end, const Precedent& precedent,
                                       const Parameters& parameters);

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
