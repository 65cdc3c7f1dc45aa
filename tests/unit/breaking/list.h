// Short spellings of items, in whole scaled points, for the tests of breaking.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "galley/breaking/breaking.h"

namespace galley::breaking {

using List = std::vector<Item>;

constexpr Length sp(std::int64_t value) { return Length::scaled_points(value); }

inline Item box(std::int64_t width) {
  Item item;
  item.width = sp(width);
  return item;
}

inline Item glue(std::int64_t width, std::int64_t stretch, std::int64_t shrink) {
  Item item = box(width);
  item.kind = ItemKind::Glue;
  item.stretch = sp(stretch);
  item.shrink = sp(shrink);
  return item;
}

inline Item fil() {
  Item item = glue(0, 1, 0);
  item.fill = 1;
  return item;
}

inline Item penalty(int value) {
  Item item;
  item.kind = ItemKind::Break;
  item.penalty = value;
  return item;
}

inline Item hyphen(std::int64_t width, int value = 50) {
  Item item = penalty(value);
  item.before = sp(width);
  item.last_resort = true;
  item.ends.whole = 1;
  return item;
}

/// A paragraph's end, as TeX makes it.
inline void finish(List& list) {
  list.push_back(penalty(infinite_penalty));
  list.push_back(fil());
}

/// `count` words of this width with spaces between, finished.
inline List words(int count, std::int64_t width, const Item& space) {
  List list;
  for (int i = 0; i < count; ++i) {
    if (i > 0) list.push_back(space);
    list.push_back(box(width));
  }
  finish(list);
  return list;
}

inline Parameters on_measure(std::int64_t measure, int tolerance = 200) {
  Parameters parameters;
  parameters.measure = [measure](std::size_t) { return sp(measure); };
  parameters.tolerance = tolerance;
  return parameters;
}

inline std::vector<std::size_t> breaks_of(const Broken& broken) {
  std::vector<std::size_t> breaks(broken.lines.size());
  std::transform(broken.lines.begin(), broken.lines.end(), breaks.begin(),
                 [](const BrokenLine& line) { return line.at; });
  return breaks;
}

}  // namespace galley::breaking
