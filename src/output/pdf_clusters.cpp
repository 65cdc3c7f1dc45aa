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

Clusters::Clusters(const GlyphRun& run) {
  clusters_.reserve(run.glyphs.size());
  text_.reserve(run.text.size());
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const std::size_t begin = text_.size();
    const std::string_view stretch = stretch_of(run, run.glyphs[i]);
    if (stretch.size() == 1 && stretch.front() >= ' ' && stretch.front() <= '~') {  // nearly every glyph
      text_ += static_cast<char16_t>(stretch.front());
      clusters_.push_back({i, i + 1, begin, begin + 1});
      continue;
    }
    append_utf16(text_, stretch);
    if (text_.size() == begin && is_hyphen(*run.face, run.glyphs[i].id)) text_ += u'\u00AD';
    if (text_.size() == begin && !clusters_.empty()) {
      clusters_.back().end = i + 1;
    } else {
      clusters_.push_back({i, i + 1, begin, text_.size()});
    }
  }
  std::ranges::replace_if(text_, is_space, u' ');
}

}  // namespace galley::output
