// Pages made by hand, with real fonts: what the writers are given.
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>
#include <hb.h>

#include "galley/pages/pages.h"

namespace galley::output {

inline Length pt(double points) { return Length::points(points); }

inline std::shared_ptr<const font::Face> load_face(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  auto bytes = std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                                   std::istreambuf_iterator<char>());
  auto face = font::Face::load(bytes, path);
  if (!face) throw std::runtime_error(path + ": " + face.error().message);
  return *face;
}

inline std::shared_ptr<const font::Face> shipped_face(const std::string& name) {
  return load_face(GALLEY_SOURCE_DIR "/data/fonts/" + name + ".ttf");
}

inline std::shared_ptr<const font::Face> serif() {
  static const auto face = shipped_face("SourceSerif4-Regular");
  return face;
}
inline std::shared_ptr<const font::Face> sans() {
  static const auto face = shipped_face("SourceSans3-Semibold");
  return face;
}
inline std::shared_ptr<const font::Face> libertine() {
  static const auto face = load_face("/usr/share/fonts/opentype/linux-libertine/LinLibertine_R.otf");
  return face;
}

/// Text as HarfBuzz shapes it, from x on the baseline y.
inline GlyphRun shaped(std::shared_ptr<const font::Face> face, std::string text, double x, double y,
                       double size = 10.5) {
  GlyphRun run;
  run.face = std::move(face);
  run.size = pt(size);
  run.origin = {pt(x), pt(y)};
  run.text = std::move(text);
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, run.text.data(), static_cast<int>(run.text.size()), 0, -1);
  hb_buffer_guess_segment_properties(buffer);
  hb_shape(run.face->hb_font(), buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  const int em = run.face->metrics().units_per_em;
  std::int64_t pen = 0;
  for (unsigned i = 0; i < count; ++i) {
    PlacedGlyph glyph;
    glyph.id = infos[i].codepoint;
    glyph.x = font::at_size(pen + positions[i].x_offset, run.size, em);
    glyph.y = font::at_size(positions[i].y_offset, run.size, em);
    glyph.advance = font::at_size(run.face->advance(glyph.id), run.size, em);
    glyph.text_begin = glyph.text_end = infos[i].cluster;
    if (i == 0 || infos[i - 1].cluster != infos[i].cluster) {
      glyph.text_end = static_cast<std::uint32_t>(run.text.size());
      for (unsigned j = i + 1; j < count; ++j) {
        if (infos[j].cluster == infos[i].cluster) continue;
        glyph.text_end = infos[j].cluster;
        break;
      }
    }
    run.glyphs.push_back(glyph);
    pen += positions[i].x_advance;
  }
  hb_buffer_destroy(buffer);
  return run;
}

inline Line line_of(GlyphRun run, LineRole role = LineRole::Body, NodeId block = no_node) {
  Line line;
  line.role = role;
  line.origin = run.origin;
  line.measure = pt(468);
  line.text = run.text;
  line.block = block;
  line.ends_paragraph = true;
  line.runs.push_back(std::move(run));
  return line;
}

inline Page letter_page() {
  Page page;
  page.size = {pt(612), pt(792)};
  return page;
}

/// One Letter page of these runs, a line each.
template <class... Runs>
Pages one_page(Runs... runs) {
  Pages pages;
  pages.pages.push_back(letter_page());
  (pages.pages.back().lines.push_back(line_of(std::move(runs))), ...);
  return pages;
}

}  // namespace galley::output
