// layout: the glyphs of one line, in visual order (see set_line.h).
#include "set_line.h"

#include <algorithm>
#include <span>
#include <utility>

#include "galley/text/text.h"

namespace galley::layout {
namespace {

using breaking::BrokenLine;
using breaking::Item;
using breaking::ItemKind;
using shape::Element;
using shape::Fragment;

/// A fragment on a line, and how wide it is set. A space has its item of the list.
struct Piece {
  const Fragment* fragment = nullptr;
  const Item* space = nullptr;
  Length width;
  bool is_gap = false;  ///< a space without a glyph
};

/// Places the glyphs of a line, from left to right. A new run begins wherever face, size, colour, node or
/// link change, and where what stands beside it is not its neighbour in the text.
class LineBuilder {
 public:
  /// `glyphs` are to come in all.
  LineBuilder(const Setter& setter, int scale, Length left, std::size_t glyphs)
      : setter_(setter), scale_(scale), x_(left), glyphs_(glyphs) {}

  /// Places a piece, number `place` of the line's text, at the right of what is there.
  void add(const Piece& piece, std::size_t place) {
    const Fragment& fragment = *piece.fragment;
    PlacedRun& placed_run = run_for(fragment, place);
    GlyphRun& run = placed_run.run;
    const std::string_view text =
        std::string_view(setter_.paragraph.text).substr(fragment.begin, fragment.end - fragment.begin);
    const std::uint32_t base = add_text(run, text, fragment.rtl());
    const int units_per_em = fragment.face->metrics().units_per_em;
    const auto& glyphs = fragment.word->glyphs;
    std::int64_t pen = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      PlacedGlyph placed;
      placed.id = glyphs[i].id;
      placed.x = x_ - run.origin.x +
                 font::at_size(pen + glyphs[i].x_offset, run.size, units_per_em).scaled(scale_, 1000);
      placed.y = font::at_size(glyphs[i].y_offset, run.size, units_per_em);
      placed.advance =
          font::at_size(fragment.face->advance(glyphs[i].id), run.size, units_per_em).scaled(scale_, 1000);
      const auto [begin, end] = text_of_glyph(fragment, i, text.size());
      placed.text_begin = base + begin;
      placed.text_end = base + end;
      run.glyphs.push_back(placed);
      pen += glyphs[i].advance;
    }
    placed_run.last = place;
    placed_run.first = std::min(placed_run.first, place);
    x_ += piece.width;
  }

  /// The runs in the order in which they are read.
  [[nodiscard]] std::vector<GlyphRun> take() {
    std::ranges::sort(runs_, {}, &PlacedRun::first);
    std::vector<GlyphRun> runs;
    runs.reserve(runs_.size());
    for (PlacedRun& placed : runs_) {
      placed.run.glyphs.shrink_to_fit();
      runs.push_back(std::move(placed.run));
    }
    return runs;
  }

 private:
  /// A run, and which pieces of the text it holds.
  struct PlacedRun {
    GlyphRun run;
    std::size_t first = 0;
    std::size_t last = 0;  ///< that was added
    bool rtl = false;
  };

  PlacedRun& run_for(const Fragment& fragment, std::size_t place) {
    const Composition& composition = setter_.composition;
    const Span& span = setter_.paragraph.spans[fragment.span];
    const TextStyle& style = composition.styles[span.style];
    const Length size = setter_.size(fragment);
    const Length raised =
        style.size.scaled(static_cast<std::int64_t>(composition.size) * fragment.raise, 1'000'000);
    const bool rtl = fragment.rtl();
    if (!runs_.empty()) {
      const auto& [run, first, last, runs_left] = runs_.back();
      const bool follows = rtl == runs_left && (rtl ? place + 1 == last : place == last + 1);
      if (follows && run.face == fragment.face && run.size == size && run.colour == style.colour &&
          run.node == span.node && run.link == span.link && run.origin.y == -raised)
        return runs_.back();
    }
    GlyphRun run;
    run.face = fragment.face;
    run.size = size;
    run.horizontal_scale = scale_;
    run.colour = style.colour;
    run.origin = {x_, -raised};
    run.node = span.node;
    run.link = span.link;
    // Most lines have one run, which takes all.
    if (runs_.empty()) run.glyphs.reserve(glyphs_);
    runs_.push_back({std::move(run), place, place, rtl});
    return runs_.back();
  }

  /// Adds text to a run that keeps it in logical order; gives where it begins.
  static std::uint32_t add_text(GlyphRun& run, std::string_view text, bool rtl) {
    const auto size = static_cast<std::uint32_t>(text.size());
    if (!rtl) {
      run.text += text;
      return static_cast<std::uint32_t>(run.text.size()) - size;
    }
    run.text.insert(0, text);
    for (PlacedGlyph& glyph : run.glyphs) {
      glyph.text_begin += size;
      glyph.text_end += size;
    }
    return 0;
  }

  /// The stretch of the fragment's text that glyph `i` stands for: its cluster's on the first glyph in
  /// logical order, nothing on the others.
  static std::pair<std::uint32_t, std::uint32_t> text_of_glyph(const Fragment& fragment, std::size_t i,
                                                               std::size_t text_size) {
    const auto& glyphs = fragment.word->glyphs;
    const std::uint32_t cluster = glyphs[i].cluster;
    const bool first = i == 0 || glyphs[i - 1].cluster != cluster;
    if (!first) return {cluster, cluster};
    // Clusters rise from left to right, or fall where the script runs the other way.
    std::size_t next = i;
    while (next < glyphs.size() && glyphs[next].cluster == cluster)
      next = fragment.rtl() ? next - 1 : next + 1;
    const auto end = next < glyphs.size() ? glyphs[next].cluster : static_cast<std::uint32_t>(text_size);
    return {std::min(cluster, end), end};
  }

  const Setter& setter_;
  int scale_;
  std::vector<PlacedRun> runs_;
  Length x_;
  std::size_t glyphs_;
};

/// What justification adds to the spaces of one line: the excess, shared out so that it is spent to the last
/// unit.
class Justification {
 public:
  Justification(const Setter& setter, const BrokenLine& broken, Length excess) {
    for (std::size_t i = broken.begin; i < broken.at; ++i)
      total_ += flexibility(setter.list.items[i], excess);
    // A line cannot shrink further than its spaces let it: then it is overfull.
    excess_ = excess < Length{} ? std::max(excess, -total_) : excess;
  }

  /// The width to add to this item, the next one of the line.
  Length next(const Item& item) {
    if (total_ == Length{}) return {};
    passed_ += flexibility(item, excess_);
    const Length until = excess_.scaled(passed_.scaled_points(), total_.scaled_points());
    const Length share = until - spent_;
    spent_ = until;
    return share;
  }

 private:
  static Length flexibility(const Item& item, Length excess) {
    if (item.kind != ItemKind::Glue || item.fill != 0) return {};
    return excess < Length{} ? item.shrink : item.stretch;
  }

  Length total_, excess_, passed_, spent_;
};

/// The element that a line ends at: of a separator its last, a space.
const Element* closing_element(const Setter& setter, const BrokenLine& broken) {
  const Element* closing = setter.element_at(broken.at);
  if (closing == nullptr || !separates(*closing, setter.paragraph)) return closing;
  const Element* const end = setter.shaped.elements.data() + setter.shaped.elements.size();
  while (closing + 1 != end && separates(closing[1], setter.paragraph)) ++closing;
  return closing;
}

/// What stands on a line. The space at its end is there too: readers tell words apart by it.
std::vector<Piece> pieces_of(const Setter& setter, const BrokenLine* previous, const BrokenLine& broken) {
  std::vector<Piece> pieces;
  const auto add = [&pieces](std::span<const Fragment> fragments) {
    for (const Fragment& fragment : fragments) pieces.push_back({&fragment, nullptr, {}});
  };
  const Element* opening = previous == nullptr ? nullptr : setter.element_at(previous->at);
  if (opening != nullptr && opening->kind == Element::Kind::Break) add(opening->after());
  for (std::size_t i = broken.begin; i < broken.at; ++i) {
    const Element* element = setter.element_at(i);
    const Item& item = setter.list.items[i];
    if (element == nullptr) continue;
    if (element->kind == Element::Kind::Box) pieces.push_back({&element->fragment, nullptr, {}});
    if (element->kind == Element::Kind::Break && item.discretionary) add(element->instead());
    if (element->kind == Element::Kind::Space && item.kind == ItemKind::Glue && item.fill == 0)
      pieces.push_back({&element->fragment, &item, {}, element->gap.has_value()});
  }
  const Element* closing = closing_element(setter, broken);
  if (closing == nullptr) return pieces;
  if (closing->kind == Element::Kind::Break) add(closing->before());
  if (closing->kind == Element::Kind::Space)
    pieces.push_back({&closing->fragment, &setter.list.items[broken.at], {}, closing->gap.has_value()});
  return pieces;
}

/// The pieces of a line by their places, from left to right. Spaces at the line's end go with the paragraph
/// (UAX #9, L1 and L2).
std::vector<std::size_t> visual_order(const std::vector<Piece>& pieces, std::uint8_t paragraph_level) {
  std::vector<std::uint8_t> levels;
  levels.reserve(pieces.size());
  for (const Piece& piece : pieces) levels.push_back(piece.fragment->level);
  for (std::size_t i = pieces.size(); i > 0 && pieces[i - 1].space != nullptr; --i)
    levels[i - 1] = paragraph_level;
  return text::visual_order(levels);
}

/// Sets the glyphs of a line where they stand. The space at the line's end stands outside the measure.
std::vector<GlyphRun> placed(const Setter& setter, const std::vector<Piece>& pieces, int scale,
                             const Item* ending) {
  const std::vector<std::size_t> order = visual_order(pieces, setter.shaped.level);
  Length left;
  for (const std::size_t place : order) {
    if (pieces[place].space == nullptr || pieces[place].space != ending) break;
    left -= pieces[place].width;
  }
  std::size_t glyphs = 0;
  for (const Piece& piece : pieces) glyphs += piece.fragment->word->glyphs.size();
  LineBuilder builder(setter, scale, left, glyphs);
  for (const std::size_t place : order) builder.add(pieces[place], place);
  return builder.take();
}

}  // namespace

std::uint32_t text_end(const Setter& setter, const BrokenLine& broken) {
  const Element* at = closing_element(setter, broken);
  if (at == nullptr) return setter.shaped.end;
  if (at->kind == Element::Kind::Space) return at->fragment.end;
  if (!at->before().empty()) {
    std::uint32_t end = 0;
    for (const Fragment& fragment : at->before()) end = std::max(end, fragment.end);
    return end;
  }
  for (std::size_t i = broken.at; i-- > broken.begin;) {
    const Element* element = setter.element_at(i);
    if (element != nullptr && element->kind != Element::Kind::Break) return element->fragment.end;
  }
  return setter.shaped.end;
}

std::string line_text(std::string_view text) {
  constexpr std::string_view soft_hyphen = "\u00AD";
  std::string result;
  for (;;) {
    const std::size_t at = text.find(soft_hyphen);
    result += text.substr(0, at);
    if (at == std::string_view::npos) return result;
    text.remove_prefix(at + soft_hyphen.size());
  }
}

void set_line(const Setter& setter, const BrokenLine* previous, const BrokenLine& broken, Length excess,
              Line& line) {
  std::vector<Piece> pieces = pieces_of(setter, previous, broken);
  Length letters;
  for (Piece& piece : pieces) {
    if (piece.space != nullptr) continue;
    piece.width = setter.width(*piece.fragment);
    letters += piece.width;
  }
  int scale = 1000;
  if (const std::int64_t units = letters.scaled_points(); excess != Length{} && units > 0)
    scale += static_cast<int>(broken.expansion.scaled_points() * 1000 / units);

  Length widened;
  for (Piece& piece : pieces) {
    const Length natural = piece.width;
    piece.width = natural.scaled(scale, 1000);
    widened += piece.width - natural;
  }
  Justification justification(setter, broken, excess == Length{} ? excess : excess - widened);
  const Item* ending = broken.at < setter.list.items.size() ? &setter.list.items[broken.at] : nullptr;
  Length natural;
  Length set;
  for (Piece& piece : pieces) {
    if (piece.space == nullptr) continue;
    piece.width = piece.space->width + justification.next(*piece.space);
    // The space at the line's end stands for the break; nobody sees it.
    if (piece.space == ending || piece.is_gap) continue;
    natural += piece.space->width;
    set += piece.width;
  }
  if (natural > Length{})
    line.word_space = static_cast<double>(set.scaled_points()) / static_cast<double>(natural.scaled_points());
  for (const Piece& piece : pieces)
    if (piece.space == nullptr || piece.space != ending) line.width += piece.width;
  line.runs = placed(setter, pieces, scale, ending);
}

}  // namespace galley::layout
