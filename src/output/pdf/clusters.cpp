// output: the glyphs of a run in clusters (see clusters.h).
#include "pdf/clusters.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "galley/base/utf8.h"
#include "pdf/failure.h"
#include "pdf/reading.h"
#include "pdf/syntax.h"

namespace galley::output {

namespace {

/// Beyond this many composites of a face, glyphs that belong together are shown one by one. Only hostile text
/// has so many.
constexpr std::size_t max_composites = 20'000;

/// In thousandths of an em. Less than a tenth of an em does not work: poppler takes two characters so near to
/// each other for one that is shown twice. pdf.js takes marks to have no width, so much more brings the next
/// words nearer.
constexpr int max_width_of_marks = 150;

/// In thousandths of an em between two letters of a word. Readers see a space in a gap of a tenth of an em.
/// Kerning of a pair such as “(j” may make such a gap.
constexpr int max_gap_in_word = 85;

/// UTF-16 units that one glyph reads as. Older readers ignore a longer text in ToUnicode.
constexpr std::size_t max_units_of_text = 8;

constexpr Length max_font_size = Length::points(14'400);  // the largest page (ISO 32000-1, table C.1)

/// TrueType's and CFF's coordinates end here.
constexpr std::int64_t max_units = 16'000;

/// The character of a stretch that is one plain character, else 0. A mark is not plain, nor is an invisible
/// character or a space other than U+0020. Nearly every glyph has a plain character.
char16_t plain_character(std::string_view stretch) {
  if (stretch.size() == 1 && stretch.front() >= ' ' && stretch.front() <= '~')
    return static_cast<char16_t>(stretch.front());
  if (stretch.size() < 2 || stretch.size() > 3) return 0;
  const auto [character, next] = utf8::decode(stretch, 0);
  const bool letter = character > 0xA0 && character < 0x300 && character != 0xAD;
  const bool mark_of_punctuation = character >= 0x2010 && character <= 0x2027;
  return next == stretch.size() && (letter || mark_of_punctuation) ? static_cast<char16_t>(character)
                                                                   : char16_t{0};
}

/// A space that spans the gap between a title and its dates. It reads as two spaces: poppler takes one space
/// for the end of a word only, but two for a word. Without a word across the gap, poppler reads the dates of
/// several entries as a column, after all titles.
bool spans_a_gap(const GlyphRun& run, const PlacedGlyph& glyph, char16_t character) {
  return character == u' ' && glyph.advance > run.size;
}

/// Refuses a run that no page can hold, so that sums and products of its lengths do not overflow.
void check_run(const GlyphRun& run) {
  if (run.size < -max_font_size || run.size > max_font_size) {
    throw PdfFailure{
        fmt::format("a font of {:.0f}pt is beyond {:.0f}pt", run.size.points(), max_font_size.points())};
  }
  for (const PlacedGlyph& glyph : run.glyphs) {
    for (const Length length : {glyph.x, glyph.y, glyph.advance}) std::ignore = checked_length(length);
  }
}

/// From the place of a glyph to that of the next one.
Length step_after(const GlyphRun& run, std::uint32_t i) { return run.glyphs[i + 1].x - run.glyphs[i].x; }

/// The gap between a glyph and the next one.
Length gap_after(const GlyphRun& run, std::uint32_t i) { return step_after(run, i) - run.glyphs[i].advance; }

/// True if two glyphs with these texts are letters of one word, with no mark between them.
bool are_of_one_word(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return false;
  const Reading reading = read_stretch(left);
  return !reading.letter.empty() && reading.letter != u" " && reading.marks.empty() &&
         read_stretch(right).letter != u" ";
}

/// A length along the baseline, or upwards, in the font's units.
int units(Length length, const GlyphRun& run, int scale) {
  const std::int64_t em = run.size.scaled_points() * scale;
  if (em <= 0) return 0;
  const Length units = length.scaled(std::int64_t{run.face->metrics().units_per_em} * 1000, em);
  return static_cast<int>(std::clamp(units.scaled_points(), -max_units, max_units));
}

/// How far the glyphs reach from the first one's place.
template <typename Group>
Length width_of(const Group& group) {
  Length width;
  for (std::uint32_t i = group.begin; i < group.end; ++i) {
    const PlacedGlyph& glyph = group.run.glyphs[i];
    width = std::max(width, glyph.x + glyph.advance - group.run.glyphs[group.begin].x);
  }
  return width;
}

/// True if one of a cluster's glyphs is the letter, and each other glyph is a mark.
bool are_letter_and_marks(const Reading& reading, std::uint32_t glyphs) {
  return !reading.letter.empty() && !reading.marks.empty() && reading.only_marks &&
         marks_taken_apart(reading) >= glyphs - 1;
}

}  // namespace

DocumentClusters::DocumentClusters(const Pages& pages, const CarriedText& carried) {
  std::size_t glyphs = 0;
  std::size_t lines = 0;
  for (const Page& page : pages.pages) {
    lines += page.lines.size();
    for (const Line& line : page.lines) {
      for (const GlyphRun& run : line.runs) glyphs += run.glyphs.size();
    }
  }
  clusters_.reserve(glyphs);
  text_.reserve(glyphs);
  first_runs_.reserve(lines);
  for (const Page& page : pages.pages) {
    for (const Line& line : page.lines) {
      first_runs_.emplace(&line, runs_.size());
      const Carried* const of_line = carried.of(line);
      for (std::size_t i = 0; i < line.runs.size(); ++i) add(line.runs[i], of_line, i);
    }
  }
}

void DocumentClusters::add(const GlyphRun& run, const Carried* carried, std::size_t index) {
  runs_.push_back({clusters_.size(), clusters_.size(), text_.size()});
  if (!run.face) return;
  check_run(run);
  const auto count = static_cast<std::uint32_t>(run.glyphs.size());
  std::uint32_t said = 0;
  if (carried != nullptr && index <= carried->said_runs)
    said = index < carried->said_runs ? count : carried->said_glyphs;
  if (said > 0) add_said({run, 0, said});
  const std::size_t text_begin = runs_.back().text_begin;
  const Length max_gap = run.size.scaled(max_gap_in_word, 1000);
  std::string_view next = said < count ? stretch_of(run, run.glyphs[said]) : std::string_view();
  for (std::uint32_t i = said; i < count;) {
    const std::string_view stretch = next;
    std::uint32_t end = i + 1;
    // A glyph without a text belongs to the one before, unless it is an added hyphen.
    for (; end < count; ++end) {
      next = stretch_of(run, run.glyphs[end]);
      if (!next.empty() || is_added_hyphen(run, run.glyphs[end])) break;
    }
    const bool alone = end == i + 1;
    const char16_t plain = alone ? plain_character(stretch) : char16_t{0};
    if (spans_a_gap(run, run.glyphs[i], plain)) {
      add_cluster({.glyph = i}, u"  ");
    } else if (alone && plain != u' ' && end < count && gap_after(run, i) > max_gap &&
               are_of_one_word(stretch, next)) {
      add_wide({run, i, end});
    } else if (plain != 0) {
      const auto begin = static_cast<std::uint32_t>(text_.size() - text_begin);
      clusters_.push_back({.glyph = i, .text_begin = begin, .text_end = begin + 1});
      text_ += plain;
    } else if (stretch.empty() && is_added_hyphen(run, run.glyphs[i])) {
      add_hyphen({run, i, end}, carried);
    } else {
      add_group({run, i, end});
    }
    i = end;
  }
  runs_.back().end = clusters_.size();
}

void DocumentClusters::add_cluster(Cluster cluster, std::u16string_view text) {
  const std::size_t run_text = runs_.back().text_begin;
  cluster.text_begin = static_cast<std::uint32_t>(text_.size() - run_text);
  text_ += text;
  cluster.text_end = static_cast<std::uint32_t>(text_.size() - run_text);
  clusters_.push_back(cluster);
}

/// Adds a glyph that is widened up to the next one.
void DocumentClusters::add_wide(const Group& glyph) {
  const GlyphRun& run = glyph.run;
  const int width = units(step_after(run, glyph.begin), run, run.horizontal_scale);
  add_cluster({.glyph = glyph.begin, .composite = joined(glyph, glyph.begin, 0, width)},
              read_stretch(stretch_of(run, run.glyphs[glyph.begin])).letter);
}

/// Adds a hyphen that hyphenation has added.
void DocumentClusters::add_hyphen(const Group& hyphen, const Carried* carried) {
  if (carried == nullptr || carried->rest.empty()) return add_cluster({.glyph = hyphen.begin}, u"\u00AD");
  std::u16string_view rest = carried->rest;
  const int width = units(width_of(hyphen), hyphen.run, hyphen.run.horizontal_scale);
  const int count = static_cast<int>((rest.size() + max_units_of_text - 1) / max_units_of_text);
  // The first part has the ink. All parts share the width.
  Group part = hyphen;
  for (int i = 0; i < count; ++i) {
    std::size_t size = std::min(max_units_of_text, rest.size());
    const bool splits_a_pair = size < rest.size() && rest[size] >= 0xDC00 && rest[size] <= 0xDFFF;
    if (i + 1 == count) size = rest.size();
    if (splits_a_pair) --size;
    const int advance = width * (i + 1) / count - width * i / count;
    add_cluster({.glyph = hyphen.begin,
                 .composite = joined(part, hyphen.begin, 0, advance, ++carried_parts_),
                 .at_pen = i > 0},
                rest.substr(0, size));
    rest.remove_prefix(size);
    part.begin = part.end;
  }
}

/// Adds glyphs of a parted word that an earlier line reads out. They read as a space, which readers add at
/// the end of a line anyway.
void DocumentClusters::add_said(const Group& group) {
  const int width = units(width_of(group), group.run, group.run.horizontal_scale);
  add_cluster({.glyph = group.begin, .composite = joined(group, group.begin, 0, width)}, u" ");
}

void DocumentClusters::add_group(const Group& group) {
  const GlyphRun& run = group.run;
  const std::string_view stretch = stretch_of(run, run.glyphs[group.begin]);
  const Reading reading = read_stretch(stretch);
  const std::uint32_t count = group.end - group.begin;
  if (composites_[run.face.get()].size() > max_composites) {
    add_cluster({.glyph = group.begin}, reading.letter + reading.marks);
    for (std::uint32_t i = group.begin + 1; i < group.end; ++i) add_cluster({.glyph = i}, {});
    return;
  }
  if (count == 1 && reading.marks.empty()) return add_cluster({.glyph = group.begin}, reading.letter);

  // A letter that is read from right to left stands behind its marks.
  const std::uint32_t letter = reading.right_to_left ? group.end - 1 : group.begin;
  if (reading.marks.empty()) {
    const int width = units(width_of(group), run, run.horizontal_scale);
    return add_cluster({.glyph = group.begin, .composite = joined(group, group.begin, 0, width)},
                       reading.letter);
  }
  if (count > 1 && are_letter_and_marks(reading, count)) {
    add_letter_and_marks(
        {run, letter, letter + 1},
        reading.right_to_left ? Group{run, group.begin, letter} : Group{run, letter + 1, group.end}, reading);
  } else {
    add_letter_and_marks(group, {run, group.end, group.end}, reading);
  }
}

/// Adds a letter and its marks side by side. Each has a part of the letter's width.
void DocumentClusters::add_letter_and_marks(const Group& letter, const Group& marks, const Reading& reading) {
  const GlyphRun& run = letter.run;
  const int width = units(width_of(letter), run, run.horizontal_scale);
  const int of_marks = std::min(width / 2, run.face->metrics().units_per_em * max_width_of_marks / 1000);
  const int of_letter = width - of_marks;
  const bool backwards = reading.right_to_left;
  const std::uint32_t place = letter.begin;
  const Cluster of_text{.glyph = place,
                        .composite = joined(letter, place, backwards ? of_marks : 0, of_letter),
                        .at_pen = backwards};
  // Marks without ink of their own look alike, and say different things.
  const std::size_t meaning = marks.begin == marks.end ? number_of(reading.marks) : 0;
  const Cluster beside{.glyph = place,
                       .composite = joined(marks, place, backwards ? 0 : of_letter, of_marks, meaning),
                       .at_pen = !backwards};
  if (backwards) add_cluster(beside, reading.marks);
  add_cluster(of_text, reading.letter);
  if (!backwards) add_cluster(beside, reading.marks);
}

/// A number for a text, beyond those of parts that hyphenation carries.
std::size_t DocumentClusters::number_of(std::u16string_view marks) {
  constexpr std::size_t first = std::size_t{1} << 32U;
  return first + marks_.try_emplace(std::u16string(marks), marks_.size()).first->second;
}

std::uint32_t DocumentClusters::composite(const font::Face& face, font::Composite composite) {
  auto& known = composites_[&face];
  const auto next = static_cast<std::uint32_t>(known.size());
  return known.try_emplace(std::move(composite), next).first->second;
}

/// The composite of a group's glyphs. Its origin is on the baseline, `shift` units to the right of the glyph
/// `from`.
std::uint32_t DocumentClusters::joined(const Group& group, std::uint32_t from, int shift, int advance,
                                       std::size_t meaning) {
  const GlyphRun& run = group.run;
  font::Composite composite{.advance = advance, .parts = {}, .meaning = meaning};
  for (std::uint32_t i = group.begin; i < group.end; ++i) {
    const PlacedGlyph& glyph = run.glyphs[i];
    // Layout has warned of missing glyphs. The page never shows .notdef.
    if (glyph.id == 0 || glyph.id >= run.face->glyph_count()) continue;
    const Length right = glyph.x - run.glyphs[from].x;
    composite.parts.push_back(
        {glyph.id, units(right, run, run.horizontal_scale) - shift, units(glyph.y, run, 1000)});
  }
  return this->composite(*run.face, std::move(composite));
}

Clusters DocumentClusters::of(const Line& line, std::size_t run) const {
  const Run& place = runs_[first_runs_.at(&line) + run];
  return {std::span(clusters_).subspan(place.begin, place.end - place.begin),
          std::u16string_view(text_).substr(place.text_begin)};
}

std::vector<font::Composite> DocumentClusters::composites(const font::Face& face) const {
  const auto found = composites_.find(&face);
  if (found == composites_.end()) return {};
  std::vector<font::Composite> composites(found->second.size());
  for (const auto& [composite, index] : found->second) composites[index] = composite;
  return composites;
}

}  // namespace galley::output
