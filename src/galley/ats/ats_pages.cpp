// galley: checks of the pages: where lines, letters, links and pictures stand (see ats_checks.h).
#include <algorithm>

#include <fmt/format.h>

#include "ats_checks.h"
#include "galley/typeset/notes.h"
#include "galley/typeset/wording.h"

namespace galley::ats {
namespace {

// Readers make separate words of letters that are this far apart: pdf.js from 0.102 em, poppler from 0.1 em.
constexpr double max_tracking = 0.1;

/// How far the letters of a run are apart on average, in em, beyond the font's own distance.
double tracking_of(const GlyphRun& run) {
  double sum = 0;
  int count = 0;
  for (std::size_t i = 0; i + 1 < run.glyphs.size(); ++i) {
    const PlacedGlyph& glyph = run.glyphs[i];
    const PlacedGlyph& next = run.glyphs[i + 1];
    const auto is_space = [&](const PlacedGlyph& one) {
      if (one.text_begin >= one.text_end || one.text_end > run.text.size()) return true;
      return plain(std::string_view(run.text).substr(one.text_begin, one.text_end - one.text_begin)).empty();
    };
    if (is_space(glyph) || is_space(next)) continue;
    sum += (next.x - glyph.x - glyph.advance).points();
    ++count;
  }
  return count == 0 || run.size <= Length{} ? 0 : sum / count / run.size.points();
}

}  // namespace

Summary check_columns(const Subject& subject, Diagnostics& diagnostics) {
  for (const Page& page : subject.pages.pages) {
    const Line* above = nullptr;
    for (const Line& line : page.lines) {
      if (line.role != LineRole::Body) continue;
      if (above != nullptr && line.origin.y <= above->origin.y)
        diagnostics.push_back(fault(place_at(subject, line.block),
                                    "a line stands beside or above the one before it",
                                    "parsers read one column, from top to bottom"));
      above = &line;
    }
  }
  return "one column, no tables, read from top to bottom";
}

Summary check_letter_spacing(const Subject& subject, Diagnostics& diagnostics) {
  double widest = 0;
  each_line(subject.pages, [&](const Line& line) {
    for (const GlyphRun& run : line.runs) {
      const double tracking = tracking_of(run);
      widest = std::max(widest, tracking);
      if (tracking > max_tracking)
        diagnostics.push_back(fault(place_at(subject, run.node),
                                    fmt::format("'{}' is letter-spaced, and comes apart", plain(run.text)),
                                    "style.heading.tracking, or the face, spaces it too far"));
    }
  });
  return fmt::format("letters {:.3f} em apart at most", widest);
}

Summary check_links(const Subject& subject, Diagnostics& diagnostics) {
  std::vector<bool> placed(subject.pages.links.size(), false);
  for (const Page& page : subject.pages.pages) {
    for (const LinkArea& area : page.link_areas) {
      const auto index = static_cast<std::size_t>(area.link);
      if (area.link >= 0 && index < placed.size()) placed[index] = true;
    }
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i] && !subject.pages.links[i].uri.empty())
      diagnostics.push_back(
          fault(place_at(subject, subject.pages.links[i].node),
                fmt::format("the link to {} has no place on the page", subject.pages.links[i].uri), ""));
  }
  return counted(placed.size(), "link");
}

/// Looks at the first line of each page as parsers with pdf.js do. They measure heights anew on each page, so
/// they see no gap above an entry there. They end no line at the end of a page, so the last line before goes
/// on in what is read first on the page. That is the footer, if there is one.
Summary check_page_breaks(const Subject& subject, Diagnostics& diagnostics) {
  for (std::size_t i = 1; i < subject.pages.pages.size(); ++i) {
    const auto& lines = subject.pages.pages[i].lines;
    const auto first = std::ranges::find(lines, LineRole::Body, &Line::role);
    if (first == lines.end()) continue;
    const StructureNode* node = node_of(subject.pages, first->block);
    if (node == nullptr || node->place.source == nullptr) continue;
    const bool is_entry = node->role == StructureRole::Heading3;
    if (is_entry) {
      diagnostics.push_back(
          note(node->place, fmt::format("page {} begins with this entry: parsers that tell entries by "
                                        "the gap above them count it to the one before",
                                        i + 1)));
      diagnostics.back().help = "style.size, leading, margin or pages moves the end of a page";
    }
    const bool has_footer = std::ranges::find(lines, LineRole::Footer, &Line::role) != lines.end();
    if (!has_footer && (is_entry || node->role == StructureRole::Heading2)) {
      diagnostics.push_back(note(
          node->place, fmt::format("page {} begins with the heading '{}': parsers that end no line at the "
                                   "end of a page read it as the rest of the line before",
                                   i + 1, plain(first->text))));
      diagnostics.back().help = "style.footer = \"{name} · {page} of {pages}\", which is read between them";
    }
  }
  return counted(subject.pages.pages.size(), "page");
}

Summary check_pictures(const Subject& subject, Diagnostics& diagnostics) {
  const Text& image = subject.resume.basics.image;
  if (!image.empty())
    diagnostics.push_back(note(image.place, "nothing in a picture is read; some systems refuse one"));
  return image.empty() ? "none" : "beside the text";
}

}  // namespace galley::ats
