// document: galley's words for others (see word_language.h).
#include "galley/document/word_language.h"

#include "date_format.h"
#include "galley/resume/section_spec.h"
#include "language.h"

namespace galley {

std::string word_language_of(const std::string& tag) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, error);
  return U_FAILURE(error) ? std::string() : document::table_language_of(locale);
}

std::string_view section_title(const std::string& tag, SectionKind kind) {
  if (kind == SectionKind::Prose) return {};
  UErrorCode error = U_ZERO_ERROR;
  const document::Words words(icu::Locale::forLanguageTag(tag, error));
  return words["titles." + std::string(resume::spec_of(kind).id)];
}

std::string date_text(const std::string& tag, const Date& date) {
  const document::Language language = document::language_of(tag);
  const ProseCache known;
  return document::DateFormatter(language, "yMMMM", DateRanges::Full, known).printed(date).text;
}

}  // namespace galley
