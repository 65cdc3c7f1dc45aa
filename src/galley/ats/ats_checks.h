// galley: the checks of `check_for_ats`, and what they share. Each check looks at one thing and returns its
// summary. The table in ats.cpp has them in order, with whose rule each is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "galley/galley.h"
#include "galley/intake/shown_text.h"

namespace galley::ats {

/// What a check sees.
struct Subject {
  const Resume& resume;
  const Pages& pages;
  const std::string& file_name;
  const std::string& pdf;
  const intake::ShownText& shown;  ///< of the PDF
};

/// What a check looked at.
struct Summary {
  Summary(std::string what = {}) : text(std::move(what)) {}
  Summary(const char* what) : text(what) {}
  std::string text;
  bool checked = true;
};
[[nodiscard]] Summary not_checked(std::string_view why);

// The file: ats_file.cpp.
Summary check_size(const Subject& subject, Diagnostics& diagnostics);
Summary check_file_name(const Subject& subject, Diagnostics& diagnostics);
Summary check_own_name(const Subject& subject, Diagnostics& diagnostics);
Summary check_profile(const Subject& subject, Diagnostics& diagnostics);
Summary check_text(const Subject& subject, Diagnostics& diagnostics);

// The text read back: ats_models.cpp.
Summary check_letters(const Subject& subject, Diagnostics& diagnostics);
Summary check_content_order(const Subject& subject, Diagnostics& diagnostics);
Summary check_position_order(const Subject& subject, Diagnostics& diagnostics);
Summary check_gaps(const Subject& subject, Diagnostics& diagnostics);

// Contact details: ats_contact.cpp.
Summary check_name(const Subject& subject, Diagnostics& diagnostics);
Summary check_email(const Subject& subject, Diagnostics& diagnostics);
Summary check_details(const Subject& subject, Diagnostics& diagnostics);
Summary check_phone(const Subject& subject, Diagnostics& diagnostics);
Summary check_contact_line(const Subject& subject, Diagnostics& diagnostics);
Summary check_urls(const Subject& subject, Diagnostics& diagnostics);

// Sections and their entries: ats_sections.cpp.
Summary check_titles(const Subject& subject, Diagnostics& diagnostics);
Summary check_headings(const Subject& subject, Diagnostics& diagnostics);
Summary check_skills(const Subject& subject, Diagnostics& diagnostics);
Summary check_jobs(const Subject& subject, Diagnostics& diagnostics);
Summary check_places_and_texts(const Subject& subject, Diagnostics& diagnostics);
Summary check_education(const Subject& subject, Diagnostics& diagnostics);

// Dates: ats_dates.cpp.
Summary check_dates(const Subject& subject, Diagnostics& diagnostics);
Summary check_future(const Subject& subject, Diagnostics& diagnostics);
Summary check_overlaps(const Subject& subject, Diagnostics& diagnostics);
Summary check_idle_years(const Subject& subject, Diagnostics& diagnostics);

// The pages: ats_pages.cpp.
Summary check_columns(const Subject& subject, Diagnostics& diagnostics);
Summary check_letter_spacing(const Subject& subject, Diagnostics& diagnostics);
Summary check_links(const Subject& subject, Diagnostics& diagnostics);
Summary check_page_breaks(const Subject& subject, Diagnostics& diagnostics);
Summary check_pictures(const Subject& subject, Diagnostics& diagnostics);

// The type: ats_type.cpp.
Summary check_type_size(const Subject& subject, Diagnostics& diagnostics);
Summary check_leading(const Subject& subject, Diagnostics& diagnostics);
Summary check_margins(const Subject& subject, Diagnostics& diagnostics);
Summary check_top_third(const Subject& subject, Diagnostics& diagnostics);
Summary check_summary(const Subject& subject, Diagnostics& diagnostics);
Summary check_bullets(const Subject& subject, Diagnostics& diagnostics);

// What the texts say: ats_prose.cpp.
Summary check_placeholders(const Subject& subject, Diagnostics& diagnostics);
Summary check_acronyms(const Subject& subject, Diagnostics& diagnostics);
Summary check_first_words(const Subject& subject, Diagnostics& diagnostics);
Summary check_person(const Subject& subject, Diagnostics& diagnostics);
Summary check_passive(const Subject& subject, Diagnostics& diagnostics);

/// A warning about the résumé.
[[nodiscard]] Diagnostic fault(const Place& place, std::string message, std::string help);
/// A note on the résumé.
[[nodiscard]] Diagnostic advice(const Place& place, std::string message, std::string help);

/// “ (line 3)”, “ (lines 3, 5 and 4 more)”; “” if the places have no lines.
[[nodiscard]] std::string in_lines(const std::vector<Place>& places);

/// A text in the form in which texts are compared. Each run of spaces, breaking or not, is one space, and a
/// hyphen that does not break is a plain one.
[[nodiscard]] std::string plain(std::string_view text);

/// A node of the structure. Null if there is no such node.
[[nodiscard]] const StructureNode* node_of(const Pages& pages, NodeId node);

/// The place of a node in the author's file. The résumé as a whole if the node has none.
[[nodiscard]] Place place_at(const Subject& subject, NodeId node);

/// What tells places apart, also in several files.
[[nodiscard]] std::string key_of(const Place& place);

/// Calls `see` for each line except the footers.
template <typename See>
void each_line(const Pages& pages, See see) {
  for (const Page& page : pages.pages) {
    for (const Line& line : page.lines) {
      if (!is_artifact(line.role)) see(line);
    }
  }
}

/// Calls `see` for each list of highlights: of an entry, of one of its roles, of a section, or nested.
template <typename See>
void each_list(const std::vector<Highlight>& highlights, See see) {
  if (highlights.empty()) return;
  see(highlights);
  for (const Highlight& highlight : highlights) each_list(highlight.nested, see);
}
template <typename See>
void each_list(const Resume& resume, See see) {
  for (const Section& section : resume.sections) {
    each_list(section.highlights, see);
    for (const Item& item : section.items) {
      each_list(item.highlights, see);
      for (const Role& role : item.roles) each_list(role.highlights, see);
    }
  }
}

/// Calls `see` for each text in sentences: summaries and highlights.
template <typename See>
void each_prose(const Resume& resume, See see) {
  for (const Section& section : resume.sections) {
    for (const Text& text : section.text) see(text);
    for (const Item& item : section.items) {
      for (const Text& text : item.summary) see(text);
      for (const Role& role : item.roles)
        for (const Text& text : role.summary) see(text);
    }
  }
  each_list(resume, [&see](const std::vector<Highlight>& list) {
    for (const Highlight& highlight : list) see(highlight.text);
  });
}

}  // namespace galley::ats
