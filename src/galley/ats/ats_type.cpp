// galley: checks of the type as it stands on the pages: its size, its place, how full its lines are (see
// ats_checks.h).
#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include <fmt/format.h>

#include "ats_checks.h"
#include "galley/typeset/wording.h"
#include "typeset_resume.h"

namespace galley::ats {
namespace {

// What is comfortable to read (Butterick): of the size in points, and of the leading in sizes.
constexpr double min_size = 10, max_size = 12;
constexpr double min_leading = 1.2, max_leading = 1.45;
constexpr double min_margin = 36;     ///< points: half an inch
constexpr double max_protrusion = 2;  ///< of a mark into the margin, in points

// Of a bullet, in lines: it goes on with a word or two, or it is a paragraph.
constexpr double min_runover = 1.05, max_runover = 1.2, max_bullet = 1.8;
constexpr std::size_t max_summary_lines = 4;

/// The key that most is counted of.
template <typename Counts>
auto most(const Counts& counts) {
  return std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first;
}

/// The size in which most is set, in points. 0: nothing is set.
double running_size(const Pages& pages) {
  std::map<double, std::size_t> letters;
  each_line(pages, [&letters](const Line& line) {
    for (const GlyphRun& run : line.runs) letters[run.size.points()] += run.glyphs.size();
  });
  return letters.empty() ? 0 : most(letters);
}

/// The distance of most lines from those above them in their paragraphs, in points. 0: no paragraph has two.
double running_leading(const Pages& pages) {
  std::map<std::int64_t, std::size_t> distances;
  for (const Page& page : pages.pages) {
    const Line* above = nullptr;
    for (const Line& line : page.lines) {
      if (line.role != LineRole::Body) continue;
      if (above != nullptr && above->block == line.block)
        ++distances[(line.origin.y - above->origin.y).scaled_points()];
      above = &line;
    }
  }
  return distances.empty() ? 0 : Length::scaled_points(most(distances)).points();
}

/// How many lines a paragraph has: whole ones, and the part of the last that is full.
struct Extent {
  std::size_t lines = 0;
  double last = 0;
  [[nodiscard]] double length() const { return static_cast<double>(lines) - 1 + last; }
};

/// The extents of the paragraphs whose places are given, in the order of the pages.
std::vector<std::pair<Place, Extent>> extents_of(const Subject& subject,
                                                 const std::set<std::string>& places) {
  std::vector<std::pair<Place, Extent>> extents;
  NodeId block = no_node;
  each_line(subject.pages, [&](const Line& line) {
    const StructureNode* node = node_of(subject.pages, line.block);
    if (line.role != LineRole::Body || node == nullptr || node->place.source == nullptr) return;
    if (line.block != block) {
      block = line.block;
      if (!places.contains(key_of(node->place))) return;
      extents.emplace_back(node->place, Extent{});
    } else if (extents.empty() || key_of(extents.back().first) != key_of(node->place)) {
      return;
    }
    ++extents.back().second.lines;
    extents.back().second.last = line.measure > Length{} ? line.natural.points() / line.measure.points() : 0;
  });
  return extents;
}

}  // namespace

Summary check_type_size(const Subject& subject, Diagnostics& diagnostics) {
  const double size = running_size(subject.pages);
  if (size > 0 && (size < min_size || size > max_size))
    diagnostics.push_back(advice(place_of(subject.resume),
                                 fmt::format("most of the text is set in {:.4g} pt", size),
                                 fmt::format("{} to {} pt (style.size)", min_size, max_size)));
  return fmt::format("{:.4g} pt", size);
}

Summary check_leading(const Subject& subject, Diagnostics& diagnostics) {
  const double size = running_size(subject.pages);
  const double leading = size > 0 ? running_leading(subject.pages) / size : 0;
  if (leading <= 0) return "no paragraph of two lines";
  // What fitting chose may be a hair off.
  if (leading < min_leading - 0.01 || leading > max_leading + 0.01)
    diagnostics.push_back(advice(place_of(subject.resume),
                                 fmt::format("lines stand {:.3g} sizes apart", leading),
                                 fmt::format("{} to {} (style.leading)", min_leading, max_leading)));
  return fmt::format("{:.3g} sizes", leading);
}

Summary check_margins(const Subject& subject, Diagnostics& diagnostics) {
  double least = std::numeric_limits<double>::max();
  for (const Page& page : subject.pages.pages) {
    for (const Line& line : page.lines) {
      for (const GlyphRun& run : line.runs) {
        if (is_artifact(line.role) || plain(run.text).empty()) continue;
        const PlacedGlyph& last = run.glyphs.back();
        // A space at the end of a line stands in the margin.
        const Length end = run.origin.x + last.x + (run.text.ends_with(' ') ? Length{} : last.advance);
        least = std::min({least, run.origin.x.points(), (page.size.width - end).points(),
                          (run.origin.y - run.size).points(), (page.size.height - run.origin.y).points()});
      }
    }
  }
  if (least < min_margin - max_protrusion)
    diagnostics.push_back(advice(place_of(subject.resume),
                                 fmt::format("text stands {:.3g} pt from the edge of the paper", least),
                                 fmt::format("{} pt, half an inch, at least (style.margin)", min_margin)));
  return least < std::numeric_limits<double>::max() ? fmt::format("{:.3g} pt at least", least) : "no text";
}

/// What recruiters look at first stands in the upper third of the first page.
Summary check_top_third(const Subject& subject, Diagnostics& diagnostics) {
  if (subject.pages.pages.empty()) return {};
  const Page& page = subject.pages.pages.front();
  std::string top;
  std::set<std::string> blocks;
  for (const Line& line : page.lines) {
    if (is_artifact(line.role) || line.origin.y * 3 > page.size.height) continue;
    top += line.text + " ";
    blocks.insert(key_of(place_at(subject, line.block)));
  }
  top = plain(top);
  const Resume& resume = subject.resume;
  const auto holds = [&top](const Text& text) { return top.contains(plain(text.value)); };
  std::string missing;
  const auto expect = [&missing](bool is_there, std::string_view what) {
    if (!is_there) missing += fmt::format("{}{}", missing.empty() ? "" : ", ", what);
  };
  const auto& emails = resume.basics.email;
  const auto& phones = resume.basics.phone;
  expect(holds(resume.basics.name), "the name");
  if (!emails.empty() || !phones.empty())
    expect(std::ranges::any_of(emails, holds) || std::ranges::any_of(phones, holds), "e-mail or phone");
  bool says_who = !resume.basics.label.empty() && holds(resume.basics.label);
  for (const Section& section : resume.sections) {
    if (section.items.empty() && section.text.empty()) continue;
    const Place& place = section.text.empty() ? section.items.front().place : section.text.front().place;
    says_who = says_who || blocks.contains(key_of(place));
    break;
  }
  expect(says_who, "a label, a summary or the first entry");
  if (!missing.empty())
    diagnostics.push_back(advice(resume.basics.name.place,
                                 fmt::format("the top third of the first page lacks {}", missing),
                                 "fewer details and less space above: readers look here first"));
  return "name, contact, and what follows first";
}

Summary check_summary(const Subject& subject, Diagnostics& diagnostics) {
  std::set<std::string> places;
  for (const Section& section : subject.resume.sections) {
    if (section.kind != SectionKind::Summary) continue;
    for (const Text& text : section.text) places.insert(key_of(text.place));
  }
  std::size_t lines = 0;
  const auto extents = extents_of(subject, places);
  for (const auto& [place, extent] : extents) lines += extent.lines;
  if (lines > max_summary_lines)
    diagnostics.push_back(
        advice(extents.front().first, fmt::format("the summary is {} lines long", lines),
               fmt::format("{} lines: what you are, and what you bring", max_summary_lines)));
  return extents.empty() ? "none" : counted(lines, "line");
}

Summary check_bullets(const Subject& subject, Diagnostics& diagnostics) {
  std::set<std::string> places;
  each_list(subject.resume, [&places](const std::vector<Highlight>& list) {
    for (const Highlight& highlight : list) places.insert(key_of(highlight.text.place));
  });
  std::vector<Place> runovers, long_ones;
  const auto extents = extents_of(subject, places);
  for (const auto& [place, extent] : extents) {
    const double length = extent.length();
    if (length >= min_runover && length <= max_runover) runovers.push_back(place);
    if (length > max_bullet) long_ones.push_back(place);
  }
  const auto report = [&](const std::vector<Place>& found, std::string_view what, const char* help) {
    if (found.empty()) return;
    diagnostics.push_back(advice(
        found.front(), fmt::format("{} {}{}", counted(found.size(), "bullet"), what, in_lines(found)), help));
  };
  report(runovers, "of a line and a few words more", "some words fewer win a line");
  report(long_ones, fmt::format("of more than {} lines", max_bullet),
         "one thing done in each: part them, or cut");
  return extents.empty() ? "none" : counted(extents.size(), "bullet");
}

}  // namespace galley::ats
