// base: a sort that keeps equals in order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

namespace galley {

/// Sorts by what `key_of` gives, equals in the order in which they came. (libstdc++ 12's stable_sort is built
/// on what C++20 removed, of which clang warns.)
template <class T, class KeyOf, class Less = std::less<>>
void sort_by(std::vector<T>& values, KeyOf key_of, Less less = {}) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const auto key_a = key_of(values[a]);
    const auto key_b = key_of(values[b]);
    return less(key_a, key_b) || (!less(key_b, key_a) && a < b);
  });
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (const std::size_t index : order) sorted.push_back(std::move(values[index]));
  values = std::move(sorted);
}

}  // namespace galley
