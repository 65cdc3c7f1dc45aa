// posting: the terms that galley knows (data/terms), and the words of which it knows that they are none.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "vocabulary.h"

namespace galley::posting {

/// What galley knows of terms in one language. English terms are known in all languages: names of tools are
/// the same.
class KnownTerms {
 public:
  explicit KnownTerms(const Vocabulary& vocabulary);

  /// Is a group of words a known term? The key is `key_of` of it.
  [[nodiscard]] bool has_phrase(const std::string& key) const { return phrases_.contains(key); }
  /// Is a word by itself a known term? Verbs have the stems of nouns: so a word is known in the form that is
  /// listed, and its plural; a German noun in any form. A name is known with its capitals alone.
  [[nodiscard]] bool has_word(const std::string& text, const std::string& small) const;
  /// Is it a name that is listed with its capitals?
  [[nodiscard]] bool has_name(const std::string& text) const { return names_.contains(text); }
  /// The word for a field of work at the end of a German compound: “Anlagenbuchhaltung”. Empty if there is
  /// none.
  [[nodiscard]] bool ends_in_known_word(const std::string& small) const;
  /// Is it a word of everyday life, which is no term by itself?
  [[nodiscard]] bool is_everyday(const std::string& small) const;
  /// Is it the name of a person, or of a place?
  [[nodiscard]] bool is_person_or_place(const std::string& text) const { return others_.contains(text); }

 private:
  using Set = std::unordered_set<std::string>;
  void add(std::string_view list, bool is_german);

  const Vocabulary& vocabulary_;
  bool is_german_;
  Set phrases_, words_, names_, stems_, everyday_, others_;
};

}  // namespace galley::posting
