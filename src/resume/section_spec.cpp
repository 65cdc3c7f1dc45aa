// resume: the format's own sections (see section_spec.h).
#include "galley/resume/section_spec.h"

#include <algorithm>

namespace galley::resume {

const SectionSpec& spec_of(SectionKind kind) {
  static constexpr SectionSpec own;
  return kind == SectionKind::Prose ? own : section_specs[static_cast<std::size_t>(kind)];
}

SectionKind kind_of(std::string_view id) {
  const auto* const found = std::ranges::find(section_specs, id, &SectionSpec::id);
  return found == section_specs.end() ? SectionKind::Prose : found->kind;
}

bool stands_for(const source::Value& element, SectionKind kind) {
  const SectionSpec& spec = spec_of(kind);
  const auto is_id = [&element, &spec](std::string_view key) {
    const source::Member* member = element.find(key);
    return member != nullptr && member->value.string == spec.id;
  };
  return kind != SectionKind::Prose && !spec.in_json_resume && is_id("id") && is_id("like") &&
         element.find("title") == nullptr && element.find("items") != nullptr;
}

}  // namespace galley::resume
