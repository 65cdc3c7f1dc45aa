#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/resume/resume_schema.h"
#include "galley/source/suggest.h"
#include "support.h"

namespace galley::resume {
namespace {

TEST(Suggestion, IsSilentWhenNothingIsNear) {
  const std::vector<std::string_view> names = {"size", "leading", "paper"};
  EXPECT_EQ(nearest("sise", names), "size");
  EXPECT_EQ(nearest("Leading", names), "leading");
  EXPECT_EQ(nearest("q", names), "");
  EXPECT_EQ(nearest("completely", names), "");
  EXPECT_EQ(nearest(std::string(100'000, 's'), names), "");
}

TEST(Suggestion, KnowsSynonyms) {
  const std::pair<std::string, std::string> cases[] = {
      {"[[work]]\ncompany = 1", "name"},
      {"[[work]]\ntitle = 1", "position"},
      {"[[work]]\nbullets = 1", "highlights"},
      {"[[work]]\nemployer = 1", "name"},
      {"[[education]]\ndegree = 1", "studyType"},
      {"[[education]]\nschool = 1", "institution"},
      {"[[education]]\ngpa = 1", "score"},
      {"[[publications]]\njournal = 1", "publisher"},
      {"[[projects]]\nsummary = 1", "description"},
      {"[style]\ncolour = 1", "color"},
      {"[[education]]\nmajor = 1", "area"},
      {"[[skills]]\ntitle = 1", "name"},
  };
  for (const auto& [toml, key] : cases) {
    const Parsed parsed = parse_with_name(toml);
    ASSERT_FALSE(parsed.errors.empty()) << toml;
    EXPECT_EQ(parsed.errors.front().help, "did you mean '" + key + "'?") << toml;
  }
}

}  // namespace
}  // namespace galley::resume
