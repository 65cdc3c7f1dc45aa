// text: where a line may end. In: ICU's opportunities, what must hold together, a language's patterns. Out:
// the places at which a compositor would end a line, each with its kind (docs/architecture.md, “Where a line
// may end”).
#include <algorithm>
#include <optional>
#include <utility>

#include <unicode/uchar.h>

#include "characters.h"
#include "galley/text/text.h"
#include "url_breaks.h"

namespace galley::text {
namespace {

/// A place between two characters of a paragraph, and what stands around it.
class Gap {
 public:
  Gap(std::u32string_view text, std::size_t at) : text_(text), at_(at) {}

  /// The character `n` places before the gap, or a space past the beginning.
  [[nodiscard]] char32_t before(std::size_t n = 1) const { return n > at_ ? U' ' : text_[at_ - n]; }
  /// The character `n` places after the gap, or a space past the end.
  [[nodiscard]] char32_t after(std::size_t n = 1) const {
    return n > text_.size() - at_ ? U' ' : text_[at_ + n - 1];
  }

 private:
  std::u32string_view text_;
  std::size_t at_;
};

bool is_line_break_class(char32_t character, ULineBreak wanted) {
  return u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_LINE_BREAK) == wanted;
}

/// A dash never begins a line, nor does a mark that stands alone between spaces to part what is around it.
bool begins_no_line(const Gap& gap) {
  switch (gap.after()) {
    case en_dash:
    case em_dash:
      return true;
    case U'-':
    case U'|':
    case U'·':
    case U'•':
      return is_space(gap.before()) && is_space(gap.after(2));
    default:
      return false;
  }
}

/// What ICU says after these marks holds for any text; a compositor asks for at least two letters or figures
/// on either side, so that “e-mail”, “t-SNE” and “X-ray” stay whole, and a letter after, so that figures do.
bool parts_after_hyphen(const Gap& gap) {
  return is_letter_or_figure(gap.before(2)) && is_letter_or_figure(gap.before(3)) && is_letter(gap.after()) &&
         is_letter_or_figure(gap.after(2));
}

/// Between figures an en dash means a range.
bool parts_after_en_dash(const Gap& gap) {
  return is_letter(gap.before(2)) && is_letter(gap.before(3)) && is_letter(gap.after()) &&
         is_letter(gap.after(2));
}

/// Three letters on either side; of small letters two are enough after it (“and/or”, but not “TCP/IP”).
bool parts_after_slash(const Gap& gap) {
  const bool enough_before = is_letter(gap.before(2)) && is_letter(gap.before(3)) && is_letter(gap.before(4));
  const auto is_small = [](char32_t letter) { return u_islower(static_cast<UChar32>(letter)) != 0; };
  const bool enough_after = is_letter(gap.after()) && is_letter(gap.after(2)) &&
                            (is_letter(gap.after(3)) || (is_small(gap.after()) && is_small(gap.after(2))));
  return enough_before && enough_after;
}

/// The kind of an opportunity of ICU's, or nothing if a compositor would not take it.
std::optional<BreakKind> kind_of(const Gap& gap) {
  if (begins_no_line(gap) || is_glue(gap.after())) return {};
  if (is_space(gap.before())) {
    if (is_glue(gap.before(2))) return {};
    return BreakKind::Space;
  }
  if (gap.before() == zero_width_space) return BreakKind::Ideographic;
  // Korean writes spaces.
  if (is_hangul(gap.before()) && is_hangul(gap.after())) return {};
  if (is_unspaced(gap.before()) || is_unspaced(gap.after())) return BreakKind::Ideographic;

  const auto kind_if = [](bool parts, BreakKind kind) { return parts ? std::optional(kind) : std::nullopt; };
  switch (gap.before()) {
    case soft_hyphen:
      return kind_if(!is_space(gap.before(2)), BreakKind::SoftHyphen);
    case hyphen_minus:
    case hyphen:
      return kind_if(parts_after_hyphen(gap), BreakKind::AfterHyphen);
    case en_dash:
      return kind_if(parts_after_en_dash(gap), BreakKind::AfterHyphen);
    case em_dash:
      return kind_if(!is_space(gap.before(2)), BreakKind::AfterHyphen);
    case U'/':
      return kind_if(parts_after_slash(gap), BreakKind::AfterSlash);
    default:
      return {};
  }
}

/// Two spaces that UAX #14 closes and a compositor does not: before a name that begins with a mark (“.NET”,
/// “/usr”), and between a closing quotation mark and an opening bracket.
bool is_opened_space(const Gap& gap) {
  if (gap.before() != U' ' || gap.after() == U' ' || is_space(gap.before(2))) return false;
  if (gap.after() == U'.' || gap.after() == U'/') {
    const bool after_opening = is_line_break_class(gap.before(2), U_LB_OPEN_PUNCTUATION);
    return is_letter_or_figure(gap.after(2)) && !after_opening;
  }
  return is_line_break_class(gap.before(2), U_LB_QUOTATION) && !is_space(gap.before(3)) &&
         is_line_break_class(gap.after(), U_LB_OPEN_PUNCTUATION);
}

/// The characters before which no line may begin: inside an exception, before one that is bound.
class Closed {
 public:
  Closed(const Characters& text, const std::vector<Exception>& exceptions)
      : closed_(text.code_points.size() + 1) {
    for (const Exception& exception : exceptions) {
      const std::size_t begin = text.index_of(exception.begin);
      const std::size_t end = text.index_of(exception.end);
      if (exception.kind == Exception::Kind::Unhyphenated) {
        // A word may begin outside.
        if (unhyphenated_.empty()) unhyphenated_.resize(closed_.size());
        for (std::size_t i = begin; i <= end; ++i) unhyphenated_[i] = true;
        continue;
      }
      close(begin + 1, end);
      if (exception.kind == Exception::Kind::Bound) closed_[begin] = true;
    }
    close_addresses(text.code_points);
  }
  [[nodiscard]] bool at(std::size_t i) const { return closed_[i]; }
  [[nodiscard]] bool to_hyphens_at(std::size_t i) const {
    return closed_[i] || (!unhyphenated_.empty() && unhyphenated_[i]);
  }

 private:
  void close(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) closed_[i] = true;
  }

  /// Stretches without a space that hold an @ inside: e-mail addresses that nobody marked.
  void close_addresses(std::u32string_view text) {
    if (!text.contains(U'@')) return;
    const auto ends_stretch = [](char32_t character) {
      return is_space(character) || is_unspaced(character);
    };
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && !ends_stretch(text[i])) continue;
      const std::u32string_view stretch = text.substr(begin, i - begin);
      const std::size_t sign = stretch.find(U'@');
      if (sign != stretch.npos && sign > 0 && sign + 1 < stretch.size()) close(begin + 1, i);
      begin = i + 1;
    }
  }

  std::vector<bool> closed_;
  std::vector<bool> unhyphenated_;  ///< empty: none
};

/// True if what stands beside a run of letters makes it less than a word: a dash, a figure, a mark of an
/// address or of code. `beyond` is the next character on that side.
bool is_part_of_more(char32_t neighbour, char32_t beyond) {
  switch (neighbour) {
    case hyphen_minus:
    case hyphen:
    case no_break_hyphen:
    case figure_dash:
    case en_dash:
    case em_dash:
    case soft_hyphen:
    case U'/':
    case U'_':
    case U'@':
      return true;
    case U'.':
      return is_letter_or_figure(beyond);
    default:
      return is_letter_or_figure(neighbour);
  }
}

/// True of a word with a capital that is not its first letter (“PostgreSQL”); and, where nouns have small
/// letters, of a word with a capital that does not begin a sentence.
bool looks_like_name(std::u32string_view all, std::size_t begin, std::size_t end,
                     const Hyphenator& patterns) {
  const auto is_capital = [](char32_t character) { return letter_case(character) == LetterCase::Capital; };
  if (std::ranges::any_of(all.substr(begin + 1, end - begin - 1), is_capital)) return true;
  if (patterns.capitalises_nouns() || !is_capital(all[begin])) return false;
  std::size_t before = begin;
  while (before > 0 && is_space(all[before - 1])) --before;
  constexpr std::u32string_view ends_of_sentences = U".!?:…";
  return before > 0 && ends_of_sentences.find(all[before - 1]) == ends_of_sentences.npos;
}

void add_hyphenation(std::string_view text, const Characters& characters, const Closed& closed,
                     const Hyphenator& patterns, std::vector<Opportunity>& found) {
  const std::u32string_view all = characters.code_points;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && is_letter(all[end])) ++end;
    if (end == begin) {
      ++begin;
      continue;
    }
    const Gap left(all, begin);
    const Gap right(all, end);
    if (!is_part_of_more(left.before(), left.before(2)) && !is_part_of_more(right.after(), right.after(2))) {
      const std::uint32_t from = characters.offsets[begin];
      const bool in_name = looks_like_name(all, begin, end, patterns);
      for (auto [offset, place] : patterns.points(text.substr(from, characters.offsets[end] - from))) {
        if (closed.to_hyphens_at(characters.index_of(from + offset))) continue;
        place.in_name = in_name;
        found.push_back({.offset = from + offset, .kind = BreakKind::Hyphenation, .place = place});
      }
    }
    begin = end;
  }
}

void add_url_breaks(const Characters& characters, const Exception& url, std::vector<Opportunity>& found) {
  const std::size_t begin = characters.index_of(url.begin);
  const std::size_t end = std::max(begin, characters.index_of(url.end));
  const auto all = std::u32string_view(characters.code_points);
  for (const std::size_t at : url_breaks(all.substr(begin, end - begin))) {
    found.push_back({.offset = characters.offsets[begin + at], .kind = BreakKind::Url});
  }
}

}  // namespace

std::vector<Opportunity> opportunities(std::string_view text, const BreakRules& rules,
                                       const std::vector<Exception>& exceptions, const Hyphenator* patterns) {
  const Characters characters = characters_of(text);
  const Closed closed(characters, exceptions);
  std::vector<Opportunity> found;

  const std::vector<std::uint32_t> breaks = unicode_breaks(text, rules);
  auto next_break = breaks.begin();
  for (std::size_t i = 1; i < characters.code_points.size(); ++i) {
    const std::uint32_t offset = characters.offsets[i];
    next_break = std::find_if(next_break, breaks.end(), [&](std::uint32_t at) { return at >= offset; });
    const Gap gap(characters.code_points, i);
    const bool open = (next_break != breaks.end() && *next_break == offset) || is_opened_space(gap);
    if (!open || closed.at(i)) continue;
    if (const auto kind = kind_of(gap)) found.push_back({.offset = offset, .kind = *kind});
  }

  for (const Exception& exception : exceptions) {
    if (exception.kind == Exception::Kind::Url) add_url_breaks(characters, exception, found);
  }
  if (patterns != nullptr) add_hyphenation(text, characters, closed, *patterns, found);
  std::ranges::sort(found, {}, [](const Opportunity& it) { return std::pair(it.offset, it.kind); });
  const auto repeated = std::ranges::unique(found, {}, &Opportunity::offset);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace galley::text
