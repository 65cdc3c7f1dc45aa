// document: what depends on the language of a résumé: its words for sections and abbreviations, its quotation
// marks. In comes a BCP 47 tag, out comes a value that the other files of this module read. Quotation marks
// are CLDR's.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <unicode/locid.h>

#include "galley/resume/resume.h"
#include "word_table.h"

namespace galley::document {

/// The words that a page prints of itself in one language.
struct Vocabulary {
  std::string_view month_pattern;   ///< CLDR's pattern for the skeleton yMMMM; empty: ask ICU
  std::string_view present;         ///< the end of what is ongoing
  std::string_view colon;           ///< between a label and its list
  std::string_view list_separator;  ///< between keywords, between authors
  std::string_view separator;       ///< between the parts of a title
  std::string_view and_others;      ///< after the last author that is named, with what stands between
  std::string_view volume, issue, page, pages;
  std::string_view score, courses, keywords, roles, authors;
  std::string_view continued;              ///< of an entry that goes on, with {} for its name
  std::string_view portrait;               ///< what a picture shows, with {} for the name
  std::string_view email, phone, website;  ///< kinds of links
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
  icu::Locale locale;                       ///< with the Gregorian calendar
  Words table = english_words();            ///< English where there are none of its own
  std::shared_ptr<const Vocabulary> words;  ///< the same, by name
  bool has_words = false;                   ///< false: `words` is the fallback
  bool right_to_left = false;               ///< do its lines start at the right?
  Quotes quotes;
};

/// The language of a BCP 47 tag; a malformed tag gives the root locale's customs with English words.
[[nodiscard]] Language language_of(const std::string& tag);

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
