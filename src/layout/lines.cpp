// layout: the lines of a paragraph: which breaks are taken, what each line is, and what there is to say of
// it.
#include "lines.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "choice.h"
#include "galley/base/limits.h"
#include "galley/layout/evenness.h"
#include "page_choices.h"
#include "set_line.h"
#include "wide_words.h"

namespace galley::layout {
namespace {

using breaking::Broken;
using breaking::BrokenLine;
using breaking::Item;
using shape::Element;

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

// What another number of lines costs a page at least; and for how many demerits of its lines it costs one
// more. A paragraph whose spaces all stretch as far as they are made for costs as much as a foot of a tenth.
constexpr std::int64_t least_cost_of_length = 400;
constexpr std::int64_t line_demerits_per_page_demerit = 6;

// Longer than any word.
constexpr Length endless = Length::points(1e9);

/// What an author can do for a line that comes out badly.
std::string_view parting_help(const TextRules& rules) {
  return rules.hyphenate == Hyphenation::Always
             ? "reword it, or say where a long word may part: with a soft hyphen (U+00AD)"
             : "reword it, or let it part somewhere: a soft hyphen (U+00AD), or style.hyphenate = true";
}

Length indent_within(Alignment alignment, Length excess) {
  if (excess < Length{}) return {};
  if (alignment == Alignment::End) return excess;
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
    const Length excess = measure + part.overhang_start + part.overhang_end - part.natural;
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
         shape.start + (i == 0 ? Length{} : shape.hang) + indent_within(paragraph.alignment, excess) -
             part.overhang_start,
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
  return {document.size, document.hyphenate, document.protrusion, document.expansion,
          document.info.right_to_left};
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
  rules.protrusion = composition.rules.protrusion;
  if (paragraph.filling != Filling::Balanced)
    rules.runt = std::min(em_of(paragraph, composition) * runt_ems, measure / 4);
  rules.stacks = Stacks::Costly;
  if (!justified && paragraph.filling == Filling::Full) rules.short_end = measure / short_end_part;
  if (composition.rules.expansion && justified) rules.expansion = expansion;
  return horizontal_list(shaped, paragraph, composition.styles, {.size = composition.size}, rules);
}

std::vector<Line> set_paragraph(const Paragraph& paragraph, const shape::ShapedParagraph& shaped,
                                const Shape& shape, const Composition& composition, int lines_more) {
  Diagnostics warnings;
  const Length measure = shape.end - shape.start - shape.hang;
  const std::optional<shape::ShapedParagraph> parted =
      with_wide_words_parted(shaped, paragraph, measure, composition, warnings);
  const shape::ShapedParagraph& text = parted ? *parted : shaped;
  Choice choice = choose_breaks(paragraph, text, shape, composition);
  if (lines_more != 0)
    if (auto other = with_other_length(paragraph, shape, composition, choice, lines_more))
      choice = *std::move(other);
  const Broken& best = choice.broken;
  const Setter setter{paragraph, text, choice.list, composition};

  const auto lines_of = [&](const Broken& broken, Diagnostics& told) {
    return set_lines(setter, broken, shape, choice.ragged, choice.parameters, told);
  };
  Diagnostics told;
  std::vector<Line> lines = lines_of(best, told);
  const bool reconsidered = lines_more == 0 && best.feasible &&
                            best.lines.size() <= limits.reconsidered_lines &&
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

std::vector<OtherLength> other_lengths(const Paragraph& paragraph, const shape::ShapedParagraph& shaped,
                                       const Shape& shape, const Composition& composition) {
  Diagnostics ignored;
  const Length measure = shape.end - shape.start - shape.hang;
  if (paragraph.filling != Filling::Full ||
      with_wide_words_parted(shaped, paragraph, measure, composition, ignored))
    return {};
  const Choice best = choose_breaks(paragraph, shaped, shape, composition);
  // Of a very long paragraph a line more or less changes little, and takes long to find.
  if (best.broken.lines.size() > limits.reconsidered_lines ||
      best.list.items.size() > best.broken.lines.size() * limits.reconsidered_items)
    return {};
  std::vector<OtherLength> others;
  for (const int lines_more : {-1, 1}) {
    const auto choice = with_other_length(paragraph, shape, composition, best, lines_more);
    if (!choice) continue;
    OtherLength& other = others.emplace_back();
    other.lines_more = lines_more;
    other.cost =
        least_cost_of_length + std::max<std::int64_t>(0, choice->broken.demerits - best.broken.demerits) /
                                   line_demerits_per_page_demerit;
    for (std::size_t i = 0; i + 1 < choice->broken.lines.size(); ++i)
      if (choice->list.items[choice->broken.lines[i].at].ends.whole == hyphen_tag) other.parted.push_back(i);
  }
  return others;
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
