// document: what others ask of galley's words: the language of the table that is a tag's, titles, dates.
#pragma once

#include <string>
#include <string_view>

#include "galley/resume/resume.h"

namespace galley {

/// The language of galley's words that is nearest to a BCP 47 tag, without its region: “zh-Hant” for “zh-TW”,
/// “nb” for “no”, “en-US” for all English. A language without words gives its primary subtag; what is no tag
/// gives an empty text.
[[nodiscard]] std::string word_language_of(const std::string& tag);

/// The title of a section in the language of a tag. Empty if galley has no words for the language.
[[nodiscard]] std::string_view section_title(const std::string& tag, SectionKind kind);

/// A date as the language of a tag writes it, with the month by its name: “April 2019”.
[[nodiscard]] std::string date_text(const std::string& tag, const Date& date);

/// The page on the words of all languages, in Markdown.
[[nodiscard]] std::string words_page();

}  // namespace galley
