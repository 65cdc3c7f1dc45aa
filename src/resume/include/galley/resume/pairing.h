// resume: which entry of one résumé became which entry of another, most often of a variant of it.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "galley/resume/resume.h"

namespace galley::resume {

/// What an item or a highlight is known by in all variants: its id, or else its place in its file.
[[nodiscard]] std::string identity_of(const std::string& id, const Place& place);

/// What an item is called in reports: “Engineer, Acme”.
[[nodiscard]] std::string label_of(const Item& item);

inline constexpr std::size_t no_partner = static_cast<std::size_t>(-1);

/// For each of `before` the index in `after` of what it became, or `no_partner`. Two are the same if they
/// agree in the first of these members; of what is left, if they agree in the next, and it is not empty.
template <class T>
std::vector<std::size_t> paired(const std::vector<T>& before, const std::vector<T>& after,
                                std::initializer_list<std::string T::*> members) {
  std::vector<std::size_t> partner(before.size(), no_partner);
  std::vector<bool> taken(after.size());
  for (std::string T::* member : members) {
    const bool is_first = member == *members.begin();
    std::multimap<std::string_view, std::size_t> free;
    for (std::size_t j = 0; j < after.size(); ++j)
      if (!taken[j] && (is_first || !(after[j].*member).empty())) free.emplace(after[j].*member, j);
    for (std::size_t i = 0; i < before.size(); ++i) {
      const auto found = partner[i] == no_partner ? free.find(before[i].*member) : free.end();
      if (found == free.end()) continue;
      partner[i] = found->second;
      taken[found->second] = true;
      free.erase(found);
    }
  }
  return partner;
}

/// The indices of those of `count` that are nobody's partner.
[[nodiscard]] std::vector<std::size_t> unpaired(const std::vector<std::size_t>& partner, std::size_t count);

}  // namespace galley::resume
