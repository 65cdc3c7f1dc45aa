// proof: the edges of pages (see page_edges.h).
#include "page_edges.h"

#include <algorithm>

#include "galley/layout/evenness.h"

namespace galley::proof {

std::map<std::size_t, Edges> edges_of(const Page& page) {
  std::map<std::size_t, Edges> edges;
  for (const Line& line : page.lines) {
    if (line.role != LineRole::Body) continue;
    Edges& of_flow = edges[line.flow];
    if (of_flow.first == nullptr) of_flow.first = &line;
    of_flow.last = &line;
  }
  return edges;
}

bool is_widow(const Line& first, const Line* before) {
  return before != nullptr && first.block == before->block && !before->ends_paragraph && first.ends_paragraph;
}

bool is_club(const Page& page, const Line& last) {
  const auto lines = std::ranges::count_if(page.lines, [&last](const Line& line) {
    return line.role == LineRole::Body && line.block == last.block;
  });
  return !last.ends_paragraph && lines == 1;
}

bool is_wide(const Line& line) {
  constexpr Length tolerance = Length::points(2.8);
  return line.badness > 10000 && right_of(line) - line.origin.x > line.measure + tolerance;
}

Length right_of(const Line& line) {
  Length right = line.origin.x;
  for (const GlyphRun& run : line.runs)
    for (const PlacedGlyph& glyph : run.glyphs) {
      if (!layout::is_space(run, glyph)) right = std::max(right, run.origin.x + glyph.x + glyph.advance);
    }
  return right;
}

}  // namespace galley::proof
