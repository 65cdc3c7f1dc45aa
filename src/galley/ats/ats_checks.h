// galley: the checks of `check_for_ats`, and what they share. Each check looks at one thing and returns its
// summary. The table in ats.cpp has them in order.
#pragma once

#include <string>
#include <string_view>

#include "galley/galley.h"

namespace galley::ats {

/// What a check sees.
struct Subject {
  const Resume& resume;
  const Pages& pages;
  const std::string& file_name;
  const std::string& pdf;
};

// The file: ats_file.cpp.
std::string check_size(const Subject& subject, Diagnostics& diagnostics);
std::string check_file_name(const Subject& subject, Diagnostics& diagnostics);
std::string check_profile(const Subject& subject, Diagnostics& diagnostics);
std::string check_text(const Subject& subject, Diagnostics& diagnostics);

// Contact details: ats_contact.cpp.
std::string check_name(const Subject& subject, Diagnostics& diagnostics);
std::string check_email(const Subject& subject, Diagnostics& diagnostics);
std::string check_details(const Subject& subject, Diagnostics& diagnostics);
std::string check_phone(const Subject& subject, Diagnostics& diagnostics);

// Sections and their entries: ats_sections.cpp.
std::string check_titles(const Subject& subject, Diagnostics& diagnostics);
std::string check_headings(const Subject& subject, Diagnostics& diagnostics);
std::string check_jobs(const Subject& subject, Diagnostics& diagnostics);
std::string check_education(const Subject& subject, Diagnostics& diagnostics);
std::string check_dates(const Subject& subject, Diagnostics& diagnostics);

// The pages: ats_pages.cpp.
std::string check_columns(const Subject& subject, Diagnostics& diagnostics);
std::string check_letter_spacing(const Subject& subject, Diagnostics& diagnostics);
std::string check_links(const Subject& subject, Diagnostics& diagnostics);
std::string check_page_breaks(const Subject& subject, Diagnostics& diagnostics);
std::string check_pictures(const Subject& subject, Diagnostics& diagnostics);

/// A warning about the résumé.
[[nodiscard]] Diagnostic fault(const Place& place, std::string message, std::string help);

/// A text in the form in which texts are compared. Each run of spaces, breaking or not, is one space, and a
/// hyphen that does not break is a plain one.
[[nodiscard]] std::string plain(std::string_view text);

/// A node of the structure. Null if there is no such node.
[[nodiscard]] const StructureNode* node_of(const Pages& pages, NodeId node);

/// The place of a node in the author's file. The résumé as a whole if the node has none.
[[nodiscard]] Place place_at(const Subject& subject, NodeId node);

/// Calls `see` for each line except the footers.
template <typename See>
void each_line(const Pages& pages, See see) {
  for (const Page& page : pages.pages) {
    for (const Line& line : page.lines) {
      if (line.role != LineRole::Footer) see(line);
    }
  }
}

}  // namespace galley::ats
