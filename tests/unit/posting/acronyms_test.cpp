#include "acronyms.h"

#include <gmock/gmock.h>

namespace galley::posting {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> pairs_in(std::string_view text) {
  std::vector<std::string> pairs;
  for (const AcronymPair& pair : acronyms_in(text)) pairs.push_back(pair.acronym + "=" + pair.long_form);
  return pairs;
}

TEST(Acronyms, StandAfterTheirLongForm) {
  EXPECT_THAT(pairs_in("You know continuous integration (CI) well."),
              ElementsAre("CI=continuous integration"));
  EXPECT_THAT(pairs_in("die Umsatzsteuervoranmeldung (UStVA)"),
              ElementsAre("UStVA=Umsatzsteuervoranmeldung"));
}

TEST(Acronyms, StandBeforeTheirLongForm) {
  EXPECT_THAT(pairs_in("an RFP (request for proposals)"), ElementsAre("RFP=request for proposals"));
}

TEST(Acronyms, MayPartLinesInTheirLongForm) {
  EXPECT_THAT(pairs_in("the Emergency Severity\nIndex (ESI)"), ElementsAre("ESI=Emergency Severity Index"));
}

TEST(Acronyms, AreNoOtherWordsInParentheses) {
  EXPECT_THAT(pairs_in("load testing (k6, Locust), Linux (RHEL), a large team (US)"), IsEmpty());
  EXPECT_THAT(pairs_in("(CI)"), IsEmpty());
  EXPECT_THAT(pairs_in("never closed (CI"), IsEmpty());
}

}  // namespace
}  // namespace galley::posting
