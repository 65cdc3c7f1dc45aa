// layout: paragraphs cut shorter, character by character, and broken again.
#include "galley/layout/line_savers.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "fragment_parts.h"
#include "galley/base/utf8.h"
#include "least_lines.h"
#include "lines.h"
#include "regions.h"

namespace galley::layout {
namespace {

using shape::Element;
using shape::Fragment;
using shape::ShapedParagraph;

/// True of what vanishes at the end of a paragraph.
bool vanishes(const Element& element) {
  if (element.kind == Element::Kind::Break) return element.instead().empty();
  return element.kind == Element::Kind::Space;
}

/// A paragraph without what stands for its text from `end` on. Kerning at the cut is not worked out again.
ShapedParagraph cut(const ShapedParagraph& whole, std::uint32_t end) {
  ShapedParagraph shorter;
  shorter.end = end;
  for (const Element& element : whole.elements) {
    if (element.kind != Element::Kind::Break && element.fragment.end > end) {
      if (element.kind == Element::Kind::Box && element.fragment.begin < end) {
        shorter.elements.push_back(element);
        shorter.elements.back().fragment = part_of(element.fragment, 0, end - element.fragment.begin);
      }
      break;
    }
    const auto reaches_past = [end](const Fragment& fragment) { return fragment.end > end; };
    if (std::ranges::any_of(element.instead(), reaches_past)) break;
    shorter.elements.push_back(element);
  }
  while (!shorter.elements.empty() && vanishes(shorter.elements.back())) shorter.elements.pop_back();
  return shorter;
}

std::size_t characters_to_save_a_line(const Block& block, const ShapedParagraph& shaped, Length measure,
                                      const Composition& composition, std::size_t most) {
  const Shape shape = shape_of(block, measure, composition.size);
  const auto may_have = [&](const ShapedParagraph& paragraph, std::size_t lines) {
    return LeastLines(block, paragraph, composition.rules, composition.styles)(measure, composition.size) <=
           lines;
  };
  const std::string& text = block.paragraph.text;
  std::vector<std::uint32_t> ends;  // after taking 1, 2, … characters from the end
  for (auto end = static_cast<std::uint32_t>(text.size()); end > 0 && ends.size() < most;) {
    do --end;
    while (end > 0 && utf8::continues(text[end]));
    ends.push_back(end);
  }
  if (ends.empty() || shaped.has_rtl) return 0;
  const std::size_t lines = set_paragraph(block.paragraph, shaped, shape, composition).size();
  if (lines < 2 || !may_have(cut(shaped, ends.back()), lines - 1)) return 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const ShapedParagraph shorter = cut(shaped, ends[i]);
    if (may_have(shorter, lines - 1) &&
        set_paragraph(block.paragraph, shorter, shape, composition).size() < lines)
      return i + 1;
  }
  return 0;
}

}  // namespace

std::vector<LineSaver> line_savers(const Document& document, const shape::ShapedText& text,
                                   const Setting& setting, std::size_t most, std::stop_token stop) {
  Diagnostics ignored;
  const Composition composition{rules_of(document), document.styles, setting.size, ignored, std::move(stop)};
  std::map<std::size_t, std::vector<LineSaver>> savers;  // by characters, equals in reading order
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.kind != Block::Kind::Text) continue;
    const std::size_t characters = characters_to_save_a_line(
        block, *text.blocks[i].paragraph, measure_of_block(document, i, setting), composition, most);
    if (characters > 0) savers[characters].push_back({block.paragraph.place, i, characters});
  }
  std::vector<LineSaver> sorted;
  for (auto& [characters, equals] : savers) std::ranges::move(equals, std::back_inserter(sorted));
  return sorted;
}

}  // namespace galley::layout
