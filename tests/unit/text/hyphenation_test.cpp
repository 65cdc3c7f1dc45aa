// text: hyphenation by libhyphen. “·” stands at each point.
#include <memory>
#include <string>
#include <string_view>

#include <gmock/gmock.h>

#include "galley/text/text.h"

namespace galley::text {
namespace {

using testing::IsEmpty;

std::string parted(const Hyphenator& patterns, std::string_view word, int left = 2, int right = 3) {
  std::string marked;
  std::size_t from = 0;
  for (const std::uint32_t point : patterns.points(word, left, right)) {
    marked += word.substr(from, point - from);
    marked += "·";
    from = point;
  }
  return marked + std::string(word.substr(from));
}

TEST(Hyphenator, PartsEnglishWords) {
  const auto patterns = Hyphenator::find("en-US", *disk_reader());
  ASSERT_NE(patterns, nullptr) << "Debian package hyphen-en-us";
  for (const std::string_view expected :
       {"uni·ver·sally", "ac·knowl·edged", "con·ver·sa·tions", "How·ever", "Na·ture", "Amer·ica",
        "Un·am·bigu·ous", "Sta·tis·ti·cally", "Post·greSQL", "Type·Script", "or·ga·ni·za·tion",
        "com·pos·i·tor", "Ku·ber·netes", "Por·tuguese", "truth", "COBOL", "Kraków", "AB", ""}) {
    std::string word;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (expected.substr(i).starts_with("·")) {
        ++i;
      } else {
        word += expected[i];
      }
    }
    EXPECT_EQ(parted(*patterns, word), expected);
  }
}

TEST(Hyphenator, KeepsTheSmallestPieces) {
  const auto patterns = Hyphenator::find("en", *disk_reader());
  ASSERT_NE(patterns, nullptr);
  EXPECT_EQ(parted(*patterns, "organization"), "or·ga·ni·za·tion");
  EXPECT_EQ(parted(*patterns, "organization", 3, 5), "orga·ni·zation");
  EXPECT_EQ(parted(*patterns, "organization", 12, 12), "organization");
  EXPECT_EQ(parted(*patterns, "organization", -1, -1), "or·ga·ni·za·tion");
}

TEST(Hyphenator, PartsOnlyWords) {
  const auto patterns = Hyphenator::find("en", *disk_reader());
  ASSERT_NE(patterns, nullptr);
  EXPECT_THAT(patterns->points("version2alpha"), IsEmpty());
  EXPECT_THAT(patterns->points("hyphen-ation"), IsEmpty());
  EXPECT_THAT(patterns->points("hyphena\xFFtion"), IsEmpty());
  EXPECT_THAT(patterns->points(std::string(100000, 'a')), IsEmpty());
}

TEST(Hyphenator, FallsBackOnTheLanguage) {
  EXPECT_NE(Hyphenator::find("en", *disk_reader()), nullptr);
  EXPECT_NE(Hyphenator::find("en-GB", *disk_reader()), nullptr);
  EXPECT_NE(Hyphenator::find("en-Latn-US", *disk_reader()), nullptr);
  EXPECT_EQ(Hyphenator::find("tlh", *disk_reader()), nullptr);
  EXPECT_EQ(Hyphenator::find("", *disk_reader()), nullptr);
  EXPECT_EQ(Hyphenator::find("../en_US", *disk_reader()), nullptr);
  EXPECT_EQ(Hyphenator::find(std::string(5000, 'e'), *disk_reader()), nullptr);
}

TEST(Hyphenator, ReadsEightBitPatterns) {
  const auto patterns = Hyphenator::parse(
      "ISO8859-1\nr\xFC"
      "1f\nb\xFC"
      "1ch\n");
  ASSERT_NE(patterns, nullptr);
  EXPECT_EQ(parted(*patterns, "prüfen"), "prü·fen");
  EXPECT_EQ(parted(*patterns, "BÜCHER"), "BÜ·CHER");
  EXPECT_EQ(parted(*patterns, "prüfenα"), "prüfenα") << "a letter that the encoding lacks";
  const auto windows = Hyphenator::parse(
      "microsoft-cp1251\n\xEE"
      "1\xE2\xE0\n");
  ASSERT_NE(windows, nullptr);
  EXPECT_EQ(parted(*windows, "Слова", 2, 2), "Сло·ва");
}

TEST(Hyphenator, LeavesOutChangesOfSpelling) {
  const auto patterns = Hyphenator::parse("UTF-8\nf1f/ff=f,1,2\na1b\n");
  ASSERT_NE(patterns, nullptr);
  EXPECT_EQ(parted(*patterns, "schiffabend"), "schiffa·bend");
}

TEST(Hyphenator, ReadsPatternsAsAnyFileIsRead) {
  const auto files = disk_reader();
  ASSERT_NE(Hyphenator::find("en-US", *files), nullptr);
  EXPECT_THAT(files->files_read(), testing::ElementsAre("/usr/share/hyphen/hyph_en_US.dic"));
}

TEST(Hyphenator, RefusesWhatItCannotRead) {
  EXPECT_EQ(Hyphenator::parse(""), nullptr);
  EXPECT_EQ(Hyphenator::parse("NO-SUCH-ENCODING\na1b\n"), nullptr);
}

}  // namespace
}  // namespace galley::text
