// The table of words: whole, with sources, and found for each region.
#include "word_table.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "galley/document/word_language.h"
#include "galley/resume/resume_schema.h"
#include "language.h"

namespace galley::document {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::map<std::string, std::set<std::string>> keys_by_language() {
  std::map<std::string, std::set<std::string>> keys;
  for (const WordEntry& entry : word_entries()) {
    EXPECT_TRUE(keys[std::string(entry.language)].insert(std::string(entry.key)).second)
        << entry.language << " has two of " << entry.key;
  }
  return keys;
}

/// What a language may be without: a pattern that ICU knows.
bool may_be_missing(const std::string& key) { return key == "monthPattern"; }

TEST(WordsTable, HasAllWordsOfEachLanguage) {
  const auto by_language = keys_by_language();
  const std::set<std::string> regional{"en-GB", "de-AT", "de-CH", "fr-CA", "es-MX", "pt-PT"};
  const auto& wanted = by_language.at("en-US");
  EXPECT_GE(by_language.size(), 50U);
  for (const auto& [language, keys] : by_language) {
    for (const std::string& key : keys)
      EXPECT_TRUE(wanted.contains(key)) << language << " has " << key << ", which English has not";
    if (regional.contains(language)) continue;
    for (const std::string& key : wanted)
      EXPECT_TRUE(keys.contains(key) || may_be_missing(key)) << language << " lacks " << key;
  }
}

TEST(WordsTable, SaysWhereItsWordsComeFrom) {
  std::ifstream file(std::string(GALLEY_SOURCE_DIR) + "/data/words.toml");
  std::size_t tables = 0;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with('[')) continue;
    ++tables;
    std::string source;
    std::getline(file, source);
    EXPECT_TRUE(source.starts_with("source = \"") && source.size() > 20) << line;
  }
  EXPECT_EQ(tables, keys_by_language().size());
}

std::vector<std::string> placeholders_of(std::string_view key) {
  if (key == "folio") return {"{page}", "{pages}"};
  if (key == "placeDate") return {"{1}"};
  constexpr std::string_view of_one[] = {"continued", "portrait", "spring", "summer", "autumn", "winter",
                                         "volume",    "issue",    "page",   "pages",  "score"};
  if (std::ranges::find(of_one, key) != std::end(of_one)) return {"{}"};
  return {};
}

TEST(WordsTable, PatternsHoldWhatTheyAreFor) {
  for (const WordEntry& entry : word_entries()) {
    for (const std::string& placeholder : placeholders_of(entry.key))
      EXPECT_THAT(std::string(entry.text), HasSubstr(placeholder)) << entry.language << ' ' << entry.key;
    if (entry.key != "subject") {
      EXPECT_FALSE(entry.text.empty()) << entry.language << ' ' << entry.key;
    }
  }
}

TEST(WordsTable, IsFoundByRegionAndScript) {
  const auto present = [](const std::string& tag) {
    return std::string(std::string_view(language_of(tag).words->present));
  };
  EXPECT_EQ(present("en"), "Present");
  EXPECT_EQ(present("de-AT"), present("de"));
  EXPECT_NE(language_of("zh-TW").words->titles[1], language_of("zh-CN").words->titles[1]);
  EXPECT_EQ(present("zh-Hans"), present("zh"));
  EXPECT_EQ(present("no"), present("nb"));
  EXPECT_NE(std::string_view(language_of("pt-PT").words->volume),
            std::string_view(language_of("pt-BR").words->volume));
  EXPECT_EQ(std::string_view(language_of("en-AU").words->score),
            std::string_view(language_of("en-GB").words->score));
  EXPECT_TRUE(language_of("he").has_words);
  EXPECT_FALSE(language_of("tlh").has_words);
  EXPECT_EQ(present("tlh"), "Present") << "English stands in";
}

TEST(WordsTable, HasOneLanguageForEachTag) {
  const std::map<std::string, std::string> languages{
      {"de-CH", "de"},        {"en", "en-US"},      {"en-GB", "en-US"},   {"PT-br", "pt-BR"},
      {"pt-PT", "pt-BR"},     {"es-MX", "es"},      {"no", "nb"},         {"nn", "nb"},
      {"zh", "zh-Hans"},      {"zh-CN", "zh-Hans"}, {"zh-SG", "zh-Hans"}, {"zh-Hans-HK", "zh-Hans"},
      {"zh-TW", "zh-Hant"},   {"zh-HK", "zh-Hant"}, {"zh-MO", "zh-Hant"}, {"zh-Hant", "zh-Hant"},
      {"tlh-Latn-US", "tlh"}, {"no language", ""}};
  for (const auto& [tag, language] : languages) EXPECT_EQ(word_language_of(tag), language) << tag;
}

/// style.words takes each word of the table but what only stands between words.
TEST(WordsTable, HasTheWordsOfTheStyle) {
  std::set<std::string> of_style;
  for (const source::Key& key : resume::words_table.keys) of_style.insert(std::string(key.name));
  std::set<std::string> of_table{"types"};
  const auto by_language = keys_by_language();
  for (const std::string& key : by_language.at("en-US"))
    if (!key.contains('.')) of_table.insert(key);
  for (const char* between : {"source", "monthPattern", "colon", "listSeparator", "separator"})
    of_table.erase(between);
  EXPECT_EQ(of_style, of_table);
}

TEST(OwnWords, StandBeforeThoseOfTheTable) {
  const Language language = language_of("de", {{"present", "jetzt"}, {"types.article", "Aufsätze"}});
  EXPECT_EQ(std::string_view(language.words->present), "jetzt");
  EXPECT_EQ(std::string_view(language.words->courses), "Kurse");
  EXPECT_EQ(publication_type_title(language, "article"), "Aufsätze");
  EXPECT_EQ(publication_type_title(language, "book"), "Bücher");
}

TEST(MissingWords, AreThoseThatWerePrinted) {
  const Language language = language_of("tlh", {{"courses", "paq"}});
  EXPECT_THAT(missing_words(language), IsEmpty());
  const std::string printed = std::string(language.words->present) + std::string(language.words->courses);
  EXPECT_EQ(printed, "Presentpaq");
  EXPECT_THAT(missing_words(language), testing::ElementsAre("present"));
}

}  // namespace
}  // namespace galley::document
