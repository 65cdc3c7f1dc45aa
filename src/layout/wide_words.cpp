// layout: places to end a line inside of what is wider than a line.
#include "wide_words.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "fragment_parts.h"
#include "galley/base/limits.h"
#include "galley/text/text.h"
#include "page_choices.h"

namespace galley::layout {
namespace {

using shape::Element;
using shape::Fragment;

// Parts are about this much narrower than the measure: so a line that has to end inside a word is nearly
// full. In a paragraph that is longer than any that is meant, parts are few.
constexpr int parts_of_measure = 24;
constexpr int few_parts_of_measure = 6;

/// The bytes of a fragment's text at which it can be cut: no glyph and nothing that a reader sees as one
/// character stands on both sides.
std::vector<std::uint32_t> cuts_of(const Fragment& fragment, std::string_view text) {
  std::vector<std::uint32_t> clusters;
  for (const shape::Glyph& glyph : fragment.word->glyphs) clusters.push_back(glyph.cluster);
  std::ranges::sort(clusters);
  std::vector<std::uint32_t> cuts;
  std::ranges::set_intersection(clusters, text::graphemes(text), std::back_inserter(cuts));
  const auto doubles = std::ranges::unique(cuts);
  cuts.erase(doubles.begin(), doubles.end());
  return cuts;
}

Element place_to_end() {
  Element element;
  element.kind = Element::Kind::Break;
  element.reason = text::BreakKind::Anywhere;
  return element;
}

Element box(Fragment fragment) {
  Element element;
  element.fragment = std::move(fragment);
  return element;
}

/// Adds a box in parts of at most `width` each, or of one character.
void add_parted(const Fragment& fragment, std::string_view text, std::int64_t max_width,
                std::vector<Element>& elements) {
  std::vector<std::int64_t> width_at(text.size() + 1);  // of the glyphs whose clusters begin at a byte
  for (const shape::Glyph& glyph : fragment.word->glyphs)
    width_at[std::min<std::size_t>(glyph.cluster, text.size())] += glyph.advance;
  std::vector<std::uint32_t> cuts = cuts_of(fragment, text);
  cuts.push_back(static_cast<std::uint32_t>(text.size()));
  std::uint32_t begin = 0;
  std::int64_t width = 0;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    std::int64_t next = 0;
    for (std::size_t at = cuts[i]; at < cuts[i + 1]; ++at) next += width_at[at];
    if (cuts[i] > begin && width + next > max_width) {
      elements.push_back(box(part_of(fragment, begin, cuts[i])));
      elements.push_back(place_to_end());
      begin = cuts[i];
      width = 0;
    }
    width += next;
  }
  elements.push_back(box(part_of(fragment, begin, static_cast<std::uint32_t>(text.size()))));
}

}  // namespace

std::optional<shape::ShapedParagraph> with_wide_words_parted(const shape::ShapedParagraph& shaped,
                                                             const Paragraph& paragraph, Length measure,
                                                             const Composition& composition,
                                                             Diagnostics& warnings) {
  const auto is_wide = [&](const Element& element) {
    return element.kind == Element::Kind::Box &&
           width_of(element.fragment, paragraph, composition.styles, {.size = composition.size}) > measure;
  };
  if (std::ranges::none_of(shaped.elements, is_wide)) return std::nullopt;
  shape::ShapedParagraph parted;
  parted.end = shaped.end;
  parted.level = shaped.level;
  parted.has_rtl = shaped.has_rtl;
  parted.hyphenated = shaped.hyphenated;
  const int parts =
      shaped.elements.size() > limits.finely_parted_elements ? few_parts_of_measure : parts_of_measure;
  for (const Element& element : shaped.elements) {
    if (!is_wide(element)) {
      parted.elements.push_back(element);
      continue;
    }
    const Fragment& fragment = element.fragment;
    const std::string_view text =
        std::string_view(paragraph.text).substr(fragment.begin, fragment.end - fragment.begin);
    const Length width = width_of(fragment, paragraph, composition.styles, {.size = composition.size});
    const std::int64_t units = fragment.word->width * std::max<std::int64_t>(measure.scaled_points(), 0) /
                               width.scaled_points() / parts;
    add_parted(fragment, text, units, parted.elements);
    Diagnostic wide;
    wide.severity = Severity::Warning;
    wide.message =
        fmt::format("'{}' is wider than its line, and is parted without a hyphen", shortened(text));
    wide.place = find_from(place_of(paragraph, fragment.begin), text);
    wide.help = "say where it may part: with a soft hyphen (U+00AD)";
    warnings.push_back(std::move(wide));
  }
  return parted;
}

}  // namespace galley::layout
