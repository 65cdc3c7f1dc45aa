// galley: checks of sections, their titles and their entries (see ats_checks.h).
#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

#include "ats_checks.h"
#include "ats_words.h"
#include "galley/base/ascii.h"
#include "galley/document/word_language.h"
#include "galley/resume/item_fields.h"
#include "galley/resume/section_spec.h"
#include "galley/typeset/notes.h"
#include "galley/typeset/wording.h"
#include "typeset_resume.h"

namespace galley::ats {
namespace {

/// The section of a heading. The heading has the place of the section's title, or of the section if it has no
/// title of its own.
const Section* section_at(const Resume& resume, const Place& place) {
  const std::string key = key_of(place);
  for (const Section& section : resume.sections) {
    if (key_of(section.title.empty() ? section.place : section.title.place) == key) return &section;
  }
  return nullptr;
}

/// Reports that an entry lacks something.
void report_missing(const Place& entry, std::string_view what, std::string_view key,
                    Diagnostics& diagnostics) {
  diagnostics.push_back(fault(entry, fmt::format("this entry has no {}", what), std::string(key)));
}

/// Reports what an entry lacks of the fields that systems expect in sections of its kind. A text that
/// `stands_in` for a field will do as well.
template <typename StandsIn>
void expect_fields(const Item& item, SectionKind kind, StandsIn stands_in, Diagnostics& diagnostics) {
  for (const resume::ItemField& field : resume::item_meanings()) {
    if (field.ats_name.empty() || (field.key.kinds & resume::in(kind)) == 0) continue;
    const bool is_there = !(item.*std::get<Text Item::*>(field.member)).empty();
    if (!is_there && !stands_in(field))
      report_missing(item.place, field.ats_name, field.key.name, diagnostics);
  }
}

/// Calls `see` for every entry of the sections with these ids, and counts the entries. Sections of the
/// author's own have other rules.
template <typename See>
std::size_t each_entry(const Resume& resume, std::initializer_list<std::string_view> ids, See see) {
  std::size_t count = 0;
  for (const Section& section : resume.sections) {
    if (std::ranges::find(ids, section.id) == ids.end()) continue;
    for (const Item& item : section.items) see(item);
    count += section.items.size();
  }
  return count;
}

}  // namespace

Summary check_titles(const Subject& subject, Diagnostics& diagnostics) {
  const std::string& language = subject.resume.meta.language;
  std::string titles;
  for (const OutlineEntry& entry : subject.pages.outline) {
    if (entry.level != 0) continue;
    titles += (titles.empty() ? "" : ", ") + entry.title;
    if (is_standard_title(entry.title, language)) continue;
    const Place place = place_at(subject, entry.node);
    const Section* section = section_at(subject.resume, place);
    const bool is_own = section == nullptr || section->kind == SectionKind::Prose;
    const std::string_view better = section_title(language, is_own ? SectionKind::Work : section->kind);
    std::string message = fmt::format("parsers do not know a section by the title '{}'", entry.title);
    if (!knows_titles(language))
      diagnostics.push_back(note(place, std::move(message)));
    else
      diagnostics.push_back(
          fault(place, std::move(message), fmt::format("a title with a word like '{}'", better)));
  }
  if (titles.empty())
    diagnostics.push_back(
        fault(place_of(subject.resume), "there are no sections", "at least [[work]] or [[education]]"));
  return titles;
}

Summary check_headings(const Subject& subject, Diagnostics& diagnostics) {
  const bool upper = subject.resume.style.heading.letter_case == HeadingCase::Upper;
  std::string overlooked;
  for (const OutlineEntry& entry : subject.pages.outline) {
    // These parsers read only English.
    if (upper || entry.level != 0 || !subject.resume.meta.language.starts_with("en")) continue;
    if (is_known_in_small_letters(plain(entry.title))) continue;
    overlooked += fmt::format("{}'{}'", overlooked.empty() ? "" : ", ", entry.title);
  }
  if (!overlooked.empty()) {
    diagnostics.push_back(
        note(place_of(subject.resume),
             fmt::format("some parsers know {} for a heading only in capitals", overlooked)));
    diagnostics.back().help = "style.heading.case = \"upper\"";
  }
  return upper ? "strong, in capitals, on lines of their own" : "strong, on lines of their own";
}

Summary check_jobs(const Subject& subject, Diagnostics& diagnostics) {
  const std::size_t count = each_entry(subject.resume, {"work"}, [&](const Item& item) {
    // Each role has a title.
    const auto stands_in = [&item](const resume::ItemField& field) {
      return field.key.name == "position" && !item.roles.empty();
    };
    expect_fields(item, SectionKind::Work, stands_in, diagnostics);
    if (item.roles.empty() && item.dates.empty())
      report_missing(item.place, "dates", "startDate and endDate", diagnostics);
    for (const Role& role : item.roles) {
      if (role.position.empty())
        report_missing(item.place, "title in one of its roles", "position", diagnostics);
      if (role.dates.empty())
        diagnostics.push_back(fault(role.position.place, "this role has no dates", "startDate and endDate"));
    }
  });
  return count == 0 ? "none" : counted(count, "job") + ", each with title, employer and dates";
}

Summary check_education(const Subject& subject, Diagnostics& diagnostics) {
  const std::size_t count = each_entry(subject.resume, {"education"}, [&](const Item& item) {
    // A subject without a degree is read as one.
    const auto stands_in = [&item](const resume::ItemField& field) {
      return field.key.name == "studyType" && !item.area.empty();
    };
    expect_fields(item, SectionKind::Education, stands_in, diagnostics);
    if (item.dates.empty()) report_missing(item.place, "date", "endDate", diagnostics);
    if (std::ranges::any_of(item.institution.value, ascii::is_digit))
      diagnostics.push_back(fault(item.institution.place,
                                  "a school with figures in its name is not read as one",
                                  "what is no name goes to score, location or summary"));
  });
  return count == 0 ? "none" : counted(count, "school") + ", each with degree and date";
}

Summary check_skills(const Subject& subject, Diagnostics& diagnostics) {
  const auto& sections = subject.resume.sections;
  const auto found = std::ranges::find(sections, SectionKind::Skills, &Section::kind);
  if (found == sections.end()) {
    diagnostics.push_back(advice(place_of(subject.resume), "there is no section of skills",
                                 "[skills], in the words of the posting: systems match by them"));
    return {};
  }
  return counted(found->items.size(), "list");
}

Summary check_places_and_texts(const Subject& subject, Diagnostics& diagnostics) {
  const std::size_t count = each_entry(subject.resume, {"work", "volunteer"}, [&](const Item& item) {
    const bool has_place = !item.location.empty() || std::ranges::any_of(item.roles, [](const Role& role) {
      return !role.location.empty();
    });
    const bool has_text = !item.summary.empty() || !item.highlights.empty() ||
                          std::ranges::any_of(item.roles, [](const Role& role) {
                            return !role.summary.empty() || !role.highlights.empty();
                          });
    if (!has_place)
      diagnostics.push_back(advice(item.place, "this entry has no place", "location: city and state"));
    if (!has_text)
      diagnostics.push_back(advice(item.place, "this entry has no text", "highlights: what was done there"));
  });
  return count == 0 ? "none" : counted(count, "position") + ", each with place and text";
}

}  // namespace galley::ats
