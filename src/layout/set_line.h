// layout: one line of a paragraph: its glyphs at their places, its spaces as justification makes them.
#pragma once

#include <string>
#include <string_view>

#include "lines.h"

namespace galley::layout {

/// A paragraph on its way into lines.
struct Setter {
  const Paragraph& paragraph;
  const shape::ShapedParagraph& shaped;
  const HorizontalList& list;
  const Composition& composition;

  [[nodiscard]] Length size(const shape::Fragment& fragment) const {
    return size_of(fragment, paragraph, composition.styles, {.size = composition.size});
  }
  [[nodiscard]] Length width(const shape::Fragment& fragment) const {
    return width_of(fragment, paragraph, composition.styles, {.size = composition.size});
  }
  [[nodiscard]] const shape::Element* element_at(std::size_t item) const {
    const std::size_t index = item < list.element.size() ? list.element[item] : shaped.elements.size();
    return index < shaped.elements.size() ? &shaped.elements[index] : nullptr;
  }
};

/// Where the text of a line ends, in bytes of its paragraph, with the space that the line end stands for.
[[nodiscard]] std::uint32_t text_end(const Setter& setter, const breaking::BrokenLine& broken);

/// A text as it is read: without soft hyphens.
[[nodiscard]] std::string line_text(std::string_view text);

/// Sets a line that is `excess` short of its measure (or over it, if negative): the letters take what the
/// breaker gave them, in whole thousandths, the spaces the rest.
void set_line(const Setter& setter, const breaking::BrokenLine* previous, const breaking::BrokenLine& broken,
              Length excess, Line& line);

}  // namespace galley::layout
