// tests of document: dates by language, skeleton and precision; stretches of time.
#include "date_format.h"

#include <gmock/gmock.h>
#include <unicode/dtptngen.h>

#include "samples.h"

namespace galley::document {
namespace {

struct Case {
  const char* language;
  const char* skeleton;
  Date date;
  const char* expected;
};

class DateText : public ::testing::TestWithParam<Case> {};

TEST_P(DateText, is_formatted) {
  const ProseCache known;
  const Language language = language_of(GetParam().language);
  EXPECT_EQ(DateFormatter(language, GetParam().skeleton, known).printed(GetParam().date).text,
            GetParam().expected);
}

const Case single_dates[] = {
    {"en-US", "yMMMM", {2023, 4, 0}, "April 2023"},
    {"en-US", "yMMMM", {2023, 4, 15}, "April 2023"},
    {"en-US", "yMMMM", {2016, 0, 0}, "2016"},
    {"en-US", "yMMM", {2023, 4, 0}, "Apr 2023"},
    {"en-US", "yMMMMd", {2023, 4, 15}, "April 15, 2023"},
    {"en-US", "yMMMMd", {2023, 4, 0}, "April 2023"},
    {"en-US", "yMMMMd", {2023, 0, 0}, "2023"},
    {"en-US", "y", {2023, 4, 15}, "2023"},
    {"en-US", "yM", {2023, 4, 0}, "4/2023"},
    {"en-US", "MMMM", {2023, 0, 0}, "2023"},
    {"en-GB", "yMMMMd", {2023, 4, 15}, "15 April 2023"},
    {"de-DE", "yMMMM", {2023, 3, 0}, "März 2023"},
    {"de-DE", "yMMMMd", {2023, 3, 1}, "1. März 2023"},
    {"fr-FR", "yMMMM", {2023, 8, 0}, "août 2023"},
    {"es-ES", "yMMMM", {2023, 8, 0}, "agosto de 2023"},
    {"pt-BR", "yMMMM", {2023, 3, 0}, "março de 2023"},
    {"pl", "yMMMM", {2023, 4, 0}, "kwiecień 2023"},
    {"ja-JP", "yMMMM", {2023, 4, 0}, "2023年4月"},
    {"ja-JP", "yMMMM", {2023, 0, 0}, "2023年"},
    {"th", "yMMMM", {2023, 4, 0}, "เมษายน 2023"},
    {"xx-invalid-tag-", "yMMMM", {2023, 0, 0}, "2023"},
    {"en-US", "yMMMM", {1582, 10, 0}, "October 1582"},
    {"en-US", "yMMMM", {9999, 12, 0}, "December 9999"},
};

INSTANTIATE_TEST_SUITE_P(Single, DateText, ::testing::ValuesIn(single_dates));

TEST(KnownDateText, is_known_by_language_and_skeleton) {
  const ProseCache known;
  for (int round = 0; round < 2; ++round) {
    for (const Case& one : single_dates) {
      const Language language = language_of(one.language);
      EXPECT_EQ(DateFormatter(language, one.skeleton, known).printed(one.date).text, one.expected);
    }
  }
}

std::string stretch(const Dates& dates, const char* language = "en-US", const char* skeleton = "yMMMM") {
  const ProseCache known;
  const Language spoken = language_of(language);
  return DateFormatter(spoken, skeleton, known).printed(dates).text;
}

TEST(DateStretch, joins_start_and_end) {
  EXPECT_EQ(stretch(since({2023, 4, 0})), "April 2023 – Present");
  EXPECT_EQ(stretch(from_to({2020, 6, 0}, {2023, 1, 0})), "June 2020 – January 2023");
  EXPECT_EQ(stretch(from_to({2016, 0, 0}, {2018, 0, 0})), "2016–2018");
  EXPECT_EQ(stretch(from_to({2016, 0, 0}, {2018, 5, 0})), "2016 – May 2018");
  EXPECT_EQ(stretch(since({2016, 0, 0})), "2016 – Present");
  EXPECT_EQ(stretch(from_to({2020, 6, 0}, {2023, 1, 0}), "en-US", "yM"), "6/2020 – 1/2023");
}

/// “[June 2020|2020-06]”: what of printed dates is a date, and which.
std::string dated(const Paragraph& paragraph) {
  std::string marked = paragraph.text;
  for (auto date = paragraph.dates.rbegin(); date != paragraph.dates.rend(); ++date) {
    marked.insert(date->end, "|" + date->date + "]");
    marked.insert(date->begin, "[");
  }
  return marked;
}

std::string dated_stretch(const Dates& dates) {
  const ProseCache known;
  const Language english = language_of("en-US");
  const PrintedDates printed = DateFormatter(english, "yMMMM", known).printed(dates);
  Paragraph paragraph;
  paragraph.text = printed.text;
  paragraph.dates = printed.dates;
  return dated(paragraph);
}

TEST(DateStretch, says_where_its_dates_stand) {
  EXPECT_EQ(dated_stretch(since({2023, 4, 0})), "[April 2023|2023-04] – Present");
  EXPECT_EQ(dated_stretch(from_to({2016, 0, 0}, {2018, 5, 7})), "[2016|2016] – [May 2018|2018-05-07]");
  EXPECT_EQ(dated_stretch(from_to({2016, 0, 0}, {2016, 0, 0})), "[2016|2016]");
  Dates literal;
  literal.literal = text("Summer 2019");
  EXPECT_EQ(dated_stretch(literal), "Summer 2019");
}

TEST(DateStretch, a_publication_binds_its_last_space) {
  Item item = publication("a", "On Type");
  item.dates = on({2022, 8, 0});
  const Document document = composed(resume_of({section(SectionKind::Publications, "publications", {item})}));
  EXPECT_THAT(dated(document.blocks.back().paragraph), testing::HasSubstr("[August\u00A02022|2022-08]"));
}

TEST(DateStretch, prints_equal_dates_once) {
  EXPECT_EQ(stretch(on({2016, 0, 0})), "2016");
  EXPECT_EQ(stretch(from_to({2023, 4, 3}, {2023, 4, 28})), "April 2023");
}

TEST(DateStretch, speaks_the_language) {
  EXPECT_EQ(stretch(since({2023, 4, 0}), "de-DE"), "April 2023 – heute");
  EXPECT_EQ(stretch(since({2023, 4, 0}), "fr-FR"), "avril 2023 – aujourd’hui");
  EXPECT_EQ(stretch(since({2023, 4, 0}), "es-ES"), "abril de 2023 – actualidad");
  EXPECT_EQ(stretch(since({2023, 4, 0}), "no"), "april 2023 – nå");
}

TEST(DateStretch, takes_what_there_is) {
  EXPECT_EQ(stretch({}), "");
  Dates literal = since({2019, 0, 0});
  literal.literal = text("Summer 2019");
  EXPECT_EQ(stretch(literal), "Summer 2019");
  Dates end_only;
  end_only.end = Date{2010, 0, 0};
  EXPECT_EQ(stretch(end_only), "2010");
  Dates ongoing;
  ongoing.ongoing = true;
  EXPECT_EQ(stretch(ongoing), "Present");
  Dates start_only;
  start_only.start = Date{2010, 5, 0};
  EXPECT_EQ(stretch(start_only), "May 2010");
}

/// The patterns in the vocabulary are ICU's own.
TEST(DatePatterns, agree_with_icu) {
  for (const char* tag : {"en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl"}) {
    const Language language = language_of(tag);
    ASSERT_TRUE(language.has_words) << tag;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(language.locale, error));
    std::string pattern;
    generator->getBestPattern(icu::UnicodeString(u"yMMMM"), error).toUTF8String(pattern);
    EXPECT_EQ(language.words->month_pattern, pattern) << tag;
  }
}

}  // namespace
}  // namespace galley::document
