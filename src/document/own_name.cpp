// document: the name of the person in text (see own_name.h).
#include "own_name.h"

#include <algorithm>
#include <optional>
#include <span>

#include <unicode/uchar.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/document/plain_text.h"
#include "galley/source/reader.h"

namespace galley::document {
namespace {

/// A letter of a text, and where it stands in bytes.
struct Letter {
  char32_t folded = 0;  ///< without its case; a space for what stands between words
  char32_t written = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_letter(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return u_isalnum(point) != 0 || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}

/// Words of these scripts have no spaces between them.
bool is_unspaced(char32_t c) {
  return c >= 0x2E80 && (c < 0xA960 || (c >= 0xAC00 && c < 0xD7B0) || c >= 0x20000);
}

/// What may stand between the parts of a name.
bool is_between(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || std::u32string_view(U"-‐‑.,'’").contains(c);
}

/// The letters of a text. A few characters between two parts of a name are one space; anything else that is
/// no letter ends a name, and stands as U+0000. An id that is cited is such a thing.
std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> letters;
  std::size_t between = 0;  // how many characters
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    Letter letter{static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point), U_FOLD_CASE_DEFAULT)), point,
                  at, next};
    at = next;
    constexpr std::size_t max_between = 3;
    between = is_letter(point) ? 0 : between + 1;
    if (between > 0) letter.folded = is_between(point) && between <= max_between ? ' ' : 0;
    const bool goes_on = between > 1 && !letters.empty() && letters.back().folded != 0 && letter.folded != 0;
    if (goes_on)
      letters.back().end = next;
    else
      letters.push_back(letter);
    const std::string_view before = text.substr(0, letter.begin);
    if (point == '@' && (before.ends_with('[') || before.ends_with("; ") || before.ends_with(';')))
      while (at < text.size() && source::is_id_character(text[at])) ++at;
  }
  return letters;
}

/// Do two letters belong to one word?
bool are_joined(const Letter& one, const Letter& other) {
  return is_letter(one.written) && is_letter(other.written) && !is_unspaced(one.written) &&
         !is_unspaced(other.written);
}

using Words = std::vector<std::vector<Letter>>;

Words words_of(std::string_view name) {
  Words words;
  bool is_inside = false;
  for (const Letter& letter : letters_of(name)) {
    if (!is_letter(letter.written)) {
      is_inside = false;
      continue;
    }
    if (!std::exchange(is_inside, true)) words.emplace_back();
    words.back().push_back(letter);
  }
  return words;
}

bool is_capitalised(const std::vector<Letter>& word) {
  return u_isULowercase(static_cast<UChar32>(word.front().written)) == 0;
}

/// The letter that stands for a word: with its marks, and a full stop where its script has one.
std::string initial_of(std::span<const Letter> word) {
  std::string initial;
  utf8::append(initial, word.front().written);
  for (const Letter& mark : word.subspan(1)) {
    if ((U_GET_GC_MASK(static_cast<UChar32>(mark.written)) & U_GC_M_MASK) == 0) break;
    utf8::append(initial, mark.written);
  }
  return is_unspaced(word.front().written) ? initial : initial + ".";
}

/// “Ada G. O’Brien-Smith”: “A. G. O.-S.”
std::string initials_of(std::string_view name) {
  std::string initials;
  const Words words = words_of(name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) {
      const std::size_t end = words[i - 1].back().end;
      const std::string_view between = name.substr(end, words[i].front().begin - end);
      // Of “O’Brien”, the O is the initial.
      if (words[i - 1].size() == 1 && (between == "'" || between == "’")) continue;
      if (!initials.empty()) initials += between == "-" ? '-' : ' ';
    }
    initials += initial_of(words[i]);
  }
  return initials;
}

/// Words between spaces.
bool holds(std::string_view words, std::string_view word) {
  return words.contains(" " + std::string(word) + " ");
}

/// Names that are also words with which a sentence may begin, months and days, or programming languages.
bool is_everyday(std::string_view word) {
  return holds(
      " art august avril april baker banks bell best black blue brook brown case chance christian church "
      "clean clear close cook cross crystal dart day dean dezember december earl east elm english faith "
      "field "
      "first fischer february februar finance flow ford fox france french friday gold good grace grand grant "
      "gray green grey hall hand harper head hill hope house internal international jan january januar "
      "javier "
      "joy judge jung juli july julia juni june kind king klein knight koch lake land lang law lead lee life "
      "light little long lord love mai major mark marsh mars march märz master may mercy meister miles "
      "miller "
      "mills monday moon moore neu new noble north november nova oktober october page paris park parks "
      "pascal "
      "pearl perl perry pierce pike power price prince python read reed rice rich richter river robin rose "
      "royal ruby rust saturday scala school september sharp short singer small smart sommer south spring "
      "star "
      "stark steel stein stern stone strong summer sunday swift taylor temple thursday tuesday victor ward "
      "waters weber wednesday weiß welch well wells west white will wing winter wise wolf wood woods young ",
      word);
}

/// What stands before or behind a name and is none: “Dr.-Ing.”, “PhD”.
bool is_title(std::string_view word) {
  std::string letters = ascii::lowered(word);
  std::erase(letters, '.');
  for (std::size_t begin = 0; begin <= letters.size();) {
    const std::size_t end = std::min(letters.find('-', begin), letters.size());
    if (!holds(
            " dipl doc dr drs esq frau habil herr hon ii iii ing jr mag mba md mgr miss mr mrs ms msc bsc mx "
            "phd prof professor rev rn sir sr ",
            std::string_view(letters).substr(begin, end - begin)))
      return false;
    begin = end + 1;
  }
  return true;
}

/// A name without titles, and without what follows a comma: “Dr. Ada Stone, PhD”. (In “Stone, Ada”, a name
/// follows.)
std::string_view without_titles(std::string_view name) {
  const std::string_view before = name.substr(0, name.find(','));
  if (ascii::count_words(before) > 1) name = before;
  std::vector<std::string_view> words = ascii::words_of(name);
  while (words.size() > 1 && is_title(words.front())) words.erase(words.begin());
  while (words.size() > 1 && is_title(words.back())) words.pop_back();
  if (words.empty()) return name;
  return {words.front().data(), words.back().data() + words.back().size()};
}

std::u32string joined(const Words& words) {
  std::u32string letters;
  for (const auto& word : words) {
    if (!letters.empty()) letters += U' ';
    for (const Letter& letter : word) letters += letter.folded;
  }
  return letters;
}

/// The forms of a name: whole; with the first of its given names alone; these in full or as initials; the
/// surname last or first, with or without small words (“van den Berg”).
std::vector<std::u32string> forms_of(const Words& words) {
  if (words.empty()) return {};
  std::vector<std::u32string> forms{joined(words)};
  if (words.size() == 1) return forms;
  const auto is_small = [](const auto& word) { return !is_capitalised(word); };
  const auto surname = std::find_if(words.begin() + 1, words.end() - 1, is_small);
  const Words given(words.begin(), surname);
  Words initials = given;
  for (auto& word : initials) word.resize(1);
  for (const Words& first : {given, Words{given.front()}, initials, Words{initials.front()}}) {
    for (const Words& family : {Words(surname, words.end()), Words{words.back()}}) {
      for (const auto& [one, other] : {std::pair(first, family), std::pair(family, first)}) {
        Words both = one;
        both.insert(both.end(), other.begin(), other.end());
        forms.push_back(joined(both));
      }
    }
  }
  const std::size_t spaced = forms.size();
  for (std::size_t i = 0; i < spaced; ++i) {
    if (!is_unspaced(forms[i].front())) continue;
    forms.push_back(forms[i]);
    std::erase(forms.back(), U' ');
  }
  return forms;
}

}  // namespace

OwnName::OwnName(const Basics& basics, StandIn stand_in) {
  const std::string whole = plain_text_of(basics.name.value);
  const std::string_view name = without_titles(whole);
  seek(name);
  // “van Example, Ada”: degrees are short or have a full stop or a second capital.
  for (const std::string_view word : ascii::words_of(std::string_view(whole).substr(
           std::min(static_cast<std::size_t>(name.data() - whole.data()) + name.size(), whole.size())))) {
    const std::string_view letters = word.substr(0, word.find_last_not_of(',') + 1);
    if (!letters.contains('.') && std::ranges::count_if(letters, ascii::is_capital) < 2)
      seek_parts(letters, Kind::Doubtful);
  }
  for (const std::string& alias : basics.aliases) seek(without_titles(alias));
  const std::string reading = plain_text_of(basics.name_reading.value);
  if (!reading.empty()) seek(reading);
  std::ranges::sort(sought_);
  sought_.erase(std::ranges::unique(sought_, {}, &Sought::letters).begin(), sought_.end());
  stand_in_ = initials_of(name);
  if (stand_in_.empty()) stand_in_ = "…";
  if (stand_in == StandIn::Initials || basics.label.empty()) return;
  is_label_ = true;
  stand_in_ = hidden_in(plain_text_of(basics.label.value), NameParts::Each);
}

void OwnName::seek(std::string_view name) {
  constexpr std::size_t max_letters = 100;  // no text has a longer name, and what has one takes long to read
  const Words words = words_of(name);
  if (joined(words).size() > max_letters) return;
  for (std::u32string& form : forms_of(words)) sought_.push_back({std::move(form), Kind::Whole});
  if (words.size() > 1) seek_parts(name, Kind::Part);
}

void OwnName::seek_parts(std::string_view text, Kind kind) {
  for (const auto& word : words_of(text)) {
    if (word.size() < 2 || !is_capitalised(word)) continue;
    std::u32string letters = joined({word});
    std::string written;
    for (const char32_t letter : letters) utf8::append(written, letter);
    const bool is_short = word.size() < 3 && !is_unspaced(word.front().written);
    const bool is_sure = kind == Kind::Part && !is_short && !is_everyday(written);
    sought_.push_back({std::move(letters), is_sure ? Kind::Part : Kind::Doubtful});
  }
}

std::vector<OwnName::Found> OwnName::find(std::string_view text) const {
  std::vector<Found> found;
  const std::vector<Letter> letters = letters_of(text);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i].folded == 0 || letters[i].folded == ' ') continue;
    if (i > 0 && are_joined(letters[i - 1], letters[i])) continue;
    const bool is_small =
        !is_unspaced(letters[i].written) && u_isULowercase(static_cast<UChar32>(letters[i].written)) != 0;
    // Those sought that go on as the text does.
    std::span<const Sought> going(sought_);
    std::optional<Found> longest;
    std::size_t after = i;
    for (std::size_t j = i; j < letters.size() && letters[j].folded != 0; ++j) {
      const std::size_t depth = j - i;
      const auto letter_at = [depth](const Sought& one) {
        return depth < one.letters.size() ? one.letters[depth] : U'\0';
      };
      const auto same = std::ranges::equal_range(going, letters[j].folded, {}, letter_at);
      going = {same.begin(), same.end()};
      if (going.empty()) break;
      const Sought& shortest = going.front();
      if (shortest.letters.size() != depth + 1) continue;
      const bool is_word = shortest.letters.find(U' ') == std::u32string::npos;
      constexpr std::size_t max_suffix = 3;
      std::size_t end = j;
      while (end + 1 < letters.size() && end - j < max_suffix && are_joined(letters[end], letters[end + 1]))
        ++end;
      // “Klaras”, “Łukaszem”
      const std::size_t suffix = end - j;
      const bool is_long = depth + 1 >= 5;
      const bool fits = suffix == 0 ||
                        (!is_small && depth + 1 >= 3 && letters[end].folded == U's' && suffix == 1) ||
                        (!is_small && is_long && suffix < max_suffix);
      Kind kind = shortest.kind;
      if (kind == Kind::Doubtful && (suffix > 0 || is_small)) continue;
      if (!fits || (is_word && is_small)) {
        if (depth + 1 < 4) continue;
        kind = Kind::Doubtful;
      }
      if (kind == Kind::Doubtful && longest && longest->kind != Kind::Doubtful) continue;
      after = kind == Kind::Doubtful ? j : end;
      longest = Found{letters[i].begin, letters[after].end, kind};
    }
    if (!longest) continue;
    found.push_back(*longest);
    i = after;
  }
  return found;
}

namespace {

/// Marks of emphasis in a text, from its begin to its end.
class EmphasisMarks {
 public:
  explicit EmphasisMarks(std::string_view text) : text_(text) {}

  /// The marks that stand at `end` and close what stands before: of `**Ada**`, those behind the name.
  std::string_view closing(std::size_t end) {
    while (at_ < end) {
      const std::size_t length = run_at(at_);
      if (length > 0) ++(text_[at_] == '*' ? stars_ : lines_);
      at_ += std::max<std::size_t>(length, 1);
    }
    const std::string_view marks = text_.substr(end, run_at(end));
    const std::size_t before = marks.starts_with('*') ? stars_ : lines_;
    return before % 2 == 1 ? marks : std::string_view();
  }

 private:
  [[nodiscard]] std::size_t run_at(std::size_t at) const {
    if (at >= text_.size() || (text_[at] != '*' && text_[at] != '_')) return 0;
    return std::min(text_.find_first_not_of(text_[at], at), text_.size()) - at;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t stars_ = 0;
  std::size_t lines_ = 0;
};

}  // namespace

std::string OwnName::hidden_in(std::string_view text, NameParts parts) const {
  std::string hidden;
  std::size_t from = 0;
  EmphasisMarks emphasis(text);
  for (const Found& one : find(text)) {
    if (one.kind == Kind::Doubtful || (one.kind == Kind::Part && parts == NameParts::Whole)) continue;
    hidden += text.substr(from, one.begin - from);
    const bool is_initial = one.kind == Kind::Part && !is_label_;
    hidden += is_initial ? initials_of(text.substr(one.begin, one.end - one.begin)) : stand_in_;
    from = one.end;
    if (!hidden.ends_with('.')) continue;
    // Between a full stop and a letter, say, marks of emphasis close nothing.
    if (const std::string_view marks = emphasis.closing(from); !marks.empty()) {
      hidden.insert(hidden.size() - 1, marks);
      from += marks.size();
    }
    // Of “Example, A.”, the full stop belongs to the name.
    if (text.substr(from).starts_with('.')) ++from;
  }
  return hidden.append(text.substr(from));
}

std::string_view OwnName::part_in(std::string_view text) const {
  for (const Found& one : find(text))
    if (one.kind != Kind::Whole) return text.substr(one.begin, one.end - one.begin);
  return {};
}

}  // namespace galley::document
