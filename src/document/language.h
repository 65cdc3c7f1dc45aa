// document: what depends on the language of a résumé: its words for sections and abbreviations, its quotation
// marks. In comes a BCP 47 tag, out comes a value that the other files of this module read. Quotation marks
// are CLDR's.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/locid.h>

#include "galley/resume/resume.h"
#include "word_table.h"

namespace galley::document {

/// A word that a page prints of itself. It remembers that it was printed: of a language that galley does not
/// know, the author is told which words are in English.
class Word {
 public:
  Word() = default;
  explicit Word(std::string_view text) : text_(text) {}
  // Words go where texts go.
  operator std::string_view() const {
    is_printed_ = true;
    return text_;
  }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] bool is_printed() const { return is_printed_; }

 private:
  std::string_view text_;
  mutable bool is_printed_ = false;
};

/// The words that a page prints of itself in one language. In a pattern, {} stands for what is named.
struct Vocabulary {
  std::string_view month_pattern;       ///< CLDR's pattern for the skeleton yMMMM; empty: ask ICU
  std::string_view colon;               ///< between a label and its list
  std::string_view list_separator;      ///< between keywords, between authors
  std::string_view separator;           ///< between the parts of a title
  Word present;                         ///< the end of what is ongoing
  Word spring, summer, autumn, winter;  ///< patterns with {} for the year
  Word and_others;                      ///< after the last author that is named, with what stands between
  Word volume, issue, page, pages;      ///< patterns with {} for the number
  Word score;                           ///< a pattern with {} for the grade
  Word courses, keywords, authors;
  Word continued;              ///< of an entry that goes on, with {} for its name
  Word folio;                  ///< the number of a page, with {page} and {pages}
  Word portrait;               ///< what a picture shows, with {} for the name
  Word email, phone, website;  ///< kinds of links
  Word subject;                ///< before a letter's subject; empty: the subject stands alone
  Word reference;              ///< before what the recipient files the matter under: “Your ref”
  Word enclosure, enclosures;  ///< the heading of one, and of several
  Word postscript;             ///< all that stands before the text
  Word signature;              ///< what a picture of one shows
  Word place_date;             ///< {0} is the place, {1} the date in full
  /// Of the format's own sections, in the order of SectionKind; the summary has none.
  std::array<std::string_view, static_cast<std::size_t>(SectionKind::Prose)> titles;
};

/// Marks of an outer and of an inner quotation.
struct Quotes {
  std::u32string outer_open, outer_close, inner_open, inner_close;
};

struct Language {
  std::string tag;                          ///< as the author gave it
  std::string primary;                      ///< its primary subtag
  icu::Locale locale;                       ///< with the calendar of dates
  Words table = english_words();            ///< English where there are none of its own
  std::shared_ptr<const AuthorWords> own;   ///< the author's, before those of the table
  std::shared_ptr<const Vocabulary> words;  ///< all these, by name
  bool has_words = false;                   ///< false: `words` is the fallback
  bool right_to_left = false;               ///< do its lines start at the right?
  Quotes quotes;
};

/// The language of a BCP 47 tag, with the author's own words (style.words); a malformed tag gives the root
/// locale's customs with English words. Dates are Gregorian unless the tag names another calendar.
[[nodiscard]] Language language_of(const std::string& tag, const AuthorWords& own = {});

/// The names of the words, as style.words has them, of which the table lacks the language and that have been
/// printed.
[[nodiscard]] std::vector<std::string_view> missing_words(const Language& language);

/// The default title of a kind of section. Prose has none.
[[nodiscard]] std::string_view default_title(const Language& language, SectionKind kind);

/// The sub-heading for publications of one of BibTeX's types (“article”, “inproceedings”, …), or empty for an
/// unknown type.
[[nodiscard]] std::string_view publication_type_title(const Language& language, std::string_view type);

/// `text` with composed letters (normalization form C): fonts have glyphs for those, and readers take a
/// letter and its mark apart.
[[nodiscard]] std::string to_composed(std::string_view text);

/// The first letter with more than `limits.marks_on_letter`, and these with it; empty if there is none.
[[nodiscard]] std::string_view letter_of_too_many_marks(std::string_view text);

/// `text` in capitals, by the language's rules (ß → SS; Turkish i → İ).
[[nodiscard]] std::string to_upper(std::string_view text, const Language& language);

}  // namespace galley::document
