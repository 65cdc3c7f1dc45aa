// tests of document: dates by language, skeleton and precision; stretches of time.
#include "date_format.h"

#include <gmock/gmock.h>
#include <unicode/dtptngen.h>

#include "duration.h"
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
  EXPECT_EQ(
      DateFormatter(language, GetParam().skeleton, DateRanges::Full, known).printed(GetParam().date).text,
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
    // Parts of a year.
    {"en-US", "yMMMM", {2019, 0, 0, YearPart::Quarter3}, "Q3 2019"},
    {"en-US", "yMMMMd", {2019, 0, 0, YearPart::Quarter1}, "Q1 2019"},
    {"en-US", "y", {2019, 0, 0, YearPart::Quarter3}, "2019"},
    {"fr", "yMMMM", {2019, 0, 0, YearPart::Quarter3}, "T3 2019"},
    {"ja", "yMMMM", {2019, 0, 0, YearPart::Quarter3}, "2019/Q3"},
    {"en-US", "yMMMM", {2019, 0, 0, YearPart::Autumn}, "Fall 2019"},
    {"en-GB", "yMMMM", {2019, 0, 0, YearPart::Autumn}, "Autumn 2019"},
    {"en-US", "y", {2019, 0, 0, YearPart::Autumn}, "2019"},
    {"de", "yMMMM", {2019, 0, 0, YearPart::Summer}, "Sommer 2019"},
    {"es", "yMMMM", {2019, 0, 0, YearPart::Spring}, "primavera de 2019"},
    {"ja", "yMMMM", {2019, 0, 0, YearPart::Summer}, "2019年夏"},
    {"ko", "yMMMM", {2019, 0, 0, YearPart::Winter}, "2019년 겨울"},
    // Calendars and figures that the locale asks for.
    {"ja-u-ca-japanese", "yMMMM", {2019, 4, 0}, "平成31年4月"},
    {"ja-u-ca-japanese", "yMMMM", {2019, 5, 0}, "令和元年5月"},
    {"ja-u-ca-japanese", "yMMMM", {2022, 0, 0, YearPart::Summer}, "令和4年夏"},
    {"th-u-ca-buddhist", "yMMMM", {2023, 4, 0}, "เมษายน 2566"},
    {"fa", "yMMMM", {2023, 4, 0}, "آوریل ۲۰۲۳"},
    {"fa-u-ca-persian", "yMMMM", {2023, 4, 20}, "فروردین ۱۴۰۲"},
    {"ar-EG", "yMMMM", {2023, 4, 0}, "أبريل ٢٠٢٣"},
    {"ar-EG-u-nu-latn", "yMMMM", {2023, 4, 0}, "أبريل 2023"},
};

INSTANTIATE_TEST_SUITE_P(Single, DateText, ::testing::ValuesIn(single_dates));

TEST(KnownDateText, is_known_by_language_and_skeleton) {
  const ProseCache known;
  for (int round = 0; round < 2; ++round) {
    for (const Case& one : single_dates) {
      const Language language = language_of(one.language);
      EXPECT_EQ(DateFormatter(language, one.skeleton, DateRanges::Full, known).printed(one.date).text,
                one.expected);
    }
  }
}

std::string stretch(const Dates& dates, const char* language = "en-US", const char* skeleton = "yMMMM",
                    DateRanges ranges = DateRanges::Full) {
  const ProseCache known;
  const Language spoken = language_of(language);
  return DateFormatter(spoken, skeleton, ranges, known).printed(dates).text;
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

std::string dated_stretch(const Dates& dates, DateRanges ranges = DateRanges::Full) {
  const ProseCache known;
  const Language english = language_of("en-US");
  const PrintedDates printed = DateFormatter(english, "yMMMM", ranges, known).printed(dates);
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

/// What CLDR expects of intervals; but around a dash there is one kind of space.
TEST(ShortDateStretch, says_once_what_two_dates_share) {
  const auto short_one = [](const Dates& dates, const char* language, const char* skeleton = "yMMMM") {
    return stretch(dates, language, skeleton, DateRanges::Short);
  };
  const Dates within = from_to({2019, 4, 0}, {2019, 8, 0});
  EXPECT_EQ(short_one(within, "en-US"), "April – August 2019");
  EXPECT_EQ(short_one(within, "de"), "April–August 2019");
  EXPECT_EQ(short_one(within, "fr"), "avril – août 2019");
  EXPECT_EQ(short_one(within, "es"), "abril–agosto de 2019");
  EXPECT_EQ(short_one(within, "ja"), "2019年4月～8月");
  EXPECT_EQ(short_one(within, "ru"), "апрель – август 2019 г.");
  EXPECT_EQ(short_one(from_to({2019, 4, 0}, {2021, 8, 0}), "en-US"), "April 2019 – August 2021");
  EXPECT_EQ(short_one(from_to({2019, 4, 3}, {2019, 4, 9}), "en-US", "yMMMMd"), "April 3 – 9, 2019");
  EXPECT_EQ(short_one(from_to({2019, 4, 3}, {2019, 4, 9}), "en-US"), "April 2019");
  EXPECT_EQ(short_one(from_to({2016, 0, 0}, {2018, 0, 0}), "en-US"), "2016 – 2018");
  // Where the precision differs, or a part of a year is named, both stand in full.
  EXPECT_EQ(short_one(from_to({2016, 0, 0}, {2018, 5, 0}), "en-US"), "2016 – May 2018");
  EXPECT_EQ(short_one(from_to({2016, 0, 0, YearPart::Summer}, {2016, 11, 0}), "en-US"),
            "Summer 2016 – November 2016");
  EXPECT_EQ(short_one(from_to({2016, 0, 0, YearPart::Quarter1}, {2016, 0, 0, YearPart::Quarter3}), "en-US"),
            "Q1 2016 – Q3 2016");
  EXPECT_EQ(dated_stretch(within, DateRanges::Short), "[April|2019-04] – [August|2019-08] 2019");
}

/// The plurals are CLDR's.
TEST(Duration, counts_both_of_its_ends) {
  const auto lasts = [](Date start, Date end, const char* language = "en-US") {
    std::string text = duration(start, end, language_of(language));
    for (std::size_t at = 0; (at = text.find("\u00A0")) != std::string::npos;) text.replace(at, 2, " ");
    return text;
  };
  EXPECT_EQ(lasts({2019, 4, 0}, {2021, 6, 0}), "2 years 3 months");
  EXPECT_EQ(lasts({2019, 4, 0}, {2019, 4, 0}), "1 month");
  EXPECT_EQ(lasts({2019, 1, 0}, {2019, 12, 0}), "1 year");
  EXPECT_EQ(lasts({2019, 0, 0}, {2021, 0, 0}), "2 years");
  EXPECT_EQ(lasts({2019, 0, 0}, {2019, 0, 0}), "");
  EXPECT_EQ(lasts({2019, 0, 0}, {2021, 3, 0}), "") << "what is not known is not said";
  EXPECT_EQ(lasts({2019, 0, 0, YearPart::Quarter1}, {2019, 0, 0, YearPart::Quarter2}), "6 months");
  EXPECT_EQ(lasts({2019, 0, 0, YearPart::Summer}, {2020, 0, 0}), "");
  EXPECT_EQ(lasts({2019, 4, 0}, {2021, 6, 0}, "de"), "2 Jahre, 3 Monate");
  EXPECT_EQ(lasts({2019, 4, 0}, {2021, 6, 0}, "ja"), "2 年3 か月");
  EXPECT_EQ(lasts({2019, 1, 0}, {2019, 12, 0}, "ru"), "1 год");
  EXPECT_EQ(lasts({2019, 1, 0}, {2021, 3, 0}, "ru"), "2 года 3 месяца");
  EXPECT_EQ(lasts({2015, 1, 0}, {2019, 12, 0}, "ru"), "5 лет");
  EXPECT_EQ(lasts({2018, 1, 0}, {2019, 12, 0}, "pl"), "2 lata");
  EXPECT_EQ(lasts({2015, 1, 0}, {2019, 12, 0}, "pl"), "5 lat");
  EXPECT_EQ(lasts({2018, 1, 0}, {2019, 12, 0}, "ar"), "سنتان");
  EXPECT_EQ(lasts({2017, 1, 0}, {2019, 12, 0}, "ar"), "٣ سنوات");
  EXPECT_EQ(lasts({2018, 1, 0}, {2019, 12, 0}, "cs"), "2 roky");
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
