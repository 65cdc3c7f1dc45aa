// posting: the terms of a posting, found in other texts (see read_posting.h).
#include <algorithm>
#include <map>
#include <unordered_map>

#include "galley/posting/read_posting.h"
#include "terms.h"
#include "vocabulary.h"

namespace galley::posting {
namespace {

/// Words of a term may stand so many more words apart.
constexpr std::size_t slack = 3;
constexpr std::size_t max_words = 6;
/// Bytes of a word that is looked into.
constexpr std::size_t max_compound = 60;

/// Must a form be found with a capital? “Go”, “IT”, “R” are other words in small letters.
bool needs_capital(std::string_view form) {
  const Shape shape = shape_of(form);
  return shape.is_capitals || (form.size() <= 2 && shape.begins_with_capital);
}

/// The part of a term that says the most: “Java” of “Java 21”; “CAD” of “3D-CAD”; “Stücklisten” of
/// “Stücklistenpflege”. Empty if there is nothing like that.
std::string main_part(std::string_view form) {
  constexpr std::size_t min_name = 3;
  const std::size_t end = form.find_last_not_of("0123456789.");
  if (end != std::string_view::npos && end + 1 < form.size() && form[end] == ' ' && end >= min_name)
    return std::string(form.substr(0, end));
  const std::size_t hyphen = form.rfind('-');
  if (hyphen != std::string_view::npos && form.size() - hyphen > min_name &&
      shape_of(form.substr(hyphen + 1)).is_capitals)
    return std::string(form.substr(hyphen + 1));
  constexpr std::size_t min_compound = 10;
  for (const std::string_view end : {"bau", "pflege", "teile", "teilen", "systeme", "systemen", "erstellung",
                                     "prozesse", "werkstoffe", "werkstoffen", "bauteile", "bauteilen"})
    if (form.size() >= min_compound + end.size() && form.ends_with(end))
      return std::string(form.substr(0, form.size() - end.size()));
  return {};
}

/// A form whose words may stand apart.
struct Apart {
  std::size_t term = 0;
  std::size_t words = 0;
};

struct Place {
  std::size_t form = 0;
  std::size_t word = 0;
};

}  // namespace

struct TermFinder::Parts {
  Stemmer own;    ///< of the text's language
  Stemmer other;  ///< of the posting's
  bool is_one_language = true;
  bool is_german = false;  ///< the text: its words are compounds
  /// Terms by the keys of their forms.
  struct Exact {
    std::size_t term = 0;
    bool needs_capital = false;
  };
  std::unordered_multimap<std::string, Exact> exact;
  std::vector<Apart> apart;
  std::unordered_map<std::string, std::vector<Place>> places;  ///< by stem

  Parts(std::string_view language, const Posting& posting)
      : own(language),
        other(posting.language),
        is_one_language(language == posting.language),
        is_german(language == "de") {
    const Vocabulary vocabulary(posting.language);
    for (std::size_t i = 0; i < posting.terms.size(); ++i)
      for (const std::string& form : posting.terms[i].forms) {
        add(form, i, vocabulary);
        add(main_part(form), i, vocabulary);
      }
  }

  void add(const std::string& form, std::size_t term, const Vocabulary& vocabulary) {
    const std::vector<Word> words = plain_words_in(form);
    if (words.empty() || words.size() > max_words) return;
    const bool is_strict = words.size() == 1 && needs_capital(form);
    std::string raw;
    std::string own_key;
    std::string other_key;
    for (const Word& word : words) {
      own_key += own.stem(word);
      other_key += other.stem(word);
      raw += word.small;
    }
    std::vector<std::string> keys{raw, own_key};
    if (!is_one_language) keys.push_back(other_key);
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    for (std::string& key : keys) exact.emplace(std::move(key), Exact{term, is_strict});
    if (words.size() < 2) return;
    for (const Stemmer* stemmer : {&own, &other}) {
      std::vector<std::string> stems;
      for (const Word& word : words)
        if (!vocabulary.is_function(word.small)) stems.push_back(stemmer->stem(word));
      if (stems.size() >= 2) {
        for (std::size_t word = 0; word < stems.size(); ++word)
          places[stems[word]].push_back({apart.size(), word});
        apart.push_back({term, stems.size()});
      }
      if (is_one_language) break;
    }
  }

  /// Calls `see` with each term where it ends.
  template <typename See>
  void scan(std::string_view text, See see) const {
    const std::vector<Word> words = plain_words_in(text);
    std::unordered_map<std::size_t, std::vector<std::size_t>> last;  // by form: where its words were, from 1
    for (std::size_t i = 0; i < words.size(); ++i) {
      scan_exact(words, i, see);
      if (words[i].before.find_first_of(".!?;") != std::string::npos) last.clear();
      look_apart(own.stem(words[i]), i + 1, last, see);
      if (!is_one_language && other.stem(words[i]) != own.stem(words[i]))
        look_apart(other.stem(words[i]), i + 1, last, see);
    }
    scan_elliptic(words, see);
    if (is_german) scan_compounds(words, see);
  }

  /// “Umsatzsteuervoranmeldung” holds “Umsatzsteuer”, and “Blechkonstruktion” “Konstruktion”.
  template <typename See>
  void scan_compounds(const std::vector<Word>& words, See& see) const {
    constexpr std::size_t min_part = 6;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string& small = words[i].small;
      if (small.size() > max_compound) continue;
      for (std::size_t cut = 3; cut + 3 <= small.size(); ++cut) {
        if ((static_cast<unsigned char>(small[cut]) & 0xC0U) == 0x80U) continue;
        for (const std::string& part : {small.substr(0, cut), small.substr(cut)}) {
          if (part.size() < min_part) continue;
          const auto [begin, end] = exact.equal_range(own.stem(part));
          for (auto found = begin; found != end; ++found)
            if (!found->second.needs_capital) see(found->second.term, i);
        }
      }
    }
  }

  template <typename See>
  void scan_exact(const std::vector<Word>& words, std::size_t from, See& see) const {
    std::string raw;
    std::string own_key;
    std::string other_key;
    // “Objective-C” is no C.
    if (words[from].text.size() == 1 && words[from].is_after_hyphen) return;
    for (std::size_t n = 0; n < max_words && from + n < words.size(); ++n) {
      const Word& word = words[from + n];
      if (n > 0 && word.before.find_first_of(".!?;:,()") != std::string::npos) return;
      raw += word.small;
      own_key += own.stem(word);
      other_key += other.stem(word);
      const auto look = [&](const std::string& key) {
        const auto [begin, end] = exact.equal_range(key);
        for (auto found = begin; found != end; ++found) {
          if (found->second.needs_capital && !shape_of(words[from].text).begins_with_capital &&
              !shape_of(words[from].text).has_figure)
            continue;
          see(found->second.term, from + n);
        }
      };
      look(own_key);
      if (raw != own_key) look(raw);
      if (!is_one_language && other_key != own_key) look(other_key);
    }
  }

  template <typename See>
  void look_apart(const std::string& stem, std::size_t at,
                  std::unordered_map<std::size_t, std::vector<std::size_t>>& last, See& see) const {
    const auto found = places.find(stem);
    if (found == places.end()) return;
    for (const Place& place : found->second) {
      const Apart& form = apart[place.form];
      std::vector<std::size_t>& seen = last[place.form];
      seen.resize(form.words);
      seen[place.word] = at;
      const std::size_t first = std::ranges::min(seen);
      if (first > 0 && at - first <= form.words - 1 + slack) see(form.term, at - 1);
    }
  }

  /// “Monats-, Quartals- und Jahresabschlüsse”: the first words with the ends of the last.
  template <typename See>
  void scan_elliptic(const std::vector<Word>& words, See& see) const {
    constexpr std::size_t max_between = 5;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (!words[i + 1].before.starts_with('-')) continue;
      for (std::size_t k = i + 1; k < std::min(words.size(), i + 1 + max_between); ++k) {
        if (!shape_of(words[k].text).begins_with_capital || words[k].small.size() < 6) continue;
        for (std::size_t cut = 2; cut + 3 < words[k].small.size(); ++cut) {
          if ((static_cast<unsigned char>(words[k].small[cut]) & 0xC0U) == 0x80U) continue;
          const std::string whole = words[i].small + words[k].small.substr(cut);
          const auto [begin, end] = exact.equal_range(own.stem(whole));
          for (auto found = begin; found != end; ++found) see(found->second.term, k);
        }
        if (k + 1 < words.size() && words[k + 1].before.starts_with('-')) continue;
        break;
      }
    }
  }
};

TermFinder::TermFinder(const Posting& posting, std::string_view language)
    : parts_(std::make_unique<const Parts>(language, posting)) {}
TermFinder::TermFinder(TermFinder&&) noexcept = default;
TermFinder& TermFinder::operator=(TermFinder&&) noexcept = default;
TermFinder::~TermFinder() = default;

std::vector<std::size_t> TermFinder::terms_in(std::string_view text) const {
  std::vector<std::size_t> terms;
  parts_->scan(text, [&](std::size_t term, std::size_t) { terms.push_back(term); });
  std::ranges::sort(terms);
  terms.erase(std::ranges::unique(terms).begin(), terms.end());
  return terms;
}

void TermFinder::count(std::string_view text, std::vector<std::size_t>& counts) const {
  std::map<std::size_t, std::size_t> last;  // a word ends a term once
  parts_->scan(text, [&](std::size_t term, std::size_t at) {
    const auto [found, is_new] = last.try_emplace(term, at + 1);
    if (!is_new && found->second > at) return;
    found->second = at + 1;
    ++counts[term];
  });
}

}  // namespace galley::posting
