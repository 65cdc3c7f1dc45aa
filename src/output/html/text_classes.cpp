// output: the text styles of a document as classes of a style sheet (see text_classes.h).
#include "html/text_classes.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "decimal.h"

namespace galley::output {
namespace {

// As galley sets superior figures that a font lacks.
constexpr int superior_scale = 620;

std::string em(int thousandths_of_em) {
  if (thousandths_of_em == 0) return "0";
  std::string out;
  append_decimal(out, thousandths_of_em);
  return out + "em";
}

std::string variant_of(const TextStyle& style) {
  std::string variant;
  switch (style.figures) {
    case Figures::Lining:
      variant = "lining-nums proportional-nums";
      break;
    case Figures::OldStyle:
      variant = "oldstyle-nums proportional-nums";
      break;
    case Figures::Tabular:
      variant = "lining-nums tabular-nums";
      break;
  }
  const bool is_small = style.capitals == Capitals::Small;
  if (is_small) variant = "all-small-caps oldstyle-nums";
  if (is_small || style.tracking != 0 || !style.beside.empty()) variant += " no-common-ligatures";
  if (!style.beside.empty()) variant += " no-contextual";
  return variant;
}

}  // namespace

std::string TextClasses::declarations_of(const TextStyle& style) {
  const bool is_superior = style.position == Position::Superscript;
  const bool has_superior = is_superior && fonts_.has_superior(style);
  const int scale = is_superior && !has_superior ? superior_scale
                    : !style.beside.empty()      ? fonts_.scale_beside(style)
                                                 : 1000;
  std::string raised = "baseline";
  if (is_superior && !has_superior)
    raised = em(fonts_.cap_height(style) * (1000 - superior_scale) / superior_scale) + ";line-height:0";
  std::string size = sheet_.length(style.size.scaled(scale, 1000));
  if (is_large(style.size, document_)) size = fmt::format("min({},1.2rem + 5vw)", size);
  const std::string_view features = has_superior                        ? "\"sups\""
                                    : style.capitals == Capitals::Upper ? "\"case\""
                                                                        : "normal";
  return fmt::format(
      "font-family:{};font-size:{};font-weight:{};font-style:{};color:{};letter-spacing:{};font-variant:{};"
      "font-feature-settings:{};vertical-align:{}",
      fonts_.families(style, document_.fallback), size, style.weight,
      style.slant == FontSlant::Italic ? "italic" : "normal", sheet_.colour(style.colour), em(style.tracking),
      variant_of(style), features, raised);
}

const std::string& TextClasses::of(StyleId style) {
  std::string& known = classes_[style];
  if (known.empty()) known = sheet_.class_of(declarations_of(document_.styles[style]));
  return known;
}

StyleId usual_style(const Paragraph& paragraph) {
  std::map<std::uint32_t, std::uint32_t> bytes;
  for (const Span& span : paragraph.spans) bytes[span.style] += span.end - span.begin;
  const auto most = std::ranges::max_element(bytes, {}, [](const auto& style) { return style.second; });
  return most == bytes.end() ? StyleId{} : StyleId{most->first};
}

}  // namespace galley::output
