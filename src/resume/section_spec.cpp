// resume: the format's own sections (see section_spec.h).
#include "galley/resume/section_spec.h"

#include <algorithm>
#include <array>

namespace galley::resume {
namespace {

using enum SectionKind;

constexpr std::array<SectionSpec, 12> table{{
    {Summary, "summary", "Summary", "date"},
    {Work, "work", "Experience", ""},
    {Volunteer, "volunteer", "Volunteering", ""},
    {Education, "education", "Education", ""},
    {Awards, "awards", "Awards", "date", true},
    {Certificates, "certificates", "Certificates", "date", true},
    {Publications, "publications", "Publications", "releaseDate"},
    {Skills, "skills", "Skills", "date"},
    {Languages, "languages", "Languages", "date"},
    {Interests, "interests", "Interests", "date"},
    {References, "references", "References", "date"},
    {Projects, "projects", "Projects", ""},
}};

constexpr SectionSpec own{Prose, "", "", "date"};

/// Does each kind but the last have its row, in its order?
constexpr bool is_complete() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].kind) != i) return false;
  return table.size() == static_cast<std::size_t>(Prose);
}
static_assert(is_complete());

}  // namespace

std::span<const SectionSpec> section_specs() { return table; }

const SectionSpec& spec_of(SectionKind kind) {
  return kind == Prose ? own : table[static_cast<std::size_t>(kind)];
}

SectionKind kind_of(std::string_view id) {
  const auto* const found = std::ranges::find(table, id, &SectionSpec::id);
  return found == table.end() ? Prose : found->kind;
}

}  // namespace galley::resume
