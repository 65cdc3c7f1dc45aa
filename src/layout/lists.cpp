// layout: boxes for words, glue for spaces, breaks where a line may end; what each costs.
#include "galley/layout/lists.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <string_view>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "protrusion.h"

namespace galley::layout {
namespace {

using breaking::Item;
using breaking::ItemKind;
using shape::Element;
using shape::Fragment;

// TeX's \hyphenpenalty and \exhyphenpenalty; a URL parts less willingly than a compound.
constexpr int hyphen_penalty = 50;
constexpr int url_penalty = 100;

// What a hyphen costs more than at the seam of a compound: for each step from a seam; and at the very end of
// a word, for one in its middle nothing. Long words are mostly made of two that are about as long.
constexpr int off_seam_penalty = 100;
constexpr int uneven_penalty = 100;
constexpr int min_letters = 3;

// A word parts where it otherwise stays whole, or between any two characters: dear, but not as dear as a
// short line.
constexpr int last_chance_penalty = 1000;
constexpr int anywhere_penalty = 2000;

// A name parts where every other break costs more than a line of spaces three times as wide.
constexpr int name_penalty = 1000;

/// Widths of fragments under one setting.
struct Ruler {
  const Paragraph& paragraph;
  const std::vector<TextStyle>& styles;
  const Setting& setting;
  std::uint8_t level = 0;  ///< of the paragraph

  [[nodiscard]] Length units(std::int64_t units, const Fragment& fragment) const {
    return font::at_size(units, size_of(fragment, paragraph, styles, setting),
                         fragment.face->metrics().units_per_em);
  }
  [[nodiscard]] Length width(std::span<const Fragment> fragments) const {
    Length sum;
    for (const Fragment& fragment : fragments) sum += units(fragment.word->width, fragment);
    return sum;
  }
  /// What thousandths of an em of a fragment's type come to.
  [[nodiscard]] Length ems(int thousandths, const Fragment& fragment) const {
    return size_of(fragment, paragraph, styles, setting).scaled(thousandths, 1000);
  }
  /// The width of an element where no line ends.
  [[nodiscard]] Length width(const Element& element) const {
    if (element.kind == Element::Kind::Break) return width(element.instead());
    if (element.gap) return ems(element.gap->natural, element.fragment);
    return units(element.fragment.word->width + element.kern, element.fragment);
  }
};

Item box(Length width) {
  Item item;
  item.width = width;
  return item;
}

/// The overhangs of what stands at a line's edge: its outer glyph's, by the character that it is.
Length overhang(const shape::Glyph& glyph, int thousandths, const Fragment& fragment, const Ruler& ruler) {
  return ruler.units(glyph.advance, fragment).scaled(thousandths, 1000);
}

/// Can a fragment stand at the edge of a line with its first or its last letter? One of another direction
/// than the paragraph's stands at an edge, if at all, with the other one.
bool may_reach_edge(const Fragment& fragment, const Ruler& ruler) {
  return !fragment.word->glyphs.empty() && fragment.level == ruler.level;
}

/// Of the letters of scripts that run to the left only marks hang: the others join. What fills a square stays
/// inside the measure.
bool may_hang(char32_t character, std::uint32_t glyph, const Fragment& fragment) {
  if (fragment.rtl()) return text::is_punctuation(character);
  const font::Face& face = *fragment.face;
  const bool fills_square = face.advance(glyph) * 10 >= face.metrics().units_per_em * 9;
  return !fills_square || text::east_asian(character) == text::EastAsian::None;
}

Length overhang_end(const Fragment& fragment, const Ruler& ruler) {
  if (!may_reach_edge(fragment, ruler)) return {};
  const std::string_view text = std::string_view(ruler.paragraph.text).substr(0, fragment.end);
  // A hyphen that was added stands for no text.
  const char32_t last = fragment.begin == fragment.end ? U'-' : utf8::last(text);
  const auto& glyphs = fragment.word->glyphs;
  const shape::Glyph& glyph = fragment.rtl() ? glyphs.front() : glyphs.back();
  if (!may_hang(last, glyph.id, fragment)) return {};
  const Protrusion protrusion = protrusion_of(*fragment.face, glyph.id, last);
  return overhang(glyph, fragment.rtl() ? protrusion.left : protrusion.right, fragment, ruler);
}

Length overhang_start(const Fragment& fragment, const Ruler& ruler) {
  if (!may_reach_edge(fragment, ruler)) return {};
  const char32_t first = utf8::decode(ruler.paragraph.text, fragment.begin).code_point;
  const auto& glyphs = fragment.word->glyphs;
  const shape::Glyph& glyph = fragment.rtl() ? glyphs.back() : glyphs.front();
  if (!may_hang(first, glyph.id, fragment)) return {};
  const Protrusion protrusion = protrusion_of(*fragment.face, glyph.id, first);
  return overhang(glyph, fragment.rtl() ? protrusion.right : protrusion.left, fragment, ruler);
}

Item letters(const Fragment& fragment, const Ruler& ruler, const ListRules& rules) {
  Item item = box(ruler.units(fragment.word->width, fragment));
  item.expansion_stretch = item.expansion_shrink = item.width.scaled(rules.expansion, 1000);
  if (rules.protrusion) {
    item.overhang_start = overhang_start(fragment, ruler);
    item.overhang_end = overhang_end(fragment, ruler);
  }
  return item;
}

/// White between characters that nobody wrote.
Item gap(const Element& element, const Ruler& ruler, bool stretches) {
  Item item = box(ruler.width(element));
  item.kind = ItemKind::Glue;
  if (stretches) {
    item.stretch = ruler.ems(element.gap->stretch, element.fragment);
    item.shrink = ruler.ems(element.gap->shrink, element.fragment);
  }
  return item;
}

Item space(const Element& element, const Ruler& ruler, bool stretches, int narrowest) {
  if (element.gap) return gap(element, ruler, stretches);
  const Fragment& fragment = element.fragment;
  const Length advance = ruler.units(fragment.word->width, fragment);
  const Length floor =
      size_of(fragment, ruler.paragraph, ruler.styles, ruler.setting).scaled(narrowest, 1000);
  Item item = box(std::max(ruler.units(fragment.word->width + element.kern, fragment), floor));
  item.kind = ItemKind::Glue;
  if (stretches) {
    item.stretch = advance.scaled(1, 2);
    item.shrink = std::min(advance.scaled(1, 3), item.width - floor);
  }
  return item;
}

Item penalty(int cost, const WordEdges& edges = {}) {
  Item item;
  item.kind = ItemKind::Break;
  item.penalty = cost;
  item.ends = edges.end;
  item.begins = edges.begin;
  return item;
}

Item fill(Length stretch) {
  Item item;
  item.kind = ItemKind::Glue;
  item.stretch = stretch;
  item.fill = 1;
  return item;
}

/// What a line that ends here may lack: stretch that is not the spaces'.
Item rag(Length stretch) {
  Item item;
  item.kind = ItemKind::Glue;
  item.stretch = stretch;
  return item;
}

int hyphenation_penalty(const text::HyphenPlace& place, Hyphens hyphens) {
  if (hyphens == Hyphens::All) return hyphen_penalty;
  if (place.in_name || std::min(place.before, place.after) < min_letters) return breaking::infinite_penalty;
  const int letters = place.before + place.after;
  return hyphen_penalty + off_seam_penalty * place.from_seam +
         uneven_penalty * std::abs(place.before - place.after) / letters;
}

Item discretionary(const Element& element, const Ruler& ruler, const ListRules& rules) {
  Item item = box(ruler.width(element.instead()));
  item.kind = ItemKind::Break;
  item.discretionary = true;
  item.before = ruler.width(element.before());
  item.after = ruler.width(element.after());
  if (rules.protrusion && !element.before().empty())
    item.overhang_end = overhang_end(element.before().back(), ruler);
  switch (element.reason) {
    case text::BreakKind::Hyphenation:
      item.last_resort = true;
      item.penalty = hyphenation_penalty(element.hyphen, rules.hyphens);
      item.ends.whole = hyphen_tag;
      break;
    case text::BreakKind::SoftHyphen:
    case text::BreakKind::AfterHyphen:
      item.penalty = hyphen_penalty;
      item.ends.whole = hyphen_tag;
      break;
    case text::BreakKind::AfterSlash:
      item.penalty = hyphen_penalty;
      break;
    case text::BreakKind::Url:
      item.penalty = url_penalty;
      item.ends_short = true;
      break;
    case text::BreakKind::Anywhere:
      item.penalty = anywhere_penalty;
      break;
    case text::BreakKind::Space:
    case text::BreakKind::Ideographic:
      break;
  }
  return item;
}

/// The width from `begin` to the next space that may part.
Length word_width(const shape::ShapedParagraph& shaped, std::size_t begin, const Ruler& ruler) {
  Length width;
  for (std::size_t i = begin; i < shaped.elements.size(); ++i) {
    const Element& element = shaped.elements[i];
    if (element.kind == Element::Kind::Space && !element.bound) break;
    width += ruler.width(element);
  }
  return width;
}

/// The first element from which on all that is left fits one line, as narrow as it can be set, so that a
/// hyphen would stand before the last line.
std::size_t begin_of_last_line(const shape::ShapedParagraph& shaped, const Ruler& ruler,
                               const ListRules& rules) {
  Length rest;
  std::size_t i = shaped.elements.size();
  for (; i > 0; --i) {
    const Element& element = shaped.elements[i - 1];
    if (element.kind == Element::Kind::Space) {
      const int shrink = element.gap ? element.gap->shrink : 0;
      const Length advance = ruler.units(element.fragment.word->width, element.fragment);
      rest += ruler.width(element) - advance / 3 - ruler.ems(shrink, element.fragment);
    } else {
      rest += ruler.width(element).scaled(1000 - rules.expansion, 1000);
    }
    if (rest > rules.measure) break;
  }
  return i;
}

/// The stretches of text that hold together, as one goes through the elements.
class Holds {
 public:
  Holds(const shape::ShapedParagraph& shaped, const Ruler& ruler) : shaped_(shaped), ruler_(ruler) {}

  /// How the element at `at`, the next one, holds to what stands beside it.
  Hold of(std::size_t at) {
    if (at < end_) return hold_;
    hold_ = own(at);
    width_ = {};
    for (end_ = at; end_ < shaped_.elements.size() && (hold_ != Hold::Loose || end_ == at); ++end_) {
      const Element& element = shaped_.elements[end_];
      if (element.kind != Element::Kind::Break && own(end_) != hold_) break;
      width_ += ruler_.width(element);
    }
    return hold_;
  }
  /// The width of the stretch that the element is in.
  [[nodiscard]] Length width() const { return width_; }

 private:
  [[nodiscard]] Hold own(std::size_t at) const {
    const Element& element = shaped_.elements[at];
    return element.kind == Element::Kind::Break ? Hold::Loose
                                                : ruler_.paragraph.spans[element.fragment.span].hold;
  }

  const shape::ShapedParagraph& shaped_;
  const Ruler& ruler_;
  Hold hold_ = Hold::Loose;
  std::size_t end_ = 0;
  Length width_;
};

/// How a line ends before each space that may part, and how the next one begins, in the order of the spaces.
class Stacking {
 public:
  Stacking(std::string_view text, const shape::ShapedParagraph& shaped, Stacks stacks)
      : text_(text), shaped_(shaped), stacks_(stacks), next_(edges_from(0, 0)) {}

  [[nodiscard]] breaking::Likeness opening() const { return next_.begin; }

  WordEdges at(std::size_t space) {
    const breaking::Likeness end = next_.end;
    next_ = edges_from(shaped_.elements[space].fragment.end, space + 1);
    return {end, next_.begin};
  }

 private:
  /// Of the word from a byte of the text to the next space that may part, from an element on.
  [[nodiscard]] WordEdges edges_from(std::uint32_t begin, std::size_t element) const {
    if (stacks_ == Stacks::Free) return {};
    std::uint32_t end = shaped_.end;
    for (; element < shaped_.elements.size(); ++element) {
      const Element& one = shaped_.elements[element];
      if (one.kind != Element::Kind::Space || one.bound) continue;
      end = one.fragment.begin;
      break;
    }
    return begin < end ? edges_of(text_.substr(begin, end - begin)) : WordEdges{};
  }

  std::string_view text_;
  const shape::ShapedParagraph& shaped_;
  Stacks stacks_;
  WordEdges next_;
};

/// The first element at which the end of a line would leave a runt: no more than the last word, and narrower
/// than `width`.
std::size_t first_runt(const shape::ShapedParagraph& shaped, Length width, const Ruler& ruler) {
  const std::size_t count = shaped.elements.size();
  if (width == Length{}) return count;
  Length rest;
  for (std::size_t i = count; i-- > 0;) {
    const Element& element = shaped.elements[i];
    // Two words that a no-break space holds together are company enough.
    if (element.kind == Element::Kind::Space) return element.bound ? i + 1 : i;
    rest += ruler.width(element);
    if (rest >= width) return i + 1;
  }
  return count;
}

/// The first element at which the end of a line would leave a last line narrower than `width`.
std::size_t first_short_end(const shape::ShapedParagraph& shaped, Length width, const Ruler& ruler) {
  std::size_t i = shaped.elements.size();
  for (Length rest; i > 0; --i) {
    const Element& element = shaped.elements[i - 1];
    rest += ruler.width(element);
    if (rest >= width) return i;
  }
  return i;
}

/// A hash of letters (FNV-1a).
class LetterHash {
 public:
  void add(char32_t letter) {
    constexpr std::uint32_t prime = 16777619;
    hash_ = (hash_ ^ static_cast<std::uint32_t>(letter)) * prime;
  }
  /// Not 0, and not a hyphen's.
  [[nodiscard]] std::uint32_t tag() const { return std::max(hash_, hyphen_tag + 1); }

 private:
  std::uint32_t hash_ = 2166136261;
};

/// May a word that fits the measure part here?
bool may_part(text::BreakKind reason, Words words) {
  switch (reason) {
    case text::BreakKind::AfterHyphen:
    case text::BreakKind::AfterSlash:
      return words != Words::Whole;
    case text::BreakKind::Url:
      return words == Words::Anywhere;
    case text::BreakKind::Space:
    case text::BreakKind::Hyphenation:
    case text::BreakKind::SoftHyphen:
    case text::BreakKind::Ideographic:
    case text::BreakKind::Anywhere:
      return true;
  }
  return true;
}

}  // namespace

bool separates(const shape::Element& element, const Paragraph& paragraph) {
  return element.kind != shape::Element::Kind::Break &&
         paragraph.spans[element.fragment.span].parting == Parting::Separator;
}

WordEdges edges_of(std::string_view word) {
  constexpr std::size_t part = 3;
  LetterHash whole;
  LetterHash head;
  std::array<char32_t, part> last{};  // a ring
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto [character, next] = utf8::decode(word, at);
    at = next;
    const bool punctuation = character < U'\u00C0' || (character >= U'\u2000' && character <= U'\u206F');
    if (punctuation && !ascii::is_alphanumeric(character)) continue;
    const char32_t folded = ascii::to_small(character);
    whole.add(folded);
    if (count < part) head.add(folded);
    last[count++ % part] = folded;
  }
  if (count == 0) return {};
  if (count <= part) return {{whole.tag(), 0}, {whole.tag(), 0}};
  LetterHash tail;
  for (std::size_t i = 0; i < part; ++i) tail.add(last[(count + i) % part]);
  return {{whole.tag(), tail.tag()}, {whole.tag(), head.tag()}};
}

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
                               const std::vector<TextStyle>& styles, const Setting& setting,
                               const ListRules& rules) {
  const Ruler ruler{paragraph, styles, setting, shaped.level};
  HorizontalList list;
  list.items.reserve(shaped.elements.size() + 8);
  list.element.reserve(shaped.elements.size() + 8);
  std::size_t i = 0;
  const auto push = [&list, &i](const Item& item) {
    list.items.push_back(item);
    list.element.push_back(static_cast<std::uint32_t>(i));
  };

  const bool justified = paragraph.alignment == Alignment::Justified && !rules.ragged;
  const std::size_t runt = first_runt(shaped, rules.runt, ruler);
  const std::size_t short_end = first_short_end(shaped, rules.short_end, ruler);
  // A line may end at the next item. Is it one of those that are to be avoided?
  const auto mark = [&list, &i, runt, short_end] {
    if (i >= runt) list.runts.push_back(list.items.size());
    if (i >= short_end) list.short_ends.push_back(list.items.size());
  };
  Stacking stacking(paragraph.text, shaped, rules.stacks);
  list.opening = stacking.opening();
  Holds holds(shaped, ruler);
  const std::size_t last_line =
      rules.hyphens == Hyphens::Chosen ? begin_of_last_line(shaped, ruler, rules) : shaped.elements.size();
  Length word = word_width(shaped, 0, ruler);
  for (; i < shaped.elements.size(); ++i) {
    const Element& element = shaped.elements[i];
    if (separates(element, paragraph)) {
      // Glue goes with the break before it, so that nothing of the separator is on either line.
      if (i == 0 || !separates(shaped.elements[i - 1], paragraph)) push(penalty(0));
      Item part = space(element, ruler, false, 0);
      push(part);
      word = word_width(shaped, i + 1, ruler);
      continue;
    }
    const Hold hold = holds.of(i);
    switch (element.kind) {
      case Element::Kind::Box:
        push(letters(element.fragment, ruler, rules));
        break;
      case Element::Kind::Space: {
        Item item = space(element, ruler, justified, rules.narrowest_space);
        // A space that ends the paragraph is there for readers: it stands beyond the line.
        if (i + 1 == shaped.elements.size()) item.width = item.stretch = item.shrink = {};
        const bool held = hold == Hold::Item && holds.width() <= rules.measure;
        if (element.bound || held) {
          // What no space may part stays together unless it is wider than a line.
          push(penalty(!held && word > rules.measure ? anywhere_penalty : breaking::infinite_penalty));
        } else {
          const WordEdges edges = stacking.at(i);
          word = word_width(shaped, i + 1, ruler);
          if (hold == Hold::Name) {
            mark();
            list.in_names.push_back(list.items.size());
            push(penalty(name_penalty, edges));
            list.items.back().last_resort = true;
          } else if (i >= std::min(runt, short_end)) {
            mark();
            push(penalty(0, edges));
          }
          item.ends = edges.end;
          item.begins = edges.begin;
        }
        push(item);
        break;
      }
      case Element::Kind::Break: {
        const bool fits = word <= rules.measure;
        const bool before_last_line = element.reason == text::BreakKind::Hyphenation && i >= last_line;
        const bool forbidden =
            fits && (hold != Hold::Loose || before_last_line || !may_part(element.reason, rules.words));
        const bool ragged = justified && !forbidden && element.reason == text::BreakKind::Url;
        if (ragged) {
          push(penalty(breaking::infinite_penalty));
          push(rag(rules.measure / 4));
        }
        if (!forbidden) mark();
        push(discretionary(element, ruler, rules));
        if (forbidden) list.items.back().penalty = breaking::infinite_penalty;
        // A word that is wider than a line parts at any of its hyphens.
        if (!fits && element.reason == text::BreakKind::Hyphenation)
          list.items.back().penalty = std::min(list.items.back().penalty, last_chance_penalty);
        if (fits && !forbidden && !may_part(element.reason, Words::Whole) && rules.words == Words::Anywhere)
          list.items.back().penalty = last_chance_penalty;
        if (ragged) {
          push(penalty(breaking::infinite_penalty));
          push(rag(-rules.measure / 4));
        }
        break;
      }
    }
  }
  push(penalty(breaking::infinite_penalty));
  // The last of several lines of a balanced paragraph counts as the others do.
  const auto fits_a_line = [&] {
    Length natural;
    for (const Item& item : list.items) natural += item.width;
    return natural <= rules.measure;
  };
  if (paragraph.filling != Filling::Balanced || fits_a_line()) push(fill(Length::points(1)));
  return list;
}

}  // namespace galley::layout
