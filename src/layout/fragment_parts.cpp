// layout: parts of what was shaped as one (see fragment_parts.h).
#include "fragment_parts.h"

#include <algorithm>
#include <memory>

namespace galley::layout {

shape::Fragment part_of(const shape::Fragment& fragment, std::uint32_t begin, std::uint32_t end) {
  const auto& glyphs = fragment.word->glyphs;
  // Clusters rise from left to right, or fall where the script runs the other way.
  const auto first_from = [&](std::uint32_t cluster) {
    return std::ranges::partition_point(glyphs, [&](const shape::Glyph& glyph) {
      return fragment.rtl() ? glyph.cluster >= cluster : glyph.cluster < cluster;
    });
  };
  auto word = std::make_shared<shape::ShapedWord>();
  word->glyphs.assign(first_from(fragment.rtl() ? end : begin), first_from(fragment.rtl() ? begin : end));
  for (shape::Glyph& glyph : word->glyphs) {
    glyph.cluster -= begin;
    word->width += glyph.advance;
  }
  shape::Fragment part = fragment;
  part.word = std::move(word);
  part.begin = fragment.begin + begin;
  part.end = fragment.begin + end;
  return part;
}

}  // namespace galley::layout
