// resume: pairing (see pairing.h).
#include "galley/resume/pairing.h"

#include <fmt/format.h>

namespace galley::resume {

std::string identity_of(const std::string& id, const Place& place) {
  if (!id.empty()) return "#" + id;
  return fmt::format("{}:{}:{}:{}", static_cast<const void*>(place.source.get()), place.line, place.column,
                     place.pointer);
}

std::string label_of(const Item& item) {
  std::string label;
  for (const Text* text : {&item.position, &item.study_type, &item.name, &item.title, &item.organization,
                           &item.institution, &item.language, &item.reference}) {
    const bool is_holder = text == &item.name || text == &item.organization || text == &item.institution;
    if (text->empty() || (!label.empty() && !is_holder)) continue;
    label += (label.empty() ? "" : ", ") + text->value;
  }
  return label;
}

std::vector<std::size_t> unpaired(const std::vector<std::size_t>& partner, std::size_t count) {
  std::vector<bool> taken(count);
  for (const std::size_t j : partner)
    if (j != no_partner) taken[j] = true;
  std::vector<std::size_t> left;
  for (std::size_t j = 0; j < count; ++j)
    if (!taken[j]) left.push_back(j);
  return left;
}

}  // namespace galley::resume
