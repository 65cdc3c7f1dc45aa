// shape: shaped runs to elements.
#include "elements.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "galley/base/utf8.h"

namespace galley::shape {

ElementList::ElementList(const Paragraph& paragraph, WordShaper& words)
    : paragraph_(paragraph), words_(words), has_east_asian_(has_east_asian(paragraph.text)) {}

std::uint32_t ElementList::span_at(std::uint32_t offset) const {
  const auto& spans = paragraph_.spans;
  const auto after = std::ranges::upper_bound(spans, offset, {}, &Span::begin);
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(0, after - spans.begin() - 1));
}

/// The end of a stretch without the marks at its end that only tell where a line may end.
std::uint32_t ElementList::printed_end(std::uint32_t begin, std::uint32_t end) const {
  auto stretch = std::string_view(paragraph_.text).substr(begin, end - begin);
  const auto drop = [&](std::string_view mark) {
    const bool there = stretch.ends_with(mark);
    stretch.remove_suffix(there ? mark.size() : 0);
    return there;
  };
  while (drop("\u00AD") || drop("\u200B")) {
  }
  return begin + static_cast<std::uint32_t>(stretch.size());
}

/// A piece of a word as fragments, one for each span that it reaches into.
void ElementList::add_fragments(std::vector<Fragment>& fragments, const Run& run, const Piece& piece) const {
  const std::uint32_t base = run.begin + piece.origin;
  for (std::uint32_t begin = piece.begin; begin < piece.end;) {
    std::uint32_t span = span_at(piece.added ? std::max(base + begin, 1U) - 1 : base + begin);
    const std::uint32_t span_end = paragraph_.spans[span].end;
    const std::uint32_t end =
        piece.added || span_end <= base + begin ? piece.end : std::min(piece.end, span_end - base);
    auto shaped = slice(piece.word, begin, end);
    if (!shaped->glyphs.empty()) {
      const std::uint32_t text_end = piece.added ? base + begin : printed_end(base + begin, base + end);
      fragments.push_back({run.look.face, std::move(shaped), base + begin, text_end, span, run.look.scale,
                           run.look.raise, run.level});
    }
    begin = end;
  }
}

void ElementList::add_boxes(const Run& run, std::uint32_t begin, std::uint32_t end) {
  std::vector<Fragment> fragments;
  add_fragments(fragments, run, {run.word, begin, end, 0, false});
  for (Fragment& fragment : fragments) {
    Element box;
    box.fragment = std::move(fragment);
    elements_.push_back(std::move(box));
  }
}

void ElementList::add_space(const std::vector<Run>& runs, std::size_t i, bool breakable) {
  const Run& run = runs[i];
  const auto kern = [&](std::size_t neighbour, std::int32_t ShapedWord::* change) -> std::int64_t {
    const bool kerns = neighbour < runs.size() && !runs[neighbour].space && run.plain_space &&
                       runs[neighbour].look == run.look && runs[neighbour].word;
    return kerns ? runs[neighbour].word->shaped.*change : 0;
  };
  Element space;
  space.kind = Element::Kind::Space;
  space.fragment = {run.look.face,      slice(run.word, 0, run.word->length),
                    run.begin,          run.end,
                    span_at(run.begin), run.look.scale,
                    run.look.raise,     run.level};
  space.kern = (i == 0 ? 0 : kern(i - 1, &ShapedWord::before_space)) + kern(i + 1, &ShapedWord::after_space);
  space.bound = run.bound || !breakable;
  elements_.push_back(std::move(space));
}

/// White without a glyph before byte `at` of a run.
void ElementList::add_gap(const Run& run, std::uint32_t at, const Gap& gap, bool breakable) {
  static const auto nothing = std::make_shared<const ShapedWord>();
  const std::uint32_t place = run.begin + at;
  Element space;
  space.kind = Element::Kind::Space;
  space.fragment = {run.look.face,  nothing,        place,    place, span_at(std::max(place, 1U) - 1),
                    run.look.scale, run.look.raise, run.level};
  space.gap = gap;
  space.bound = !breakable;
  elements_.push_back(std::move(space));
}

/// Takes the blank half off the last box, a mark.
void ElementList::trim_last(BlankHalf half) {
  if (half == BlankHalf::None || elements_.empty() || elements_.back().fragment.word->glyphs.empty()) return;
  Fragment& fragment = elements_.back().fragment;
  auto trimmed = std::make_shared<ShapedWord>(*fragment.word);
  const int blank = fragment.face->metrics().units_per_em / 2;
  Glyph& glyph = trimmed->glyphs.front();
  if (half == BlankHalf::Start) glyph.x_offset -= blank;
  glyph.advance -= blank;
  trimmed->width -= blank;
  fragment.word = std::move(trimmed);
}

/// A run in a paragraph with East Asian text. Each mark with a blank half is a box of its own, without that
/// half: the gaps beside it are its white, so that none is left at the edges of lines.
void ElementList::add_squares(const Run& run, const std::vector<text::Opportunity>& inside) {
  const auto text = std::string_view(paragraph_.text).substr(run.begin, run.end - run.begin);
  const std::vector<std::uint32_t> ends = text::graphemes(text);
  // The character at a byte of the run, or of what follows it, which is taken to be of its face.
  const auto square_at = [&](std::uint32_t at) -> Square {
    const auto rest = std::string_view(paragraph_.text).substr(run.begin + at);
    if (rest.empty()) return {U' '};
    const auto [character, length] = utf8::decode(rest, 0);
    std::uint32_t glyph = run.look.face->glyph(character);
    if (at < text.size()) {
      const auto [first, last] = run.word->glyphs(at, at + static_cast<std::uint32_t>(length));
      if (last == first + 1) glyph = run.word->shaped.glyphs[first].id;
    }
    return {character, blank_half(character, *run.look.face, glyph)};
  };
  std::uint32_t done = 0;
  std::vector<text::Opportunity> kept;  // of words of other scripts
  auto next = inside.begin();
  for (std::size_t i = 1; i < ends.size(); ++i) {
    const std::uint32_t at = ends[i];
    const Square last = square_at(ends[i - 1]);
    const Square following = square_at(at);
    while (next != inside.end() && next->offset < run.begin + at) kept.push_back(*next++);
    const bool breakable = next != inside.end() && next->offset == run.begin + at;
    const std::optional<Gap> gap =
        is_space(following.character) ? std::nullopt : gap_between(last, following);
    const bool begins_mark = at < text.size() && following.half != BlankHalf::None;
    const bool is_square = gap || text::east_asian(last.character) != text::EastAsian::None;
    const bool is_cut = gap || last.half != BlankHalf::None || begins_mark || (breakable && is_square);
    if (!is_cut || !run.word->parts_at(at)) {
      if (breakable) kept.push_back(*next++);
      continue;
    }
    add_stretch(run, done, at, kept);
    kept.clear();
    trim_last(last.half);
    if (breakable || gap) add_gap(run, at, gap.value_or(Gap{}), breakable);
    if (breakable) ++next;
    done = at;
  }
  add_stretch(run, done, static_cast<std::uint32_t>(text.size()), kept);
}

void ElementList::add_letters(const Run& run, const std::vector<text::Opportunity>& inside) {
  if (has_east_asian_ && !run.look.rtl)
    add_squares(run, inside);
  else
    add_stretch(run, 0, run.end - run.begin, inside);
}

/// The bytes [begin, end) of a run, parted at the opportunities in it.
void ElementList::add_stretch(const Run& run, std::uint32_t begin, std::uint32_t end,
                              const std::vector<text::Opportunity>& inside) {
  if (begin == end) return;
  const auto text = std::string_view(paragraph_.text).substr(run.begin, run.end - run.begin);
  std::vector<PartedWord> partings;
  for (const text::Opportunity& opportunity : inside) {
    if (auto parting = part(words_, run, text, opportunity.offset - run.begin, opportunity.kind)) {
      parting->place = opportunity.place;
      partings.push_back(std::move(*parting));
    }
  }
  drop_overlaps(partings);

  std::uint32_t done = begin;
  for (const PartedWord& parting : partings) {
    if (parting.left < done || parting.right > end) continue;
    add_boxes(run, done, parting.left);
    Element place;
    place.kind = Element::Kind::Break;
    place.reason = parting.kind;
    place.hyphen = parting.place;
    const auto add = [&](const std::vector<Piece>& pieces) {
      for (const Piece& piece : pieces) {
        add_fragments(place.parts, run, piece);
      }
      return static_cast<std::uint32_t>(place.parts.size());
    };
    place.after_begin = add(parting.before);
    place.instead_begin = add(parting.after);
    add(parting.instead);
    place.parts.shrink_to_fit();
    elements_.push_back(std::move(place));
    done = parting.right;
  }
  add_boxes(run, done, end);
}

}  // namespace galley::shape
