// resume: what there is to say of each of the format's own sections, in one table.
#pragma once

#include <array>
#include <string_view>

#include "galley/resume/resume.h"
#include "galley/source/schema.h"

namespace galley::resume {

/// How a section is set. The appearance of one entry is code: see `document/kinds.cpp`.
enum class SectionShape {
  Text,          ///< paragraphs, no items
  Entries,       ///< a title, dates, what was done
  Bibliography,  ///< a list that can be numbered and cited
  KeywordLists,  ///< a line for each item
};

/// A section that the format knows. Titles in the languages that galley speaks are in `document/language`.
struct SectionSpec {
  SectionKind kind = SectionKind::Prose;
  std::string_view id;  ///< its key in galley's files
  SectionShape shape = SectionShape::Entries;
  source::Form form = source::Form::ShapedTables;
  std::string_view doc = {};       ///< for the reference page
  std::string_view synonyms = {};  ///< what authors write instead of the id
  /// Has JSON Resume a key for it? Else it stands under galley's own key `sections` there, and an author may
  /// give its id to a section of one's own.
  bool in_json_resume = true;
  /// JSON Resume's key for the single date of an item. Empty: an item has a start and an end.
  std::string_view json_date_key = "date";
  /// JSON Resume's `date` must be a date, so that a date in words goes to another key.
  bool json_date_is_strict = false;
  /// The order of an item's keys in JSON Resume. The rest follows in the order of `item_fields`.
  std::string_view json_order = {};
};

/// One for each kind but Prose, in the order of `SectionKind`.
inline constexpr std::array<SectionSpec, 19> section_specs{{
    {.kind = SectionKind::Summary,
     .id = "summary",
     .shape = SectionShape::Text,
     .form = source::Form::Paragraphs},
    {.kind = SectionKind::Work,
     .id = "work",
     .doc = "Employment.",
     .synonyms = "jobs job experience employment experiences positions",
     .json_date_key = "",
     .json_order = "name location description position url startDate endDate date summary highlights roles"},
    {.kind = SectionKind::Volunteer,
     .id = "volunteer",
     .doc = "Unpaid work.",
     .synonyms = "volunteering community",
     .json_date_key = "",
     .json_order = "organization position url startDate endDate date summary highlights roles"},
    {.kind = SectionKind::Education,
     .id = "education",
     .doc = "Degrees and schools.",
     .synonyms = "degrees schools studies",
     .json_date_key = "",
     .json_order = "institution url area studyType startDate endDate date score courses summary highlights"},
    {.kind = SectionKind::Awards,
     .id = "awards",
     .doc = "Prizes, scholarships, honours.",
     .synonyms = "honors honours prizes award",
     .json_date_is_strict = true,
     .json_order = "title date releaseDate startDate endDate awarder url summary"},
    {.kind = SectionKind::Certificates,
     .id = "certificates",
     .doc = "Certificates and licences.",
     .synonyms = "certifications certs licenses",
     .json_date_is_strict = true,
     .json_order = "name date releaseDate startDate endDate url issuer"},
    {.kind = SectionKind::Publications,
     .id = "publications",
     .shape = SectionShape::Bibliography,
     .doc = "What you published; `[@id]` cites it.",
     .synonyms = "papers articles bibliography",
     .json_date_key = "releaseDate",
     .json_order = "id name authors publisher volume issue pages releaseDate date url doi type summary"},
    {.kind = SectionKind::Skills,
     .id = "skills",
     .shape = SectionShape::KeywordLists,
     .form = source::Form::TablesOrLists,
     .doc = "What you can do: items, or `[skills] Languages = [\"C++\", \"Rust\"]` in short.",
     .synonyms = "skill technologies tools",
     .json_order = "name level keywords"},
    {.kind = SectionKind::Languages,
     .id = "languages",
     .shape = SectionShape::KeywordLists,
     .doc = "Languages that you speak.",
     .json_order = "language fluency"},
    {.kind = SectionKind::Interests,
     .id = "interests",
     .shape = SectionShape::KeywordLists,
     .doc = "What else you do.",
     .synonyms = "hobbies",
     .json_order = "name keywords"},
    {.kind = SectionKind::References,
     .id = "references",
     .doc = "Who speaks for you.",
     .synonyms = "referees recommendations",
     .json_order = "name position organization email phone url reference"},
    {.kind = SectionKind::Projects,
     .id = "projects",
     .doc = "What you built.",
     .synonyms = "portfolio",
     .json_date_key = "",
     .json_order = "name description highlights keywords startDate endDate date url roles entity type"},
    {.kind = SectionKind::Patents,
     .id = "patents",
     .doc = "What you invented.",
     .synonyms = "patent inventions",
     .in_json_resume = false,
     .json_order = "name number office status authors date url summary"},
    {.kind = SectionKind::Talks,
     .id = "talks",
     .doc = "What you spoke about in public.",
     .synonyms = "talk presentations lectures speaking conferences",
     .in_json_resume = false,
     .json_order = "name event type location date authors url summary"},
    {.kind = SectionKind::Teaching,
     .id = "teaching",
     .doc = "What you taught.",
     .synonyms = "taught lecturing tutoring",
     .in_json_resume = false,
     .json_date_key = "",
     .json_order = "name institution position url startDate endDate date summary highlights"},
    {.kind = SectionKind::Grants,
     .id = "grants",
     .doc = "What others funded.",
     .synonyms = "grant funding fundings",
     .in_json_resume = false,
     .json_date_key = "",
     .json_order = "name funder amount position url startDate endDate date summary"},
    {.kind = SectionKind::Memberships,
     .id = "memberships",
     .doc = "Associations that you belong to.",
     .synonyms = "membership affiliations associations",
     .in_json_resume = false,
     .json_date_key = "",
     .json_order = "organization position url startDate endDate date summary"},
    {.kind = SectionKind::Service,
     .id = "service",
     .doc = "What you do for your field: committees, reviews.",
     .synonyms = "committees reviewing professionalservice",
     .in_json_resume = false,
     .json_date_key = "",
     .json_order = "organization position url startDate endDate date summary highlights"},
    {.kind = SectionKind::Supervision,
     .id = "supervision",
     .doc = "Whom you supervised.",
     .synonyms = "supervised mentoring advising students",
     .in_json_resume = false,
     .json_date_key = "",
     .json_order = "name studyType institution url startDate endDate date summary highlights"},
}};

/// Has each kind but the last its row, in its order?
consteval bool has_all_sections() {
  for (std::size_t i = 0; i < section_specs.size(); ++i)
    if (static_cast<std::size_t>(section_specs[i].kind) != i) return false;
  return section_specs.size() == static_cast<std::size_t>(SectionKind::Prose);
}
static_assert(has_all_sections());

/// Of a kind. A section of one's own (Prose) has no id and no title.
[[nodiscard]] const SectionSpec& spec_of(SectionKind kind);

/// The kind that an id names; Prose if it is none of the format's own.
[[nodiscard]] SectionKind kind_of(std::string_view id);

/// Does an element of JSON Resume's `sections` stand for a section of that kind? JSON Resume may have no key
/// for it: then it has its own id and shape there, and no title. With a title it is a section of one's own.
[[nodiscard]] bool stands_for(const source::Value& element, SectionKind kind);

/// The bit of a kind, for keys that items of some kinds take.
constexpr source::Kinds in(SectionKind kind) { return 1U << static_cast<unsigned>(kind); }

}  // namespace galley::resume
