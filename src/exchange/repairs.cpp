// exchange: what is told of repairs (see repairs.h).
#include "repairs.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/base/limits.h"
#include "galley/source/value.h"

namespace galley::exchange {
namespace {

/// The first twenty names, and how many more there are.
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t max_listed = 20;
  const std::size_t shown = std::min(names.size(), max_listed);
  std::string list =
      fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  if (shown < names.size()) list += fmt::format(" and {} more", names.size() - shown);
  return list;
}

}  // namespace

std::string Repairs::named(const source::Key& key) const {
  const std::string_view table = path_.size() > 1 ? path_[path_.size() - 2] : std::string_view();
  return table.empty() ? fmt::format("'{}'", key.name) : fmt::format("'{}' in '{}'", key.name, table);
}

void Repairs::warn(const Place& place, std::string_view key, std::string message) {
  if (told_.size() < limits.diagnostics && told_.emplace(std::string(key), message).second)
    said_.push_back(source::warning_at(place, std::move(message)));
}

void Repairs::note(Keys& keys, std::string_view key) const {
  std::string name;
  for (const std::string_view step : path_) name += std::string(step) + ".";
  name += key;
  if (name.ends_with('.')) name.pop_back();
  if (keys.known.insert(name).second) keys.names.push_back(std::move(name));
}

void Repairs::note_unknown(std::string_view key) { note(unknown_, key); }

void Repairs::note_empty(std::string_view key) { note(empty_, key); }

void Repairs::tell(const Place& file) {
  if (!empty_.names.empty())
    said_.push_back(source::warning_at(
        file, fmt::format("these keys hold null or nothing, and count as absent: {}", listed(empty_.names))));
  if (unknown_.names.empty()) return;
  Diagnostic note = source::warning_at(
      file,
      fmt::format("galley has no place for these keys, and does not print them: {}", listed(unknown_.names)));
  note.severity = Severity::Note;
  said_.push_back(std::move(note));
}

}  // namespace galley::exchange
