// posting: words of a text, and their stems.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sb_stemmer;

namespace galley::posting {

/// A word of a text: “Go”, “C++”, “CI/CD”, “open-heart”, “don’t”.
struct Word {
  std::string text;       ///< as written, with a plain apostrophe and plain hyphens
  std::string small;      ///< in small letters
  std::size_t begin = 0;  ///< its bytes in the text
  std::size_t end = 0;
  std::string before;            ///< the punctuation since the last word, without white space
  bool is_after_hyphen = false;  ///< of a part of a word: “C” in “Objective-C”
};

/// The words of a text. A slash, a hyphen, a point or an apostrophe between letters or figures belongs to the
/// word.
[[nodiscard]] std::vector<Word> words_in(std::string_view text);

/// A text in small letters.
[[nodiscard]] std::string small_letters(std::string_view text);

/// Is there a capital, is all of it in capitals and figures? Is there a figure?
struct Shape {
  bool begins_with_capital = false;
  bool has_inner_capital = false;  ///< “JavaScript”, “iOS”, “SQL”
  bool is_capitals = false;        ///< “SQL”, “S3”, “CI/CD”, “SLOs”
  bool has_figure = false;
  bool has_letter = false;
  bool has_sign = false;  ///< “C++”, “C#”, “.NET”
};
[[nodiscard]] Shape shape_of(std::string_view word);

/// The stems of one language by Snowball's rules. A language without rules has words as their own stems.
class Stemmer {
 public:
  explicit Stemmer(std::string_view language);
  /// The stem of a word in small letters.
  [[nodiscard]] const std::string& stem(const std::string& small) const;
  /// The same; of an acronym in the plural the singular: “APIs”.
  [[nodiscard]] const std::string& stem(const Word& word) const;

 private:
  std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> rules_;
  bool is_german_;
  mutable std::unordered_map<std::string, std::string> known_;
};

}  // namespace galley::posting
