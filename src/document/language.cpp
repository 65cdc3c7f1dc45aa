// document: the words of each language that galley speaks itself, and CLDR's quotation marks for all others.
#include "language.h"

#include <algorithm>
#include <new>
#include <optional>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/unistr.h>

#include "galley/base/limits.h"
#include "galley/base/utf8.h"
#include "galley/resume/section_spec.h"

namespace galley::document {
namespace {

std::u32string delimiter(ULocaleData* data, ULocaleDataDelimiterType type, const char32_t* otherwise) {
  std::array<char16_t, 16> buffer{};
  UErrorCode error = U_ZERO_ERROR;
  const int32_t length =
      ulocdata_getDelimiter(data, type, buffer.data(), static_cast<int32_t>(buffer.size()), &error);
  if (U_FAILURE(error) || length <= 0 || length > static_cast<int32_t>(buffer.size())) return otherwise;
  const icu::UnicodeString units(buffer.data(), length);
  std::u32string points;
  for (int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    points += static_cast<char32_t>(units.char32At(i));
  }
  return points;
}

Quotes quotes_of(const icu::Locale& locale) {
  UErrorCode error = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(locale.getBaseName(), &error);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(error)) return {U"“", U"”", U"‘", U"’"};
  Quotes quotes{
      delimiter(data, ULOCDATA_QUOTATION_START, U"“"), delimiter(data, ULOCDATA_QUOTATION_END, U"”"),
      delimiter(data, ULOCDATA_ALT_QUOTATION_START, U"‘"), delimiter(data, ULOCDATA_ALT_QUOTATION_END, U"’")};
  ulocdata_close(data);
  // French: CLDR gives guillemets for both levels, where a compositor sets the inner ones apart.
  if (quotes.inner_open == quotes.outer_open && quotes.outer_open == U"«") {
    quotes.inner_open = U"“";
    quotes.inner_close = U"”";
  }
  return quotes;
}

/// What galley puts between words, by its keys in the table.
constexpr std::pair<std::string_view, std::string_view Vocabulary::*> custom_keys[] = {
    {"monthPattern", &Vocabulary::month_pattern},
    {"colon", &Vocabulary::colon},
    {"listSeparator", &Vocabulary::list_separator},
    {"separator", &Vocabulary::separator},
};

/// The words, by their keys in the table and in style.words.
constexpr std::pair<std::string_view, Word Vocabulary::*> word_keys[] = {
    {"present", &Vocabulary::present},
    {"spring", &Vocabulary::spring},
    {"summer", &Vocabulary::summer},
    {"autumn", &Vocabulary::autumn},
    {"winter", &Vocabulary::winter},
    {"andOthers", &Vocabulary::and_others},
    {"volume", &Vocabulary::volume},
    {"issue", &Vocabulary::issue},
    {"page", &Vocabulary::page},
    {"pages", &Vocabulary::pages},
    {"score", &Vocabulary::score},
    {"courses", &Vocabulary::courses},
    {"keywords", &Vocabulary::keywords},
    {"authors", &Vocabulary::authors},
    {"continued", &Vocabulary::continued},
    {"folio", &Vocabulary::folio},
    {"portrait", &Vocabulary::portrait},
    {"email", &Vocabulary::email},
    {"phone", &Vocabulary::phone},
    {"website", &Vocabulary::website},
    {"subject", &Vocabulary::subject},
    {"reference", &Vocabulary::reference},
    {"enclosure", &Vocabulary::enclosure},
    {"enclosures", &Vocabulary::enclosures},
    {"postscript", &Vocabulary::postscript},
    {"signature", &Vocabulary::signature},
    {"placeDate", &Vocabulary::place_date},
};

/// The author's word, if there is one.
std::optional<std::string_view> own_word(const Language& language, std::string_view key) {
  const auto found = language.own->find(std::string(key));
  if (found == language.own->end()) return std::nullopt;
  return found->second;
}

std::shared_ptr<const Vocabulary> vocabulary_of(const Language& language) {
  auto vocabulary = std::make_shared<Vocabulary>();
  for (const auto& [key, member] : custom_keys) *vocabulary.*member = language.table[key];
  for (const auto& [key, member] : word_keys)
    *vocabulary.*member = Word(own_word(language, key).value_or(language.table[key]));
  for (std::size_t kind = 0; kind < vocabulary->titles.size(); ++kind)
    vocabulary->titles[kind] = language.table["titles." + std::string(resume::section_specs[kind].id)];
  return vocabulary;
}

}  // namespace

Language language_of(const std::string& tag, const AuthorWords& own) {
  Language language;
  language.tag = tag;
  language.own = std::make_shared<const AuthorWords>(own);
  UErrorCode error = U_ZERO_ERROR;
  language.locale = icu::Locale::forLanguageTag(tag, error);
  if (U_FAILURE(error)) language.locale = icu::Locale::getRoot();
  language.quotes = quotes_of(language.locale);
  language.primary = language.locale.getLanguage();
  language.right_to_left = language.locale.isRightToLeft() != 0;
  error = U_ZERO_ERROR;
  if (language.locale.getKeywordValue<std::string>("calendar", error).empty()) {
    error = U_ZERO_ERROR;
    language.locale.setKeywordValue("calendar", "gregorian", error);
  }

  const Words words(language.locale);
  language.has_words = words.is_known();
  language.table = language.has_words ? words : english_words();
  language.words = vocabulary_of(language);
  return language;
}

std::vector<std::string_view> missing_words(const Language& language) {
  std::vector<std::string_view> missing;
  if (language.has_words) return missing;
  for (const auto& [key, member] : word_keys)
    if (((*language.words).*member).is_printed() && !own_word(language, key)) missing.push_back(key);
  return missing;
}

std::string_view default_title(const Language& language, SectionKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  return index < language.words->titles.size() ? language.words->titles[index] : std::string_view{};
}

std::string_view publication_type_title(const Language& language, std::string_view type) {
  const std::string key = "types." + std::string(type);
  return own_word(language, key).value_or(language.table[key]);
}

std::string to_composed(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error) || form->isNormalizedUTF8(piece, error)) return std::string(text);
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  form->normalizeUTF8(0, piece, sink, nullptr, error);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_FAILURE(error) ? std::string(text) : composed;
}

std::string_view letter_of_too_many_marks(std::string_view text) {
  // U+0300, the first of all marks, begins with the byte CC. Most texts have fewer such bytes than too many.
  const auto begins_mark = [](char c) { return static_cast<unsigned char>(c) >= 0xCC; };
  if (std::ranges::count_if(text, begins_mark) <= static_cast<std::ptrdiff_t>(limits.marks_on_letter))
    return {};
  std::size_t letter = 0;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    const std::uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(point));
    if ((category & U_GC_M_MASK) != 0) {
      if (++marks > limits.marks_on_letter) return text.substr(letter, next - letter);
    } else if (category != U_GC_CF_MASK) {  // a joiner begins no new letter
      letter = at;
      marks = 0;
    }
    at = next;
  }
  return {};
}

std::string to_upper(std::string_view text, const Language& language) {
  std::string upper;
  icu::StringByteSink<std::string> sink(&upper);
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(language.locale.getBaseName(), 0,
                            icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                            error);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_FAILURE(error) ? std::string(text) : upper;
}

}  // namespace galley::document
