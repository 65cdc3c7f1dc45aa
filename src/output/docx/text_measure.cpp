// output: the width of text (see text_measure.h).
#include "docx/text_measure.h"

#include <algorithm>

#include "galley/base/memory.h"
#include "galley/base/utf8.h"

namespace galley::output::docx {
namespace {

// How far code is scaled, in thousandths: as on the page.
constexpr std::int64_t least_scale = 700;
constexpr std::int64_t most_scale = 1300;

}  // namespace

std::shared_ptr<const font::Face> face_or_null(font::Library& fonts, const font::Query& query) {
  Diagnostics told_before;
  auto face = fonts.face(query, told_before);
  if (face) return *std::move(face);
  throw_if_out_of_memory(face.error());
  return nullptr;
}

std::shared_ptr<const font::Face> TextMeasure::face_of(const std::string& family,
                                                       const TextStyle& style) const {
  return face_or_null(fonts_, {family, style.weight, style.slant == FontSlant::Italic, style.size});
}

Length TextMeasure::size_of(const TextStyle& style) const {
  if (style.beside.empty()) return style.size;
  const auto face = face_of(style.family, style);
  const auto beside = face_of(style.beside, style);
  if (!face || !beside) return style.size;
  const auto height = [](const font::Metrics& metrics) {
    return std::int64_t{metrics.x_height} * 1000 / std::max(1, metrics.units_per_em);
  };
  const std::int64_t own = std::max<std::int64_t>(1, height(face->metrics()));
  return style.size.scaled(std::clamp(height(beside->metrics()) * 1000 / own, least_scale, most_scale), 1000);
}

int TextMeasure::lines_of(const Paragraph& paragraph, Length measure) const {
  Length width;
  for (const Span& span : paragraph.spans) {
    const TextStyle& style = document_.styles[span.style];
    const auto face = face_of(style.family, style);
    for (std::size_t at = span.begin; at < span.end;) {
      const auto [code_point, next] = utf8::decode(paragraph.text, at);
      at = next;
      const int em = face ? face->metrics().units_per_em : 2;
      const int advance = face ? face->advance(face->glyph(code_point)) : 1;
      width += font::at_size(advance, style.size, em) + style.size.scaled(style.tracking, 1000);
    }
  }
  if (measure <= Length{} || width <= measure) return 1;
  return static_cast<int>(std::min<std::int64_t>(
      (width.scaled_points() + measure.scaled_points() - 1) / measure.scaled_points(), 1000));
}

Length TextMeasure::height_of_capitals(const Paragraph& paragraph) const {
  if (paragraph.spans.empty()) return {};
  const TextStyle& style = document_.styles[paragraph.spans.front().style];
  const auto face = face_of(style.family, style);
  if (!face) return style.size.scaled(7, 10);
  return font::at_size(face->metrics().cap_height, style.size, face->metrics().units_per_em);
}

}  // namespace galley::output::docx
