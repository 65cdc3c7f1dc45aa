// galley: enumerates the subsets of things that have costs, the cheapest first.
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

/// Enumerates all subsets with at most `max_members` members by rising cost. The empty subset comes first.
/// Subsets of equal cost come in a fixed order.
class Subsets {
 public:
  /// `costs` has the cost of each thing.
  explicit Subsets(const std::vector<std::size_t>& costs, std::size_t max_members);

  /// The next subset. Nothing after the last.
  [[nodiscard]] std::optional<Subset> next();

 private:
  /// Orders subsets in the queue. Their members are indexes into `order_`; the last is the largest.
  struct Dearer {
    bool operator()(const Subset& a, const Subset& b) const;
  };

  std::vector<std::size_t> costs_;
  std::vector<std::size_t> order_;
  std::size_t max_members_;
  std::priority_queue<Subset, std::vector<Subset>, Dearer> open_;
  bool began_ = false;
};

}  // namespace galley
