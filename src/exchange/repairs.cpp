// exchange: what is told of repairs (see repairs.h).
#include "repairs.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/base/limits.h"
#include "galley/source/reader.h"

namespace galley::exchange {

std::string Repairs::named(const source::Key& key) const {
  const std::string_view table = path_.size() > 1 ? path_[path_.size() - 2] : std::string_view();
  return table.empty() ? fmt::format("'{}'", key.name) : fmt::format("'{}' in '{}'", key.name, table);
}

void Repairs::warn(const Place& place, std::string_view key, std::string message) {
  if (told_.size() < limits.diagnostics && told_.emplace(std::string(key), message).second)
    said_.push_back(source::warning_at(place, std::move(message)));
}

void Repairs::note_unknown(std::string_view key) {
  std::string name;
  for (const std::string_view step : path_) name += std::string(step) + ".";
  name += key;
  if (noted_.insert(name).second) unknown_.push_back(std::move(name));
}

void Repairs::tell_unknown(const Place& file) {
  if (unknown_.empty()) return;
  constexpr std::size_t most = 20;
  const std::size_t shown = std::min(unknown_.size(), most);
  std::string names = fmt::format(
      "{}", fmt::join(unknown_.begin(), unknown_.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  if (shown < unknown_.size()) names += fmt::format(" and {} more", unknown_.size() - shown);
  Diagnostic note = source::warning_at(
      file, fmt::format("galley has no place for these keys, and does not print them: {}", names));
  note.severity = Severity::Note;
  said_.push_back(std::move(note));
}

}  // namespace galley::exchange
