// The numbers and amounts of a text.
#include "amounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace galley::facts {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> values(std::string_view text, std::string_view language = "en") {
  std::vector<std::string> values;
  for (const Amount& amount : amounts_in(text, language))
    if (!amount.is_article) values.push_back(amount.number + " " + std::string(amount.unit));
  return values;
}

TEST(Amounts, AreEqualInAnySpelling) {
  for (const char* text : {"$3M", "3 million dollars", "USD 3,000,000", "$3,000,000", "3 M$", "$3 mn", "$3m"})
    EXPECT_THAT(values(text), ElementsAre("3e6 $")) << text;
  for (const char* text : {"4.8%", "4.80 %", "4.8 percent", "4.8 per cent"})
    EXPECT_THAT(values(text), ElementsAre("48e-1 %")) << text;
  for (const char* text : {"25 days", "twenty-five days", "25-day", "twenty five days"})
    EXPECT_THAT(values(text), ElementsAre("25e0 day")) << text;
  for (const char* text : {"5x", "5×", "5 times", "five-fold"})
    EXPECT_THAT(values(text), ElementsAre("5e0 x")) << text;
}

TEST(Amounts, FollowTheLanguage) {
  EXPECT_THAT(values("1,000 and 2.5", "en-GB"), ElementsAre("1e3 ", "25e-1 "));
  EXPECT_THAT(values("1.000 und 2,5", "de-DE"), ElementsAre("1e3 ", "25e-1 "));
  EXPECT_THAT(values("10 000 et deux", "fr"), ElementsAre("1e4 ", "2e0 "));
  EXPECT_THAT(values("2’500 Stück", "de-CH"), ElementsAre("25e2 "));
  EXPECT_THAT(values("2 billion", "en"), ElementsAre("2e9 "));
  EXPECT_THAT(values("2 Billionen", "de"), ElementsAre("2e12 "));
  EXPECT_THAT(values("1,8 Mrd. € und 3 Mio. Dort", "de"), ElementsAre("18e8 €", "3e6 "));
  EXPECT_THAT(values("pięć lat i dwa zespoły", "pl"), ElementsAre("5e0 ", "2e0 "));
}

TEST(Amounts, MayBeWordsOfAnyLanguage) {
  EXPECT_THAT(values("sixteen, thirty, hundreds, tenfold, three dozen, dozens", "en"),
              ElementsAre("16e0 ", "3e1 ", "1e2 ", "1e1 x", "3e0 dozen", "1e0 dozen"));
  EXPECT_THAT(values("dreizehn, einundzwanzig, fünfundvierzig, zweihundert, zehnfach", "de"),
              ElementsAre("13e0 ", "21e0 ", "45e0 ", "2e2 ", "1e1 x"));
  EXPECT_THAT(values("quinze et vingt-cinq, trente et un, dix-sept", "fr"),
              ElementsAre("15e0 ", "25e0 ", "31e0 ", "1e1 ", "7e0 "));
  EXPECT_THAT(values("treinta y cinco, veintidós, veinticuatro", "es"),
              ElementsAre("35e0 ", "22e0 ", "24e0 "));
  EXPECT_THAT(values("venticinque e ventotto", "it"), ElementsAre("25e0 ", "28e0 "));
  EXPECT_THAT(values("drieëntwintig, vijfentwintig", "nl"), ElementsAre("23e0 ", "25e0 "));
  EXPECT_THAT(values("vinte e cinco", "pt"), ElementsAre("25e0 "));
  EXPECT_THAT(values("tjugofem", "sv"), ElementsAre("25e0 "));
  EXPECT_THAT(values("femogtyve", "da"), ElementsAre("25e0 "));
  EXPECT_THAT(values("dwudziestu pięciu", "pl"), ElementsAre("25e0 "));
}

TEST(Amounts, HaveManyNotations) {
  EXPECT_THAT(values(".5% is 0.5%, 5‰, 1e3 and 10³, ½"),
              ElementsAre("5e-1 %", "5e-1 %", "5e0 ‰", "1e3 ", "1e1 ", "³ ", "½ "));
  EXPECT_THAT(values("10 km, 10 m, 10 kg, 10 g, 10 M users"),
              ElementsAre("1e1 km", "1e1 m", "1e1 kg", "1e1 g", "1e7 "));
}

TEST(Amounts, KeepTheirUnitAndSign) {
  EXPECT_THAT(values("8 TB, 8 GB, 95 ms"), ElementsAre("8e0 tb", "8e0 gb", "95e0 ms"));
  EXPECT_THAT(values("a change of -5 % (−3 before), 3-5 years"),
              ElementsAre("-5e0 %", "-3e0 ", "3e0 ", "5e0 year"));
  EXPECT_THAT(values("from 2019 to 2021, 24/7"), ElementsAre("2019e0 ", "2021e0 ", "24e0 ", "7e0 "));
}

TEST(Amounts, OfNamesAreTheirOwn) {
  const auto amounts = amounts_in("Q3, H100 and the 3rd", "en");
  ASSERT_EQ(amounts.size(), 3U);
  EXPECT_EQ(amounts[0].number, "q3");
  EXPECT_EQ(amounts[0].name, "q#");
  EXPECT_EQ(amounts[1].name, "h#");
  EXPECT_EQ(amounts[2].name, "#rd");
}

TEST(Amounts, OfArticlesAreOnlyAllowed) {
  const auto amounts = amounts_in("a week, one year, a million", "en");
  ASSERT_EQ(amounts.size(), 3U);
  EXPECT_EQ(amounts[0].number, "1e0");
  EXPECT_EQ(amounts[0].unit, "week");
  EXPECT_TRUE(amounts[0].is_article);
  EXPECT_TRUE(amounts[1].is_article);
  EXPECT_EQ(amounts[2].number, "1e6");
  EXPECT_FALSE(amounts[2].is_article);
}

TEST(Amounts, AreShownAsTheyStand) {
  const auto amounts = amounts_in("saved $2.5M and EUR 3 a year, up 12 %", "en");
  std::vector<std::string> shown;
  for (const Amount& amount : amounts)
    if (!amount.is_article) shown.push_back(amount.shown);
  EXPECT_THAT(shown, ElementsAre("$2.5M", "EUR 3", "12 %"));
}

TEST(Amounts, SurviveAnyText) {
  EXPECT_THAT(values(""), IsEmpty());
  EXPECT_THAT(values("\xFF\xC0 no figures"), IsEmpty());
  EXPECT_THAT(values("1,"), ElementsAre("1e0 "));
  EXPECT_THAT(values("$"), IsEmpty());
  EXPECT_THAT(values("000"), ElementsAre("0 "));
  EXPECT_EQ(values(std::string(100'000, '9')).size(), 1U);
  EXPECT_THAT(values("٣ kg"), ElementsAre("3e0 kg"));
}

}  // namespace
}  // namespace galley::facts
