// posting: what galley knows of the words of a language (see vocabulary.h).
#include "vocabulary.h"

#include <algorithm>

#include "galley/base/ascii.h"

namespace galley::posting {
namespace {

constexpr std::string_view languages[] = {"en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl"};

}  // namespace

std::span<const std::string_view> known_languages() { return languages; }

std::string_view part_of(std::string_view list, std::string_view name) {
  const std::string line = "= " + std::string(name) + "\n";
  std::size_t begin = list.find(line);
  if (begin == std::string_view::npos) return {};
  begin += line.size();
  const std::size_t end = list.find("\n= ", begin - 1);
  return list.substr(begin, end == std::string_view::npos ? end : end + 1 - begin);
}

Phrases phrases_in(std::string_view text) {
  Phrases phrases;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(";\n"), text.size());
    const std::string_view phrase = ascii::trimmed(text.substr(0, end));
    if (!phrase.empty()) phrases.push_back(phrase);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return phrases;
}

Vocabulary::Vocabulary(std::string_view language)
    : language_(language), text_(word_file(language)), stemmer_(language) {
  for (const std::string_view word : ascii::words_of(part_of(word_file("any"), "function"))) {
    function_.emplace(word);
    pronouns_.emplace(word);
  }
  for (const std::string_view word : words("function")) function_.emplace(word);
  for (const std::string_view word : words("pronouns")) pronouns_.emplace(word);
  for (const std::string_view word : words("before company")) before_company_.emplace(word);
  for (const std::string_view word : words("joiners")) joiners_.emplace(word);
  for (const std::string_view word : words("verbs")) verbs_.emplace(word);
  for (const std::string_view word : words("posting")) posting_.insert(small_letters(word));
  for (const std::string_view part : {"weak", "common"})
    for (const std::string_view word : words(part)) common_.insert(small_letters(word));
  for (const std::string_view word : words("head")) head_.emplace(word);
  stop_ends_ = words("ends");
  inflections_ = words("inflections");
}

Phrases Vocabulary::phrases(std::string_view part) const { return phrases_in(part_of(text_, part)); }

std::vector<std::string_view> Vocabulary::words(std::string_view part) const {
  return ascii::words_of(part_of(text_, part));
}

bool Vocabulary::is_verb(const std::string& small) const {
  if (verbs_.contains(small)) return true;
  const auto is_known = [this](std::string_view base) {
    const std::string plain(base);
    if (verbs_.contains(plain) || verbs_.contains(plain + "e")) return true;
    // “planning”: “plan”
    const std::size_t size = plain.size();
    return size > 3 && plain[size - 1] == plain[size - 2] && verbs_.contains(plain.substr(0, size - 1));
  };
  const std::string_view word = small;
  if (word.size() > 4 && (word.ends_with("ies") || word.ends_with("ied")))
    return verbs_.contains(small.substr(0, small.size() - 3) + "y");
  if (word.size() > 5 && word.ends_with("ing")) return is_known(word.substr(0, word.size() - 3));
  if (word.size() > 4 && word.ends_with("ed")) return is_known(word.substr(0, word.size() - 2));
  if (word.size() > 4 && word.ends_with("es") && verbs_.contains(small.substr(0, small.size() - 2)))
    return true;
  return word.size() > 3 && word.ends_with("s") && verbs_.contains(small.substr(0, small.size() - 1));
}

bool Vocabulary::ends_as_stop(const std::string& small) const {
  return std::ranges::any_of(stop_ends_, [&](std::string_view end) {
    return small.size() > end.size() + 1 && small.ends_with(end);
  });
}

bool Vocabulary::is_form_of(const Set& set, const std::string& small) const {
  if (set.contains(small)) return true;
  return std::ranges::any_of(inflections_, [&](std::string_view end) {
    return small.size() > end.size() + 2 && small.ends_with(end) &&
           set.contains(small.substr(0, small.size() - end.size()));
  });
}

WordClass Vocabulary::class_of(const std::string& small) const {
  if (function_.contains(small)) return WordClass::Stop;
  return class_of_noun(small);
}

WordClass Vocabulary::class_of_noun(const std::string& small) const {
  if (pronouns_.contains(small)) return WordClass::Stop;
  const bool is_head = head_.contains(small);
  if (!verbs_.empty() && is_verb(small)) return WordClass::Verb;
  if (is_head) return WordClass::Head;
  if (is_form_of(posting_, small) || ends_as_stop(small)) return WordClass::Stop;
  return is_form_of(common_, small) ? WordClass::Common : WordClass::Other;
}

std::string language_of_words(std::span<const Word> words) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const Word& word : words) ++counts[word.small];
  std::string best = "en";
  std::size_t most = 0;
  for (const std::string_view language : languages) {
    std::size_t count = 0;
    const std::string_view list = word_file(language);
    for (const std::string_view word : ascii::words_of(part_of(list, "function"))) {
      const auto found = counts.find(word);
      if (found != counts.end()) count += found->second;
    }
    if (count > most) {
      most = count;
      best = language;
    }
  }
  return best;
}

}  // namespace galley::posting
