// resume: the placeholders of a pattern such as "{name} · {page} of {pages}".
#pragma once

#include <string_view>
#include <vector>

#include "galley/resume/resume_schema.h"
#include "galley/resume/style.h"

namespace galley::resume {

/// A stretch of a text in which braces can be doubled to stand for themselves.
struct Stretch {
  enum class Kind {
    Words,        ///< text without a brace
    Brace,        ///< `{{` or `}}`
    Placeholder,  ///< `{word}`
    Unmatched,    ///< a brace without its partner
  };
  Kind kind = Kind::Words;
  std::string_view text;  ///< as it stands

  /// What a placeholder has between its braces.
  [[nodiscard]] std::string_view inside() const { return text.substr(1, text.size() - 2); }
};

/// The stretches of a text, one after the other.
[[nodiscard]] std::vector<Stretch> stretches_of(std::string_view text);

/// The expression, for the editor schema, of a word with one {}.
inline constexpr std::string_view word_with_value = R"(^[^{}]*[{][}][^{}]*$)";

// Stores of words_table; the record is AuthorWords.
/// A word, with the placeholders that it needs.
void store_word(Reader& reader, const Key& key, const Value& value, void* words);
/// `types`: sub-headings by BibTeX's types.
void store_type_words(Reader& reader, const Key& key, const Value& value, void* words);

// Stores of style_table; the record is a Style.
/// `footer`, which knows {name}, {folio}, {page} and {pages}.
void store_footer(Reader& reader, const Key& key, const Value& value, void* style);
/// `dateFormat`: an ICU skeleton of the letters that stand for parts of a date.
void store_date_format(Reader& reader, const Key& key, const Value& value, void* style);

}  // namespace galley::resume
