// document: the words of a language (see word_table.h), and which language that is.
#include "word_table.h"

#include <algorithm>

namespace galley::document {
namespace {

std::string_view word_in(std::span<const WordEntry> entries, std::string_view key) {
  const auto found = std::ranges::find(entries, key, &WordEntry::key);
  return found == entries.end() ? std::string_view() : found->text;
}

/// The names in the table of a language as a whole, and of the variant nearest to a region.
struct TableNames {
  std::string whole, own;
};

TableNames names_of(const icu::Locale& locale) {
  const std::string language = locale.getLanguage();
  const std::string region = locale.getCountry();
  if (language == "en") return {"en-US", region.empty() || region == "US" || region == "CA" ? "" : "en-GB"};
  if (language == "es") return {"es", region.empty() || region == "ES" ? "" : "es-MX"};
  if (language == "pt") return {"pt-BR", region.empty() || region == "BR" ? "" : "pt-PT"};
  if (language == "no" || language == "nn") return {"nb", ""};
  if (language == "zh") {
    icu::Locale likely = locale;
    UErrorCode error = U_ZERO_ERROR;
    likely.addLikelySubtags(error);
    return {std::string("zh-") + likely.getScript(), ""};
  }
  return {language, region.empty() ? "" : language + "-" + region};
}

}  // namespace

std::span<const WordEntry> word_entries_of(std::string_view language) {
  const std::span<const WordEntry> all = word_entries();
  const auto first = std::ranges::find(all, language, &WordEntry::language);
  const auto last = std::find_if(first, all.end(),
                                 [language](const WordEntry& entry) { return entry.language != language; });
  return {first, last};
}

std::string table_language_of(const icu::Locale& locale) { return names_of(locale).whole; }

Words::Words(const icu::Locale& locale) {
  const TableNames names = names_of(locale);
  whole_ = word_entries_of(names.whole);
  if (!whole_.empty() && !names.own.empty()) own_ = word_entries_of(names.own);
}

std::string_view Words::operator[](std::string_view key) const {
  const std::string_view own = own_.empty() ? std::string_view() : word_in(own_, key);
  return own.empty() ? word_in(whole_, key) : own;
}

const Words& english_words() {
  static const Words words(icu::Locale("en"));
  return words;
}

}  // namespace galley::document
