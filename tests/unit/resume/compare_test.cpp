// What two variants differ in.
#include "galley/resume/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace galley::resume {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string base = R"([basics]
name = "Ada"
label = "Engineer"
[[work]]
id = "acme"
name = "Acme"
position = "Lead"
startDate = "2020"
highlights = ["Cut p99. {#p99}", "Led six. {.lead}"]
[[work]]
name = "Early"
roles = [{ position = "Junior", startDate = "2018-02", endDate = "2019" }]
[[publications]]
id = "one"
name = "One"
[[publications]]
id = "two"
name = "Two"
)";

std::vector<std::string> differences(const std::string& variant) {
  const Parsed before = tailor_text(base + variant, "whole");
  const Parsed after = tailor_text(base + variant, "v");
  std::vector<std::string> lines;
  if (!before.resume || !after.resume) return {before.said(), after.said()};
  for (const Difference& one : compare(*before.resume, *after.resume))
    lines.push_back(one.section + "/" + one.item + "/" + one.key + ": " + one.before + " > " + one.after);
  return lines;
}

TEST(Compare, FindsNothingBetweenEquals) { EXPECT_THAT(differences("[variants.v]\n"), IsEmpty()); }

TEST(Compare, TellsWhatReadsOtherwise) {
  EXPECT_THAT(
      differences("[variants.v.basics]\nlabel='Staff'\n[variants.v.work.acme]\nposition='P'\nendDate='2021'\n"
                  "[variants.v.highlights]\np99='Cut it.'\n"),
      ElementsAre("basics//label: Engineer > Staff", "work/Lead, Acme/position: Lead > P",
                  "work/Lead, Acme/dates: 2020 – present > 2020 – 2021",
                  "work/Lead, Acme/highlights: Cut p99. > Cut it."));
}

TEST(Compare, TellsWhatIsInOneOnly) {
  EXPECT_THAT(
      differences(
          "[variants.v]\nexclude=['lead']\npick={publications=['two']}\n[[variants.v.projects]]\nname='P'\n"),
      ElementsAre("work/Lead, Acme/highlights: Led six. > ", "publications/One/: One > ",
                  "projects//:  > 1 item"));
  EXPECT_THAT(differences("[variants.v]\nhide=['publications']\n"),
              ElementsAre("publications//: 2 items > "));
}

TEST(Compare, TellsOfAnotherOrder) {
  EXPECT_THAT(differences("[variants.v]\npick={publications=['two','*']}\n"),
              ElementsAre("publications//order: One, Two > Two, One"));
  EXPECT_THAT(differences("[variants.v]\nstyle.order=['publications','*']\n"),
              ElementsAre("//order: work, publications > publications, work"));
}

TEST(Compare, KnowsAnItemAgainByItsWords) {
  EXPECT_THAT(differences("[[variants.v.publications]]\nname='Two'\ndate='2020'\n"),
              ElementsAre("publications/One/: One > ", "publications/Two/dates:  > 2020"));
}

}  // namespace
}  // namespace galley::resume
