// galley: the subsets of things that have a cost, the cheapest first.
#pragma once

#include <cstddef>
#include <optional>
#include <queue>
#include <vector>

namespace galley {

/// A subset, by the indexes of its members, and the sum of their costs.
struct Subset {
  std::size_t cost = 0;
  std::vector<std::size_t> members;
};

/// Gives all subsets of `costs.size()` things with at most `most` members, none first, by rising cost; equals
/// in an order that depends on nothing else.
class Subsets {
 public:
  explicit Subsets(const std::vector<std::size_t>& costs, std::size_t most);

  [[nodiscard]] std::optional<Subset> next();

 private:
  /// Members are places in the order of cost; the last is the largest.
  struct Dearer {
    bool operator()(const Subset& a, const Subset& b) const;
  };

  std::vector<std::size_t> costs_;
  std::vector<std::size_t> order_;
  std::size_t most_;
  std::priority_queue<Subset, std::vector<Subset>, Dearer> open_;
  bool began_ = false;
};

}  // namespace galley
