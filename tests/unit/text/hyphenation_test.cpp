// text: hyphenation by patterns. “·” stands at each point.
#include <memory>
#include <string>
#include <string_view>

#include <gmock/gmock.h>

#include "galley/base/limits.h"
#include "galley/text/text.h"

namespace galley::text {
namespace {

using testing::IsEmpty;

std::string parted(const Hyphenator& patterns, std::string_view word, int left = 2, int right = 3) {
  std::string marked;
  std::size_t from = 0;
  for (const Hyphenator::Point& point : patterns.points(word, left, right)) {
    marked += word.substr(from, point.offset - from);
    marked += "·";
    from = point.offset;
  }
  return marked + std::string(word.substr(from));
}

TEST(Hyphenator, PartsEnglishWords) {
  const auto patterns = Hyphenator::find("en-US", *disk_reader()).value();
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
  const auto patterns = Hyphenator::find("en", *disk_reader()).value();
  ASSERT_NE(patterns, nullptr);
  EXPECT_EQ(parted(*patterns, "organization"), "or·ga·ni·za·tion");
  EXPECT_EQ(parted(*patterns, "organization", 3, 5), "orga·ni·zation");
  EXPECT_EQ(parted(*patterns, "organization", 12, 12), "organization");
  EXPECT_EQ(parted(*patterns, "organization", -1, -1), "or·ga·ni·za·tion");
}

TEST(Hyphenator, PartsOnlyWords) {
  const auto patterns = Hyphenator::find("en", *disk_reader()).value();
  ASSERT_NE(patterns, nullptr);
  EXPECT_THAT(patterns->points("version2alpha"), IsEmpty());
  EXPECT_THAT(patterns->points("hyphen-ation"), IsEmpty());
  EXPECT_THAT(patterns->points("hyphena\xFFtion"), IsEmpty());
  EXPECT_THAT(patterns->points(std::string(100000, 'a')), IsEmpty());
}

TEST(Hyphenator, FallsBackOnTheLanguage) {
  EXPECT_NE(Hyphenator::find("en", *disk_reader()).value(), nullptr);
  EXPECT_NE(Hyphenator::find("en-GB", *disk_reader()).value(), nullptr);
  EXPECT_NE(Hyphenator::find("en-Latn-US", *disk_reader()).value(), nullptr);
  EXPECT_EQ(Hyphenator::find("tlh", *disk_reader()).value(), nullptr);
  EXPECT_EQ(Hyphenator::find("", *disk_reader()).value(), nullptr);
  EXPECT_EQ(Hyphenator::find("../en_US", *disk_reader()).value(), nullptr);
  EXPECT_EQ(Hyphenator::find(std::string(5000, 'e'), *disk_reader()).value(), nullptr);
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

TEST(Hyphenator, KeepsTheSmallestPiecesOfTheFile) {
  const auto patterns = Hyphenator::parse("UTF-8\nLEFTHYPHENMIN 3\nRIGHTHYPHENMIN 4\n1a\n");
  ASSERT_NE(patterns, nullptr);
  EXPECT_EQ(parted(*patterns, "bababababa", 1, 1), "bab·ab·ababa");
  const auto far = Hyphenator::parse("UTF-8\nLEFTHYPHENMIN 99999999999999999999\nRIGHTHYPHENMIN -1\n1a\n");
  ASSERT_NE(far, nullptr);
  EXPECT_EQ(parted(*far, "bababa", 1, 1), "bab·aba") << "2 is usual";
}

TEST(Hyphenator, PartsTheWordsOfCompounds) {
  const auto patterns = Hyphenator::parse(
      "UTF-8\nCOMPOUNDLEFTHYPHENMIN 3\nCOMPOUNDRIGHTHYPHENMIN 2\nhaus1\nNEXTLEVEL\nLEFTHYPHENMIN "
      "9\n1tu\n.tü1\n"
      "NEXTLEVEL\nt1u\n");
  ASSERT_NE(patterns, nullptr);
  EXPECT_EQ(parted(*patterns, "haustür"), "haus·tür") << "not two letters after it";
  EXPECT_EQ(parted(*patterns, "haustürtulpe"), "haus·tür·tulpe");
  EXPECT_EQ(parted(*patterns, "tütulpe"), "tü·tulpe");
}

TEST(Hyphenator, PartsNothingBesideWhatIsToBeLeftAlone) {
  const auto patterns = Hyphenator::parse("UTF-8\r\nNOHYPHEN b,,xy\r\n1a\r\n1b\r\n1c\r\n1x\r\n1z\r\n");
  ASSERT_NE(patterns, nullptr);
  EXPECT_EQ(parted(*patterns, "zzacaxyzz", 1, 1), "zz·a·c·axyzz");
  EXPECT_EQ(parted(*patterns, "zzacabac", 1, 1), "zz·a·c·abac");
}

TEST(Hyphenator, PassesOverRemarks) {
  const auto patterns = Hyphenator::parse("UTF-8\n% a1b\n#c1d\n" + std::string(200, '%') +
                                          "c1d\n\n a1b\ne1f % c1d\ng1h# a/b\n");
  ASSERT_NE(patterns, nullptr);
  EXPECT_EQ(parted(*patterns, "zzabcdefghzz"), "zzabcde·fghzz");
}

TEST(Hyphenator, TakesTheLaterOfTwoPatterns) {
  const auto patterns = Hyphenator::parse("UTF-8\na1b\nc1d\na2b\nc2d\nc1d\n");
  ASSERT_NE(patterns, nullptr);
  EXPECT_EQ(parted(*patterns, "zzabcdzz"), "zzabc·dzz");
}

/// The word with “|” at the points that are likeliest to be its seams.
std::string seams(const Hyphenator& patterns, std::string_view word) {
  std::string marked;
  std::size_t from = 0;
  for (const Hyphenator::Point& point : patterns.points(word, 3, 3)) {
    if (point.place.from_seam > 0) continue;
    marked.append(word.substr(from, point.offset - from)).append("|");
    from = point.offset;
  }
  return marked.append(word.substr(from));
}

TEST(Hyphenator, KnowsTheSeamsOfCompounds) {
  const auto german = Hyphenator::find("de", *disk_reader()).value();
  ASSERT_NE(german, nullptr) << "Debian package hyphen-de";
  for (const std::string expected :
       {"Software|entwicklung", "Qualitäts|sicherung", "Forschungs|gruppe", "Produkt|management",
        "Rechen|zentrum", "Öffentlichkeits|arbeit", "Konferenz|organisation"}) {
    std::string word = expected;
    std::erase(word, '|');
    EXPECT_EQ(seams(*german, word), expected);
  }
  const auto invented = Hyphenator::parse("UTF-8\nkraut1\nkraut1salat\nsuppe\nNEXTLEVEL\n1la\n1pe\n1sup\n");
  ASSERT_NE(invented, nullptr);
  EXPECT_EQ(seams(*invented, "krautsuppe"), "kraut|suppe");
  EXPECT_EQ(seams(*invented, "ballonlager"), "ballon|lager") << "nothing is known of it";
}

TEST(Hyphenator, IsBoundedWhateverTheFile) {
  const std::string longest(100, 'a');
  // Each part of the compound is a compound again.
  const auto nested = Hyphenator::parse("UTF-8\n.a1a\na1a.\nNEXTLEVEL\na1a\n");
  ASSERT_NE(nested, nullptr);
  EXPECT_FALSE(nested->points(longest).empty());
  const auto broad = Hyphenator::parse("UTF-8\n" + std::string(255, 'a') + "1\n" + std::string(256, 'a') +
                                       "\na1a\n" + "NOHYPHEN " + std::string(300, 'a') + "\n");
  ASSERT_NE(broad, nullptr);
  EXPECT_THAT(broad->points(longest), IsEmpty()) << "a longer pattern goes on";
  std::string any;
  for (unsigned i = 0; i < 100'000; ++i) any += static_cast<char>(i * i / 7 + i);
  const auto noise = Hyphenator::parse("UTF-8\n" + any);
  ASSERT_NE(noise, nullptr);
  static_cast<void>(noise->points(longest));
  constexpr std::size_t max_bytes = limits.patterns_bytes;
  std::string many = "UTF-8\n";
  for (int i = 0; many.size() <= max_bytes; ++i) many += {static_cast<char>('z' - i % 26), '\n'};
  EXPECT_EQ(Hyphenator::parse(many), nullptr) << "too large";
  many.resize(max_bytes);
  EXPECT_NE(Hyphenator::parse(many), nullptr);
}

TEST(Hyphenator, KnowsItsMemory) {
  const auto few = Hyphenator::parse("UTF-8\na1b\n");
  const auto english = Hyphenator::find("en", *disk_reader()).value();
  ASSERT_TRUE(few != nullptr && english != nullptr);
  EXPECT_LT(few->memory(), 2000U);
  EXPECT_GT(english->memory(), 200'000U) << "11107 patterns";
  EXPECT_LT(english->memory(), 1'000'000U);
}

TEST(Hyphenator, ReadsPatternsAsAnyFileIsRead) {
  const auto files = disk_reader();
  ASSERT_NE(Hyphenator::find("en-US", *files).value(), nullptr);
  EXPECT_THAT(files->files_read(), testing::ElementsAre("/usr/share/hyphen/hyph_en_US.dic"));
}

TEST(Hyphenator, RefusesWhatItCannotRead) {
  EXPECT_EQ(Hyphenator::parse(""), nullptr);
  EXPECT_EQ(Hyphenator::parse("NO-SUCH-ENCODING\na1b\n"), nullptr);
}

}  // namespace
}  // namespace galley::text
