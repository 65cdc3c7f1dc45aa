#include "galley/layout/lists.h"

namespace galley::layout {
namespace {

using breaking::Item;
using breaking::ItemKind;
using shape::Element;
using shape::Fragment;

// TeX's \hyphenpenalty and \exhyphenpenalty; a URL parts less willingly than a compound.
constexpr int hyphen_penalty = 50;
constexpr int url_penalty = 100;

// Lines that end in a hyphen, drawn or written, do not like to follow one another.
constexpr std::uint32_t hyphen_tag = 1;

/// Widths of fragments under one setting.
struct Ruler {
  const Paragraph& paragraph;
  const std::vector<TextStyle>& styles;
  const Setting& setting;

  [[nodiscard]] Length units(std::int64_t units, const Fragment& fragment) const {
    return font::at_size(units, size_of(fragment, paragraph, styles, setting),
                         fragment.face->metrics().units_per_em);
  }
  [[nodiscard]] Length width(const std::vector<Fragment>& fragments) const {
    Length sum;
    for (const Fragment& fragment : fragments) sum += units(fragment.word->width, fragment);
    return sum;
  }
};

Item box(Length width) {
  Item item;
  item.width = width;
  return item;
}

Item space(const Element& element, const Ruler& ruler, Alignment alignment) {
  const Length advance = ruler.units(element.fragment.word->width, element.fragment);
  const Length natural = ruler.units(element.fragment.word->width + element.kern, element.fragment);
  Item item = box(natural);
  item.kind = ItemKind::Glue;
  if (alignment == Alignment::Justified) {
    item.stretch = advance.scaled(1, 2);
    item.shrink = advance.scaled(1, 3);
  }
  return item;
}

Item forbidden_break() {
  Item item;
  item.kind = ItemKind::Break;
  item.penalty = breaking::infinite_penalty;
  return item;
}

Item discretionary(const Element& element, const Ruler& ruler) {
  Item item = box(ruler.width(element.instead));
  item.kind = ItemKind::Break;
  item.discretionary = true;
  item.before = ruler.width(element.before);
  item.after = ruler.width(element.after);
  switch (element.reason) {
    case text::BreakKind::Hyphenation:
      item.last_resort = true;
      [[fallthrough]];
    case text::BreakKind::SoftHyphen:
    case text::BreakKind::AfterHyphen:
      item.penalty = hyphen_penalty;
      item.tag = hyphen_tag;
      break;
    case text::BreakKind::AfterSlash:
      item.penalty = hyphen_penalty;
      break;
    case text::BreakKind::Url:
      item.penalty = url_penalty;
      break;
    case text::BreakKind::Space:
    case text::BreakKind::Ideographic:
      break;
  }
  return item;
}

}  // namespace

Length size_of(const Fragment& fragment, const Paragraph& paragraph, const std::vector<TextStyle>& styles,
               const Setting& setting) {
  const Length nominal = styles[paragraph.spans[fragment.span].style].size;
  return nominal.scaled(static_cast<std::int64_t>(setting.size) * fragment.scale, 1'000'000);
}

Length width_of(const Fragment& fragment, const Paragraph& paragraph, const std::vector<TextStyle>& styles,
                const Setting& setting) {
  return Ruler{paragraph, styles, setting}.units(fragment.word->width, fragment);
}

HorizontalList horizontal_list(const shape::ShapedParagraph& shaped, const Paragraph& paragraph,
                               const std::vector<TextStyle>& styles, const Setting& setting) {
  const Ruler ruler{paragraph, styles, setting};
  HorizontalList list;
  list.items.reserve(shaped.elements.size() + 8);
  list.element.reserve(shaped.elements.size() + 8);
  const auto push = [&list](const Item& item, std::size_t element) {
    list.items.push_back(item);
    list.element.push_back(static_cast<std::uint32_t>(element));
  };

  for (std::size_t i = 0; i < shaped.elements.size(); ++i) {
    const Element& element = shaped.elements[i];
    switch (element.kind) {
      case Element::Kind::Box:
        push(box(ruler.units(element.fragment.word->width, element.fragment)), i);
        break;
      case Element::Kind::Space:
        if (element.bound) push(forbidden_break(), i);
        push(space(element, ruler, paragraph.alignment), i);
        break;
      case Element::Kind::Break:
        push(discretionary(element, ruler), i);
        break;
    }
  }

  Item fill;
  fill.kind = ItemKind::Glue;
  fill.stretch = Length::points(1);
  fill.fill = 1;
  push(forbidden_break(), shaped.elements.size());
  push(fill, shaped.elements.size());
  return list;
}

}  // namespace galley::layout
