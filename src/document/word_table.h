// document: the table of words (data/words.toml), which is compiled in. A language goes in, its words come
// out.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <unicode/locid.h>

namespace galley::document {

/// A row of the table.
struct WordEntry {
  std::string_view language;  ///< BCP 47
  std::string_view key;       ///< “present”, “titles.work”
  std::string_view text;
};

/// All rows, language by language.
[[nodiscard]] std::span<const WordEntry> word_entries();

/// The rows of one language; none if the table does not have it.
[[nodiscard]] std::span<const WordEntry> word_entries_of(std::string_view language);

/// The name in the table of a language as a whole; of one that it does not have, its primary subtag.
[[nodiscard]] std::string table_language_of(const icu::Locale& locale);

/// The words of a language. What a regional table does not have is the language's.
class Words {
 public:
  /// The table's language that is nearest to a locale: of Chinese by its script, of English, Spanish and
  /// Portuguese by the side of the sea.
  explicit Words(const icu::Locale& locale);
  /// Has the table the language?
  [[nodiscard]] bool is_known() const { return !whole_.empty(); }
  /// Empty if the table does not have it.
  [[nodiscard]] std::string_view operator[](std::string_view key) const;

 private:
  std::span<const WordEntry> own_;    ///< of the region
  std::span<const WordEntry> whole_;  ///< of the language
};

/// The words of English, which stand in for those of languages that the table does not have.
[[nodiscard]] const Words& english_words();

}  // namespace galley::document
