// posting: the terms that galley knows (see known_terms.h).
#include "known_terms.h"

#include <algorithm>

#include "galley/base/utf8.h"
#include "terms.h"

namespace galley::posting {
namespace {

/// The beginning and the end of a German compound have so many bytes at least.
constexpr std::size_t min_begin = 3;
constexpr std::size_t min_end = 6;

}  // namespace

KnownTerms::KnownTerms(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary), is_german_(vocabulary.language() == "de") {
  for (const std::string_view list : {"fields", "names", "trades-en"}) add(word_file(list), false);
  if (is_german_) add(word_file("trades-de"), true);
  for (const std::string_view word : phrases_in(word_file("everyday-" + vocabulary.language())))
    everyday_.insert(vocabulary.stemmer().stem(small_letters(word)));
  for (const std::string_view list : {"people", "places"})
    for (const std::string_view name : phrases_in(word_file(list))) others_.emplace(name);
}

void KnownTerms::add(std::string_view list, bool is_german) {
  for (const std::string_view phrase : phrases_in(list)) {
    const std::string small = small_letters(phrase);
    if (small.find_first_of(" -/") != std::string::npos)
      phrases_.insert(key_of(phrase, vocabulary_.stemmer()));
    else if (is_german)
      stems_.insert(vocabulary_.stemmer().stem(small));
    else if (small == phrase)
      words_.insert(small);
    else
      names_.emplace(phrase);
  }
}

bool KnownTerms::has_word(const std::string& text, const std::string& small) const {
  if (names_.contains(text) || words_.contains(small)) return true;
  if (is_german_) return text != small && stems_.contains(vocabulary_.stemmer().stem(small));
  return small.ends_with('s') && (words_.contains(small.substr(0, small.size() - 1)) ||
                                  names_.contains(text.substr(0, text.size() - 1)));
}

bool KnownTerms::ends_in_known_word(const std::string& small) const {
  if (!is_german_) return false;
  for (std::size_t at = min_begin; at + min_end <= small.size(); ++at) {
    if (utf8::continues(small[at])) continue;
    const std::string end = small.substr(at);
    if (stems_.contains(vocabulary_.stemmer().stem(end)) || words_.contains(end)) return true;
  }
  return false;
}

bool KnownTerms::is_everyday(const std::string& small) const {
  return everyday_.contains(vocabulary_.stemmer().stem(small));
}

}  // namespace galley::posting
