// output: a run's glyphs by the text they stand for (see pdf_clusters.h).
#include "pdf_clusters.h"

#include <algorithm>

#include "pdf_syntax.h"

namespace galley::output {

namespace {

bool is_space(char16_t unit) {
  return unit == 0x00A0 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x202F || unit == 0x205F ||
         unit == 0x3000;
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
  append_utf16(text_, stretch);
  if (text_.size() == before && is_hyphen(*run.face, run.glyphs[glyph].id)) text_ += u'\u00AD';
  std::replace_if(text_.begin() + static_cast<std::ptrdiff_t>(before), text_.end(), is_space, u' ');
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
