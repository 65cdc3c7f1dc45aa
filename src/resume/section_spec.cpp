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

}  // namespace galley::resume
