// galley: best-first enumeration of subsets. Things are numbered by rising cost. A subset whose last member
// is i leads to two others: one with i + 1 added, and one with i + 1 in place of i. So each subset comes from
// one that costs no more.
#include "subsets.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace galley {

bool Subsets::Dearer::operator()(const Subset& a, const Subset& b) const {
  return std::tie(a.cost, a.members) > std::tie(b.cost, b.members);
}

Subsets::Subsets(const std::vector<std::size_t>& costs, std::size_t max_members)
    : costs_(costs), order_(costs.size()), max_members_(max_members) {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::ranges::sort(order_, {}, [this](std::size_t thing) { return std::pair(costs_[thing], thing); });
  if (max_members_ > 0 && !order_.empty()) open_.push({costs_[order_[0]], {0}});
}

std::optional<Subset> Subsets::next() {
  if (!began_) {
    began_ = true;
    return Subset{};
  }
  if (open_.empty()) return {};
  Subset subset = open_.top();
  open_.pop();
  const std::size_t last = subset.members.back();
  if (last + 1 < order_.size()) {
    Subset moved = subset;
    moved.cost += costs_[order_[last + 1]] - costs_[order_[last]];
    moved.members.back() = last + 1;
    open_.push(std::move(moved));
    if (subset.members.size() < max_members_) {
      Subset grown = subset;
      grown.cost += costs_[order_[last + 1]];
      grown.members.push_back(last + 1);
      open_.push(std::move(grown));
    }
  }
  for (std::size_t& member : subset.members) member = order_[member];
  return subset;
}

}  // namespace galley
