// layout: the best breaks, and others where the best leave a short line or a word alone.
#include "choice.h"

#include <algorithm>
#include <utility>

namespace galley::layout {
namespace {

using breaking::Broken;
using breaking::BrokenLine;
using breaking::Parameters;

// Loose lines are looked for only where there are no good ones. Then any line is taken for as bad as it is;
// a last pass with some emergency stretch tells bad lines from worse ones where badness does not (The
// TeXbook, p. 107).
constexpr int pretolerance = 100;
constexpr int tolerance = breaking::infinite_badness - 1;
constexpr int emergency_ems = 3;

// The ratio of TeX's own tolerance: spaces up to two thirds wider than they are. Thousandths.
constexpr int decent_ratio = 1260;

// The spaces of a paragraph that is longer than it need be stretch by no more than in TeX.
constexpr double good_ratio = decent_ratio / 1000.0;

// The rag of a ragged line, in ems of the text, and no more than a part of the measure (thousandths): what
// total fit makes even.
constexpr int rag_ems = 3;
constexpr int rag_of_measure = 150;

// Of the measure, the rag of a balanced paragraph: so much of it makes lines of half the measure dear enough.
constexpr int balanced_rag = 3;

// Spaces that change from tight to loose cost as much as TeX's incompatible lines, a smaller change less.
// Words that end or begin alike cost less than whole words that do.
constexpr int spacing_demerits = 10000;
constexpr int partly_alike_demerits = 2500;

// A ragged line ends in the last part of the measure. Thousandths.
constexpr int full_enough = 850;
constexpr int full_enough_in_narrow_measure = 650;

// Some 40 characters of text.
constexpr int narrow_measure_ems = 18;
constexpr ShortLine short_in_narrow_measure{550, 400};
constexpr ShortLine short_elsewhere{750, 600};

bool is_narrow(Length measure, Length em) { return measure < em * narrow_measure_ems; }

// Beyond this ratio a short line is the lesser evil, in thousandths: in a narrow measure of spaces two and a
// half times their width. A measure that is wide enough for the total fit to have its choice keeps to TeX's
// own tolerance. Between the two the limit falls evenly.
constexpr int max_ratio_in_narrow_measure = 3000;
constexpr int max_ratio_in_wide_measure = decent_ratio;
constexpr int wide_measure_ems = 30;

int max_ratio(Length measure, Length em) {
  const Length span = em * (wide_measure_ems - narrow_measure_ems);
  const Length wider = std::clamp(measure - em * narrow_measure_ems, Length{}, span);
  if (span <= Length{}) return max_ratio_in_wide_measure;
  return max_ratio_in_narrow_measure -
         static_cast<int>((max_ratio_in_narrow_measure - max_ratio_in_wide_measure) * wider.scaled_points() /
                          span.scaled_points());
}

/// A paragraph that is to be broken.
struct Task {
  const Paragraph& paragraph;
  const shape::ShapedParagraph& shaped;
  const Shape& shape;
  const Composition& composition;
  Length measure = shape.end - shape.start - shape.hang;
  Length em = em_of(paragraph, composition);

  [[nodiscard]] bool is_justified() const { return paragraph.alignment == Alignment::Justified; }
  /// How full a ragged line is to be.
  [[nodiscard]] int full_enough() const {
    return is_narrow(measure, em) ? full_enough_in_narrow_measure : layout::full_enough;
  }
  /// How full a line is to be: a justified one that its spaces cannot fill is a hole only if it is short.
  [[nodiscard]] int least_fill() const {
    return is_justified() ? short_line(measure, em).poor : full_enough();
  }
};

Parameters parameters_of(const Task& task, bool ragged) {
  Parameters parameters;
  const Shape& shape = task.shape;
  parameters.measure = [shape](std::size_t line) {
    return shape.end - shape.start - (line == 0 ? Length{} : shape.hang);
  };
  parameters.uniform_from = shape.hang == Length{} ? 0 : 1;
  parameters.pretolerance = pretolerance;
  parameters.tolerance = tolerance;
  // With more, a hole in a line would seem to cost less than a hyphen.
  parameters.emergency_stretch = task.shaped.hyphenated ? task.em : task.em * emergency_ems;
  parameters.partly_alike_demerits = partly_alike_demerits;
  parameters.final_end = hyphen_tag;
  parameters.paired_end = hyphen_tag;
  parameters.stop = task.composition.stop;
  if (ragged) {
    parameters.background.stretch =
        std::max(std::min(task.em * rag_ems, task.measure.scaled(rag_of_measure, 1000)), Length{});
    if (task.paragraph.filling == Filling::Balanced)
      parameters.background.stretch = std::max(task.measure, Length{}) / balanced_rag;
    parameters.adjacent_demerits = 0;
    parameters.max_ratio = 0;
  } else {
    parameters.spacing_demerits = spacing_demerits;
    parameters.max_ratio = max_ratio(task.measure, task.em);
  }
  return parameters;
}

/// The list of a task, and its costs, before it is broken.
Choice unbroken(const Task& task, Words words, bool ragged) {
  Choice choice;
  choice.list = list_of(task.paragraph, task.shaped, task.measure, task.composition, words, ragged);
  choice.parameters = parameters_of(task, ragged || !task.is_justified());
  choice.parameters.opening = choice.list.opening;
  choice.ragged = ragged;
  return choice;
}

/// Breaks a list. However loose, a line that keeps inside the measure is better than one that sticks out; and
/// so are three hyphens in succession.
void break_patiently(Choice& choice) {
  const auto is_done = [&choice] {
    choice.broken = breaking::break_list(choice.list.items, choice.parameters);
    return choice.broken.feasible;
  };
  if (is_done()) return;
  choice.parameters.tolerance = breaking::infinite_badness;
  if (is_done()) return;
  choice.parameters.paired_end = 0;
  (void)is_done();
}

/// Breaks a list into lines that take up `min_fill`, if it can be done.
bool break_full(Choice& choice, int min_fill) {
  choice.parameters.min_fill = min_fill;
  break_patiently(choice);
  return choice.broken.feasible;
}

bool has_line_below(const Broken& broken, int fill) {
  return std::ranges::any_of(broken.lines, [fill](const BrokenLine& line) { return line.fill < fill; });
}

/// The breaks whose shortest line is the longest.
Choice fullest(const Task& task, Words words) {
  Choice choice = unbroken(task, words, task.is_justified());
  const int fill = breaking::max_min_fill(choice.list.items, choice.parameters).value_or(0);
  if (!break_full(choice, std::min(fill, task.full_enough()))) {
    choice.parameters.min_fill = 0;
    break_patiently(choice);
  }
  return choice;
}

void forbid(const std::vector<std::size_t>& breaks, HorizontalList& list) {
  for (const std::size_t at : breaks) list.items[at].penalty = breaking::infinite_penalty;
}

Words words_of(const Task& task) { return task.shaped.hyphenated ? Words::Parted : Words::Whole; }

/// Breaks without short lines that part no name, if there are names and such breaks.
std::optional<Choice> of_whole_names(const Task& task, const Choice& unbroken) {
  if (unbroken.list.in_names.empty()) return std::nullopt;
  Choice choice = unbroken;
  forbid(choice.list.in_names, choice.list);
  return break_full(choice, task.full_enough()) ? std::optional(std::move(choice)) : std::nullopt;
}

bool is_of_hyphenation(const breaking::Item& item) { return item.discretionary && item.last_resort; }

/// The breaks that hyphenation gives.
std::vector<std::size_t> hyphens_of(const HorizontalList& list) {
  std::vector<std::size_t> breaks;
  for (std::size_t i = 0; i < list.items.size(); ++i)
    if (is_of_hyphenation(list.items[i])) breaks.push_back(i);
  return breaks;
}

/// Breaks without short lines, as far as there are any; `best` is not broken yet.
Choice without_short_lines(const Task& task, Choice best) {
  const Words words = words_of(task);
  if (task.shaped.hyphenated && !task.is_justified()) {
    // A ragged line needs no hyphen to be fuller than full enough.
    Choice whole = best;
    forbid(hyphens_of(whole.list), whole.list);
    if (break_full(whole, full_enough)) return whole;
  }
  break_patiently(best);
  if (!has_line_below(best.broken, task.least_fill())) return best;
  const bool expected = task.paragraph.filling == Filling::Full;
  if (!expected && !task.is_justified()) return best;

  Choice full = best;
  if (break_full(full, task.least_fill())) return full;
  const int poor = short_line(task.measure, task.em).poor;
  Choice of_words = fullest(task, words);
  if (!expected || !has_line_below(of_words.broken, poor)) return of_words;
  if (task.is_justified()) {
    full = unbroken(task, Words::Anywhere, false);
    if (break_full(full, task.least_fill())) return full;
  }
  Choice of_parts = fullest(task, Words::Anywhere);
  const auto shortest = [](const Choice& choice) {
    return std::ranges::min(choice.broken.lines, {}, &BrokenLine::fill).fill;
  };
  if (of_parts.broken.lines.empty() || of_words.broken.lines.empty()) return of_words;  // stopped
  return shortest(of_parts) > shortest(of_words) ? of_parts : of_words;
}

/// Do the breaks leave a last line at one of these?
bool leaves(const std::vector<std::size_t>& ends, const Broken& broken) {
  return broken.lines.size() > 1 &&
         std::ranges::binary_search(ends, broken.lines[broken.lines.size() - 2].at);
}

/// Do spaces stretch, so that lines are of one width?
bool stretches(const Task& task, const Choice& choice) { return task.is_justified() && !choice.ragged; }

/// Forbids a line to end at any of these, if the other breaks leave lines that take up `least_fill`, and no
/// more of them loose.
bool avoid(const std::vector<std::size_t>& ends, const Task& task, Choice& choice, int least_fill) {
  Choice other = choice;
  forbid(ends, other.list);
  other.parameters.pretolerance = -1;
  other.parameters.tolerance = breaking::infinite_badness;
  other.parameters.emergency_stretch = {};
  other.parameters.min_fill = least_fill;
  other.broken = breaking::break_list(other.list.items, other.parameters);
  const auto loose_lines = [&](const Broken& broken) {
    return std::ranges::count_if(broken.lines,
                                 [&](const BrokenLine& line) { return line.ratio * 1000 > decent_ratio; });
  };
  if (!other.broken.feasible ||
      (stretches(task, choice) && loose_lines(other.broken) > loose_lines(choice.broken)))
    return false;
  other.parameters.pretolerance = choice.parameters.pretolerance;
  other.parameters.tolerance = choice.parameters.tolerance;
  other.parameters.emergency_stretch = choice.parameters.emergency_stretch;
  choice = std::move(other);
  return true;
}

/// Takes other breaks where lines end in hyphens and are short all the same.
void spare_hyphens(const Task& task, Choice& choice) {
  if (!task.shaped.hyphenated || !stretches(task, choice)) return;
  std::vector<std::size_t> useless;
  for (const BrokenLine& line : choice.broken.lines) {
    if (line.at >= choice.list.items.size() || line.ratio * 1000 <= choice.parameters.max_ratio) continue;
    if (is_of_hyphenation(choice.list.items[line.at])) useless.push_back(line.at);
  }
  if (!useless.empty()) avoid(useless, task, choice, full_enough);
}

/// Takes other breaks where these leave a short last line, or a runt.
void spare_last_line(const Task& task, Choice& choice) {
  const int least_fill = stretches(task, choice) ? std::max(choice.parameters.min_fill, task.full_enough())
                                                 : short_line(task.measure, task.em).poor;
  const bool is_short = leaves(choice.list.short_ends, choice.broken);
  if (is_short && avoid(choice.list.short_ends, task, choice, least_fill)) return;
  if (leaves_runt(choice.list, choice.broken)) avoid(choice.list.runts, task, choice, least_fill);
}

/// How many lines end in a hyphen that was added.
std::size_t hyphens_at_ends(const Choice& choice) {
  return static_cast<std::size_t>(std::ranges::count_if(choice.broken.lines, [&](const BrokenLine& line) {
    return line.at < choice.list.items.size() && is_of_hyphenation(choice.list.items[line.at]);
  }));
}

/// Can a paragraph come to so many lines more at all? A quick look at how wide all of its lines are together.
bool may_come_to(const Choice& best, const Shape& shape, int lines_more) {
  constexpr int letters = 30;  // thousandths: more than letters expand and hang out
  Length narrowest;
  Length widest;
  for (const BrokenLine& line : best.broken.lines) {
    narrowest += line.natural - line.shrink - line.natural.scaled(letters, 1000);
    widest += line.natural + line.stretch + line.natural.scaled(letters, 1000);
  }
  const auto lines = static_cast<std::int64_t>(best.broken.lines.size());
  const Length measure = shape.end - shape.start;
  if (lines_more < 0) return narrowest <= measure * (lines + lines_more);
  return widest >= (measure - shape.hang).scaled(full_enough_in_narrow_measure, 1000) * lines;
}

}  // namespace

ShortLine short_line(Length measure, Length em) {
  return is_narrow(measure, em) ? short_in_narrow_measure : short_elsewhere;
}

Length em_of(const Paragraph& paragraph, const Composition& composition) {
  const Length size =
      paragraph.spans.empty() ? composition.rules.size : composition.styles[paragraph.spans[0].style].size;
  return size.scaled(composition.size, 1000);
}

bool leaves_runt(const HorizontalList& list, const Broken& broken) { return leaves(list.runts, broken); }

std::optional<Choice> with_other_length(const Paragraph& paragraph, const Shape& shape,
                                        const Composition& composition, const Choice& best, int lines_more) {
  const std::size_t lines = best.broken.lines.size();
  if (lines < 2 || paragraph.filling != Filling::Full || !best.broken.feasible) return std::nullopt;
  if (!may_come_to(best, shape, lines_more)) return std::nullopt;
  Choice other = best;
  other.parameters.looseness = lines_more;
  other.broken = breaking::break_list(other.list.items, other.parameters);
  const auto expected = static_cast<std::ptrdiff_t>(lines) + lines_more;
  if (!other.broken.feasible || std::ssize(other.broken.lines) != expected) return std::nullopt;
  const Length measure = shape.end - shape.start - shape.hang;
  const bool justified = paragraph.alignment == Alignment::Justified && !best.ragged;
  const int min_fill = justified ? short_line(measure, em_of(paragraph, composition)).poor
                       : is_narrow(measure, em_of(paragraph, composition)) ? full_enough_in_narrow_measure
                                                                           : full_enough;
  const auto worst = [](const Broken& broken, auto of_line) {
    double most = 0;
    for (std::size_t i = 0; i + 1 < broken.lines.size(); ++i) most = std::max(most, of_line(broken.lines[i]));
    return most;
  };
  const auto looseness = [](const BrokenLine& line) { return line.ratio; };
  const auto tightness = [](const BrokenLine& line) { return -line.ratio; };
  const auto emptiness = [](const BrokenLine& line) { return 1000.0 - line.fill; };
  const auto is_worse = [&](auto of_line, double good) {
    return worst(other.broken, of_line) > std::max(good, worst(best.broken, of_line));
  };
  if ((justified && (is_worse(looseness, good_ratio) || is_worse(tightness, 1))) ||
      is_worse(emptiness, 1000.0 - min_fill))
    return std::nullopt;
  if (hyphens_at_ends(other) > hyphens_at_ends(best)) return std::nullopt;
  const auto gets = [&](const std::vector<std::size_t>& ends) {
    return leaves(ends, other.broken) && !leaves(ends, best.broken);
  };
  if (gets(other.list.runts) || gets(other.list.short_ends)) return std::nullopt;
  return other;
}

Choice choose_breaks(const Paragraph& paragraph, const shape::ShapedParagraph& shaped, const Shape& shape,
                     const Composition& composition) {
  const Task task{paragraph, shaped, shape, composition};
  Choice first = unbroken(task, words_of(task), false);
  if (std::optional<Choice> choice = of_whole_names(task, first)) {
    spare_last_line(task, *choice);
    if (!leaves_runt(choice->list, choice->broken)) return *std::move(choice);
  }
  Choice choice = without_short_lines(task, std::move(first));
  spare_hyphens(task, choice);
  spare_last_line(task, choice);
  return choice;
}

}  // namespace galley::layout
