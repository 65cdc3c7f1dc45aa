// layout: the lines of a paragraph: breaks from the breaker, glyphs at their places, spaces as justification
// makes them.
#include "lines.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "choice.h"
#include "galley/base/limits.h"
#include "galley/layout/evenness.h"
#include "page_choices.h"
#include "wide_words.h"

namespace galley::layout {
namespace {

using breaking::Broken;
using breaking::BrokenLine;
using breaking::Item;
using breaking::ItemKind;
using shape::Element;
using shape::Fragment;

// Thousandths by which letters may be widened or narrowed: two in a hundred are not seen (Hàn Thế Thành
// 2000).
constexpr int expansion = 20;

// A runt is narrower than this, and than a quarter of the measure.
constexpr int runt_ems = 8;

// A ragged paragraph's last line is short if it takes up less than this part of the measure.
constexpr int short_end_part = 5;

// What breaks may cost more than the best if no river runs through them: half of what two lines cost that do
// not go together.
constexpr std::int64_t dearest_without_river = 5000;

// Longer than any word.
constexpr Length endless = Length::points(1e9);

/// A paragraph on its way into lines.
struct Setter {
  const Paragraph& paragraph;
  const shape::ShapedParagraph& shaped;
  const HorizontalList& list;
  const Composition& composition;

  [[nodiscard]] Length size(const Fragment& fragment) const {
    return size_of(fragment, paragraph, composition.styles, {.size = composition.size});
  }
  [[nodiscard]] Length width(const Fragment& fragment) const {
    return width_of(fragment, paragraph, composition.styles, {.size = composition.size});
  }
  [[nodiscard]] const Element* element_at(std::size_t item) const {
    const std::size_t index = item < list.element.size() ? list.element[item] : shaped.elements.size();
    return index < shaped.elements.size() ? &shaped.elements[index] : nullptr;
  }
};

/// What an author can do for a line that comes out badly.
std::string_view parting_help(const TextRules& rules) {
  return rules.hyphenate == Hyphenation::Always
             ? "reword it, or say where a long word may part: with a soft hyphen (U+00AD)"
             : "reword it, or let it part somewhere: a soft hyphen (U+00AD), or style.hyphenate = true";
}

/// A fragment on a line, and how wide it is set. A space has its item of the list.
struct Piece {
  const Fragment* fragment = nullptr;
  const Item* space = nullptr;
  Length width;
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
      pieces.push_back({&element->fragment, &item, {}});
  }
  const Element* closing = closing_element(setter, broken);
  if (closing == nullptr) return pieces;
  if (closing->kind == Element::Kind::Break) add(closing->before());
  if (closing->kind == Element::Kind::Space)
    pieces.push_back({&closing->fragment, &setter.list.items[broken.at], {}});
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

/// Sets a line that is `excess` short of its measure (or over it, if negative): the letters take what the
/// breaker gave them, in whole thousandths, the spaces the rest.
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
    if (piece.space == ending) continue;
    natural += piece.space->width;
    set += piece.width;
  }
  if (natural > Length{})
    line.word_space = static_cast<double>(set.scaled_points()) / static_cast<double>(natural.scaled_points());
  line.runs = placed(setter, pieces, scale, ending);
}

Length indent_within(Alignment alignment, Length excess) {
  if (excess < Length{}) return {};
  if (alignment == Alignment::Right) return excess;
  if (alignment == Alignment::Centre) return excess / 2;
  return {};
}

/// Bad typography, at the first word of the line it is found in, which begins at `offset`.
Diagnostic warning(const Paragraph& paragraph, std::uint32_t offset, std::string message,
                   std::string_view text, std::string_view help) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::Warning;
  diagnostic.message = std::move(message);
  diagnostic.place = find_from(place_of(paragraph, offset), text.substr(0, text.find(' ')));
  diagnostic.help = help;
  return diagnostic;
}

/// True if the line may end short: it is the last, or it ends in a URL. Then its spaces keep their natural
/// width.
bool may_end_short(const Setter& setter, const BrokenLine& line) {
  const Element* closing = setter.element_at(line.at);
  return closing == nullptr ||
         (closing->kind == Element::Kind::Break && closing->reason == text::BreakKind::Url);
}

/// What does not fit on a line: what stands in the text from its end to the next place where one may end.
std::string_view next_piece(const Setter& setter, const BrokenLine& line) {
  const std::uint32_t begin = text_end(setter, line);
  std::uint32_t end = begin;
  for (std::size_t i = line.at; i < setter.list.items.size(); ++i) {
    const Element* element = setter.element_at(i);
    if (element == nullptr) break;
    if (element->kind == Element::Kind::Break) continue;
    const bool parts = element->kind == Element::Kind::Space && !element->bound;
    if (parts && end > begin) break;
    if (!parts) end = std::max(end, element->fragment.end);
  }
  return std::string_view(setter.paragraph.text).substr(begin, end - begin);
}

/// Tells of a line that is shorter than it should be, unless nobody expects it to be filled. Is it one?
bool tell_if_short(const Setter& setter, const BrokenLine& broken, Length measure, Diagnostics& told) {
  const Paragraph& paragraph = setter.paragraph;
  const ShortLine limit = short_line(measure, em_of(paragraph, setter.composition));
  if (paragraph.filling != Filling::Full || broken.fill >= limit.poor) return false;
  const std::string_view piece = next_piece(setter, broken);
  const auto offset = static_cast<std::uint32_t>(piece.data() - paragraph.text.data());
  Diagnostic diagnostic = warning(paragraph, offset,
                                  fmt::format("a line is {} % full: '{}' does not fit on it",
                                              broken.fill / 10, shortened(line_text(piece))),
                                  piece, parting_help(setter.composition.rules));
  if (broken.fill >= limit.bad) diagnostic.severity = Severity::Note;
  told.push_back(std::move(diagnostic));
  return true;
}

/// The lines that these breaks make.
std::vector<Line> set_lines(const Setter& setter, const Broken& broken, const Shape& shape, bool ragged,
                            const breaking::Parameters& parameters, Diagnostics& warnings) {
  const Paragraph& paragraph = setter.paragraph;
  std::vector<Line> lines;
  lines.reserve(broken.lines.size());
  std::uint32_t text_begin = 0;
  for (std::size_t i = 0; i < broken.lines.size(); ++i) {
    const BrokenLine& part = broken.lines[i];
    const bool last = i + 1 == broken.lines.size();
    const Length measure = parameters.measure(i);
    const Length excess = measure + part.overhang_left + part.overhang_right - part.natural;
    Line line;
    line.measure = measure;
    line.natural = part.natural;
    line.badness = part.badness;
    line.ends_paragraph = last;
    line.ends_in_hyphen = !last && setter.list.items[part.at].ends.whole == hyphen_tag;
    const bool full = paragraph.alignment == Alignment::Justified && !ragged && !last;
    line.justified = full && !may_end_short(setter, part) && part.ratio * 1000 <= parameters.max_ratio;
    line.set_short = full && !line.justified && excess > Length{};
    line.block = paragraph.node;
    const bool shares_excess = line.justified || excess < Length{};
    if (shares_excess) line.ratio = part.ratio;
    set_line(setter, i == 0 ? nullptr : &broken.lines[i - 1], part, shares_excess ? excess : Length{}, line);

    const std::uint32_t end = text_end(setter, part);
    const Element* const at = setter.element_at(part.at);
    const bool before_separator = at != nullptr && separates(*at, setter.paragraph);
    const std::uint32_t read_end = before_separator ? at->fragment.begin : end;
    line.text = line_text(std::string_view(paragraph.text).substr(text_begin, read_end - text_begin));
    if (before_separator) line.text += ' ';
    const std::uint32_t begin = std::exchange(text_begin, end);
    if (part.badness == breaking::overfull_badness)
      warnings.push_back(warning(paragraph, begin,
                                 fmt::format("a line sticks out {:.1f} pt into the margin",
                                             (part.expansion - excess - part.shrink).points()),
                                 line.text, parting_help(setter.composition.rules)));
    if (!last && tell_if_short(setter, part, measure, warnings)) line.fault = LineFault::Short;
    if (last && leaves_runt(setter.list, broken)) {
      line.fault = LineFault::Runt;
      warnings.push_back(warning(paragraph, begin, "the last line of the paragraph is a word alone",
                                 line.text, "reword the paragraph: a few characters less, or a few more"));
    }
    move(line,
         shape.left + (i == 0 ? Length{} : shape.hang) + indent_within(paragraph.alignment, excess) -
             part.overhang_left,
         {});
    lines.push_back(std::move(line));
  }
  return lines;
}

/// How many lines rivers run through: the breaker does not see them.
std::size_t lines_of_rivers(const std::vector<Line>& lines) {
  std::size_t count = 0;
  for (const River& river : rivers(lines)) count += river.lines;
  return count;
}

}  // namespace

const Place& place_of(const Paragraph& paragraph, std::uint32_t offset) {
  const auto after = std::ranges::upper_bound(paragraph.places, offset, {}, &TextPlace::begin);
  return after == paragraph.places.begin() ? paragraph.place : std::prev(after)->place;
}

TextRules rules_of(const Document& document) {
  return {document.size, document.hyphenate, document.protrusion, document.expansion};
}

Shape shape_of(const Block& block, Length measure, int size) {
  const auto sized = [size](Length nominal) { return nominal.scaled(size, 1000); };
  return {sized(block.indent), sized(block.hang), measure - sized(block.inset)};
}

HorizontalList list_of(const Paragraph& paragraph, const shape::ShapedParagraph& shaped, Length measure,
                       const Composition& composition, Words words, bool ragged) {
  const bool justified = paragraph.alignment == Alignment::Justified && !ragged;
  ListRules rules;
  rules.measure = measure;
  rules.words = words;
  rules.hyphens = Hyphens::Chosen;
  rules.ragged = ragged;
  // What stands at an edge of a line of mixed directions is known only once the line is broken.
  rules.protrusion = composition.rules.protrusion && !shaped.has_rtl;
  if (paragraph.filling != Filling::Balanced)
    rules.runt = std::min(em_of(paragraph, composition) * runt_ems, measure / 4);
  rules.stacks = Stacks::Costly;
  if (!justified && paragraph.filling == Filling::Full) rules.short_end = measure / short_end_part;
  if (composition.rules.expansion && justified) rules.expansion = expansion;
  return horizontal_list(shaped, paragraph, composition.styles, {.size = composition.size}, rules);
}

std::vector<Line> set_paragraph(const Paragraph& paragraph, const shape::ShapedParagraph& shaped,
                                const Shape& shape, const Composition& composition) {
  Diagnostics warnings;
  const Length measure = shape.right - shape.left - shape.hang;
  const std::optional<shape::ShapedParagraph> parted =
      with_wide_words_parted(shaped, paragraph, measure, composition, warnings);
  const shape::ShapedParagraph& text = parted ? *parted : shaped;
  const Choice choice = choose_breaks(paragraph, text, shape, composition);
  const Broken& best = choice.broken;
  const Setter setter{paragraph, text, choice.list, composition};

  const auto lines_of = [&](const Broken& broken, Diagnostics& told) {
    return set_lines(setter, broken, shape, choice.ragged, choice.parameters, told);
  };
  Diagnostics told;
  std::vector<Line> lines = lines_of(best, told);
  const bool reconsidered = best.feasible && best.lines.size() <= limits.reconsidered_lines &&
                            choice.list.items.size() <= best.lines.size() * limits.reconsidered_items;
  if (const std::size_t known = reconsidered ? lines_of_rivers(lines) : 0; known > 0) {
    const auto other = breaking::second_best(choice.list.items, choice.parameters);
    if (other && other->lines.size() <= best.lines.size() &&
        other->demerits <= best.demerits + dearest_without_river && !leaves_runt(choice.list, *other)) {
      Diagnostics other_told;
      std::vector<Line> others = lines_of(*other, other_told);
      if (lines_of_rivers(others) < known && other_told.size() <= told.size()) {
        lines = std::move(others);
        told = std::move(other_told);
      }
    }
  }
  std::ranges::move(warnings, std::back_inserter(composition.warnings));
  std::ranges::move(told, std::back_inserter(composition.warnings));
  return lines;
}

Line set_on_one_line(const Paragraph& paragraph, const shape::ShapedParagraph& shaped,
                     const Composition& composition) {
  const HorizontalList list = list_of(paragraph, shaped, endless, composition, Words::Whole, false);
  BrokenLine whole;
  whole.at = list.items.size();
  for (const Item& item : list.items) whole.natural += item.width;
  Line line;
  line.measure = whole.natural;
  line.natural = whole.natural;
  line.ends_paragraph = true;
  line.block = paragraph.node;
  line.text = line_text(paragraph.text);
  set_line({paragraph, shaped, list, composition}, nullptr, whole, {}, line);
  return line;
}

void move(Line& line, Length right, Length down) {
  line.origin.x += right;
  line.origin.y += down;
  for (GlyphRun& run : line.runs) {
    run.origin.x += right;
    run.origin.y += down;
  }
}

}  // namespace galley::layout
