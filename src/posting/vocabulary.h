// posting: what galley knows of the words of a language, from its lists (data/stop-words), and terms that it
// knows (data/terms).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "stems.h"

namespace galley::posting {

/// What a word can be in a term.
enum class WordClass {
  Stop,    ///< ends a group: it connects others, or nearly every posting has it
  Verb,    ///< ends a group at its beginning, and is a noun inside of one (“code review”)
  Common,  ///< a part of a term, and none by itself
  Head,   ///< a field of work: with another word it is a term, even if that one is common (“risk assessment”)
  Other,  ///< a term by itself
};

/// A list of phrases, in small letters.
using Phrases = std::vector<std::string_view>;

class Vocabulary {
 public:
  explicit Vocabulary(std::string_view language);

  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] const Stemmer& stemmer() const { return stemmer_; }
  [[nodiscard]] WordClass class_of(const std::string& small) const;
  /// The same of a German noun: verbs and the like are no nouns, though they are written alike.
  [[nodiscard]] WordClass class_of_noun(const std::string& small) const;
  /// Does the word connect others: “the”, “with”?
  [[nodiscard]] bool is_function(const std::string& small) const { return function_.contains(small); }
  /// May the word stand inside a group, as “de” in “gestion de projet”?
  [[nodiscard]] bool is_joiner(const std::string& small) const { return joiners_.contains(small); }
  /// Does the name of a company come after the word, as after “join”?
  [[nodiscard]] bool is_before_company(const std::string& small) const {
    return before_company_.contains(small);
  }
  /// Has nearly every posting the word?
  [[nodiscard]] bool is_of_postings(const std::string& small) const { return is_form_of(posting_, small); }
  /// The phrases of a part of the list.
  [[nodiscard]] Phrases phrases(std::string_view part) const;
  /// The words of a part of the list.
  [[nodiscard]] std::vector<std::string_view> words(std::string_view part) const;
  /// The word without what ends it (“Java-Kenntnisse”: “Java”); empty if nothing is left.
  [[nodiscard]] bool ends_as_stop(const std::string& small) const;

 private:
  using Set = std::unordered_set<std::string>;
  [[nodiscard]] bool is_verb(const std::string& small) const;
  /// Is a word in a set, or its form without an inflection?
  [[nodiscard]] bool is_form_of(const Set& set, const std::string& small) const;

  std::string language_;
  std::string_view text_;
  Stemmer stemmer_;
  Set function_, pronouns_, before_company_, posting_, verbs_, common_, head_, joiners_;
  std::vector<std::string_view> stop_ends_, inflections_;
};

/// The languages that have a list.
[[nodiscard]] std::span<const std::string_view> known_languages();

/// The language of a text by the words that connect others; “en” if there are hardly any.
[[nodiscard]] std::string language_of_words(std::span<const Word> words);

/// The text of a file of words.
[[nodiscard]] std::string_view word_file(std::string_view name);

/// The part of a list after the line “= NAME”, to the next such line.
[[nodiscard]] std::string_view part_of(std::string_view list, std::string_view name);

/// What stands between semicolons and line ends.
[[nodiscard]] Phrases phrases_in(std::string_view text);

}  // namespace galley::posting
