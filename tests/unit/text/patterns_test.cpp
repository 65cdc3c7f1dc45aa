// text: which installed files serve a language, and which Debian package brings them.
#include "patterns.h"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "galley/text/text.h"

namespace galley::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> served(const std::string& language, const std::vector<std::string>& installed) {
  std::map<std::string, std::string> contents;
  for (const std::string& name : installed) contents["/usr/share/hyphen/hyph_" + name + ".dic"] = "UTF-8\n";
  const auto files = memory_reader(contents);
  std::vector<std::string> names;
  const auto found = pattern_files(language, *files, installed_patterns());
  for (const PatternFile& file : *found) names.push_back(file.location.path.stem().string().substr(5));
  return names;
}

TEST(PatternFiles, AreTheNearestThatAreInstalled) {
  EXPECT_THAT(served("de-CH", {"de", "de_AT", "de_CH", "de_DE", "en_US"}),
              ElementsAre("de_CH", "de", "de_DE", "de_AT"));
  EXPECT_THAT(served("en", {"en_GB", "en_US"}), ElementsAre("en_US", "en_GB"));
  EXPECT_THAT(served("en-IE", {"en_GB"}), ElementsAre("en_GB"));
  EXPECT_THAT(served("bn", {"bn_IN"}), ElementsAre("bn_IN")) << "most of its speakers live elsewhere";
  EXPECT_THAT(served("no", {"nb_NO", "nn_NO"}), ElementsAre("nb_NO"));
  EXPECT_THAT(served("de", {"den_CA"}), IsEmpty());
}

TEST(PatternFiles, AreOfTheScript) {
  EXPECT_THAT(served("sr-Latn", {"sr_RS", "sr-Latn_RS"}), ElementsAre("sr-Latn_RS"));
  EXPECT_THAT(served("sr-Latn", {"sr_RS"}), IsEmpty());
  EXPECT_THAT(served("sr", {"sr_RS", "sr-Latn_RS"}), ElementsAre("sr_RS"));
  EXPECT_THAT(served("en-Latn-US", {"en_Latn_US"}), ElementsAre("en_Latn_US"));
}

TEST(PatternPackage, IsDebians) {
  EXPECT_EQ(package_of_patterns("de"), "hyphen-de");
  EXPECT_EQ(package_of_patterns("de-CH"), "hyphen-de");
  EXPECT_EQ(package_of_patterns("en"), "hyphen-en-us");
  EXPECT_EQ(package_of_patterns("en-IE"), "hyphen-en-us");
  EXPECT_EQ(package_of_patterns("en-AU"), "hyphen-en-gb");
  EXPECT_EQ(package_of_patterns("pt"), "hyphen-pt-br");
  EXPECT_EQ(package_of_patterns("pt-AO"), "hyphen-pt-pt");
  EXPECT_EQ(package_of_patterns("nn"), "hyphen-no");
  EXPECT_EQ(package_of_patterns("no"), "hyphen-no");
  EXPECT_EQ(package_of_patterns("et"), "myspell-et");
  EXPECT_EQ(package_of_patterns("sr-Latn-ME"), "hyphen-sr");
  EXPECT_EQ(package_of_patterns("mn-Mong"), "") << "its patterns are Cyrillic";
  EXPECT_EQ(package_of_patterns("fi"), "");
  EXPECT_EQ(package_of_patterns("not a language"), "");
}

TEST(Language, HasAName) {
  EXPECT_EQ(name_of_language("de-CH"), "German");
  EXPECT_EQ(name_of_language("pt-BR"), "Portuguese");
  EXPECT_EQ(name_of_language("qqq"), "qqq");
  EXPECT_EQ(name_of_language("not a language"), "not a language");
}

}  // namespace
}  // namespace galley::text
