// Lists of every kind of item and parameters of every kind, made of numbers from anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "list.h"

namespace galley::breaking {

/// `Numbers` gives numbers by `below(bound)`, from 0 on.
template <typename Numbers>
class AnyList {
 public:
  explicit AnyList(Numbers numbers) : numbers_(std::move(numbers)) {}

  int below(int bound) { return numbers_.below(bound); }
  bool once_in(int times) { return below(times) == 0; }

  Item word() {
    Item item = box(8 + below(25));
    if (once_in(3)) item.overhang_start = sp(below(3));
    if (once_in(3)) item.overhang_end = sp(below(3));
    if (once_in(3)) item.expansion_stretch = sp(below(3));
    if (once_in(3)) item.expansion_shrink = sp(below(2));
    return item;
  }

  Likeness likeness() { return {static_cast<std::uint32_t>(below(3)), static_cast<std::uint32_t>(below(3))}; }

  Item space() {
    Item item = glue(4 + below(4), below(8), below(4));
    if (once_in(8)) item.ends = likeness();
    if (once_in(8)) item.begins = likeness();
    return item;
  }

  Item stop() {
    if (once_in(12)) return penalty(-infinite_penalty);
    if (once_in(6)) return penalty(infinite_penalty);
    if (once_in(2)) return penalty(below(300) - 100);
    Item item = hyphen(below(6), below(100));
    item.discretionary = once_in(2);
    item.last_resort = once_in(2);
    item.ends.whole = static_cast<std::uint32_t>(below(3));
    if (once_in(8)) item.begins = likeness();
    item.ends_short = once_in(5);
    if (once_in(3)) item.after = sp(1 + below(4));
    if (once_in(3)) item.width = sp(1 + below(6));
    item.overhang_end = sp(below(3));
    return item;
  }

  /// A word and what stands after it.
  void add_word(List& list) {
    list.push_back(word());
    if (once_in(3)) list.push_back(stop());
    if (!once_in(4)) list.push_back(space());
    if (once_in(6)) list.push_back(stop());
  }

  /// A short list.
  List list() {
    List list;
    for (int left = 4 + below(6); left > 0; --left) add_word(list);
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
    parameters.alike_demerits = below(20000);
    parameters.partly_alike_demerits = below(10000);
    parameters.final_demerits = below(20000);
    parameters.final_end = static_cast<std::uint32_t>(below(3));
    parameters.paired_end = static_cast<std::uint32_t>(below(3));
    parameters.opening = likeness();
    if (once_in(2)) parameters.spacing_demerits = 1 + below(20000);
    if (once_in(2)) parameters.max_ratio = below(3000);
    if (once_in(2)) parameters.min_fill = below(1001);
    return parameters;
  }

  [[nodiscard]] const Numbers& numbers() const { return numbers_; }

 private:
  Numbers numbers_;
};

}  // namespace galley::breaking
