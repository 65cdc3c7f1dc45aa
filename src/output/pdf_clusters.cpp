// output: a run's glyphs by the text they stand for (see pdf_clusters.h).
#include "pdf_clusters.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "pdf_syntax.h"

namespace galley::output {

namespace {

bool is_space(char16_t unit) {
  return unit == 0x00A0 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x202F || unit == 0x205F ||
         unit == 0x3000;
}

bool is_ignorable(UChar32 character) {
  return u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_joiner(UChar32 character) { return character == 0x200C || character == 0x200D; }

/// Leaves out the characters that no one sees: they shape letters and lines, and are no text. pdf.js drops
/// every glyph whose text ends in one of them, and its letter with it. Joiners that stand between characters
/// of one cluster stay: an emoji may be made of several.
void leave_out_ignorables(std::u16string& text) {
  std::u16string kept;
  bool kept_all = true;
  std::size_t end = 0;  // of what no joiner ends
  for (std::int32_t at = 0, size = static_cast<std::int32_t>(text.size()); at < size;) {
    UChar32 character = 0;
    U16_NEXT(text.data(), at, size, character);
    if (is_ignorable(character) && !(is_joiner(character) && !kept.empty())) {
      kept_all = false;
      continue;
    }
    if (character > 0xFFFF) kept += static_cast<char16_t>(U16_LEAD(character));
    kept += static_cast<char16_t>(character > 0xFFFF ? U16_TRAIL(character) : character);
    if (!is_joiner(character)) end = kept.size();
  }
  if (!kept_all || end < kept.size()) text = kept.substr(0, end);
}

std::string_view stretch_of(const GlyphRun& run, const PlacedGlyph& glyph) {
  if (glyph.text_begin >= glyph.text_end || glyph.text_begin >= run.text.size()) return {};
  return std::string_view(run.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
}

bool is_hyphen(const font::Face& face, std::uint32_t glyph) {
  return glyph != 0 && (glyph == face.glyph(U'\u2010') || glyph == face.glyph(U'-'));
}

}  // namespace

DocumentClusters::DocumentClusters(const Pages& pages) {
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
      for (const GlyphRun& run : line.runs) add(run);
    }
  }
}

void DocumentClusters::add(const GlyphRun& run) {
  const std::size_t text_begin = text_.size();
  runs_.push_back({clusters_.size(), clusters_.size(), text_begin});
  if (!run.face) return;
  for (std::uint32_t i = 0; i < run.glyphs.size(); ++i) {
    const std::string_view stretch = stretch_of(run, run.glyphs[i]);
    if (stretch.size() == 1 && stretch.front() >= ' ' && stretch.front() <= '~') {  // nearly every glyph
      const auto begin = static_cast<std::uint32_t>(text_.size() - text_begin);
      clusters_.push_back({i, i + 1, begin, begin + 1});
      text_ += static_cast<char16_t>(stretch.front());
    } else {
      add_unplain(run, i, stretch);
    }
  }
  runs_.back().end = clusters_.size();
}

/// The text of a glyph that is not one character of ASCII. Without any, the glyph belongs to the one before.
void DocumentClusters::add_unplain(const GlyphRun& run, std::uint32_t glyph, std::string_view stretch) {
  const Run& place = runs_.back();
  const std::size_t before = text_.size();
  std::u16string text;
  append_utf16(text, stretch);
  leave_out_ignorables(text);
  if (stretch.empty() && is_hyphen(*run.face, run.glyphs[glyph].id)) text = u'\u00AD';
  std::ranges::replace_if(text, is_space, u' ');
  text_ += text;
  if (text_.size() == before && clusters_.size() > place.begin) {
    clusters_.back().end = glyph + 1;
  } else {
    clusters_.push_back({glyph, glyph + 1, static_cast<std::uint32_t>(before - place.text_begin),
                         static_cast<std::uint32_t>(text_.size() - place.text_begin)});
  }
}

Clusters DocumentClusters::of(const Line& line, std::size_t run) const {
  const Run& place = runs_[first_runs_.at(&line) + run];
  return {std::span(clusters_).subspan(place.begin, place.end - place.begin),
          std::u16string_view(text_).substr(place.text_begin)};
}

}  // namespace galley::output
