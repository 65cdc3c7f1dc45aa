// Random numbers that are the same everywhere: no library's distribution has a say in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace galley::fit_test {

/// A linear congruential generator.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}

  /// A number from 0 to end − 1.
  int below(int end) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(end));
  }
  /// A number from `first` to `last`.
  int between(int first, int last) { return first + below(last - first + 1); }
  /// True in `chance` of a hundred cases.
  bool percent(int chance) { return below(100) < chance; }

  /// One of the elements of a list that is not empty.
  template <typename List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
  }

  template <typename Value>
  void shuffle(std::vector<Value>& values) {
    for (std::size_t i = values.size(); i > 1; --i)
      std::swap(values[i - 1], values[static_cast<std::size_t>(below(static_cast<int>(i)))]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace galley::fit_test
