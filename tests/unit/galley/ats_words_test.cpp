#include "ats/ats_words.h"

#include <gmock/gmock.h>

#include "galley/document/word_language.h"
#include "galley/resume/section_spec.h"

namespace galley::ats {
namespace {

TEST(Titles, are_known_by_a_word) {
  for (const char* title :
       {"Experience", "WORK HISTORY", "Professional Experience", "Selected publications and artifacts",
        "Skills & Expertise", "Education", "Honours"})
    EXPECT_TRUE(is_standard_title(title, "en-US")) << title;
  for (const char* title : {"Where I have been", "Tools of the Trade", "My Journey", "Me", ""})
    EXPECT_FALSE(is_standard_title(title, "en-US")) << title;
}

TEST(Titles, are_known_in_their_language_and_in_English) {
  EXPECT_TRUE(is_standard_title("Beruflicher Werdegang", "de-DE"));
  EXPECT_TRUE(is_standard_title("Sprachkenntnisse", "de")) << "a compound";
  EXPECT_TRUE(is_standard_title("Work Experience", "de"));
  EXPECT_FALSE(is_standard_title("Berufserfahrung", "en"));
  EXPECT_TRUE(is_standard_title("ÉTUDES", "fr-FR"));
  EXPECT_TRUE(is_standard_title("Centres d’intérêt", "fr"));
  EXPECT_TRUE(is_standard_title("Umiejętności", "pl"));
  EXPECT_TRUE(knows_titles("no"));
  EXPECT_FALSE(knows_titles("fi"));
  EXPECT_TRUE(is_standard_title("Työkokemus", "fi")) << "galley's own";
}

TEST(Titles, fold_the_capitals_of_the_Latin_scripts) {
  EXPECT_EQ(folded("ÀÉÎ×ØÞ ĄĘŁŃŚŹŻ ŠŽ ÿßñ x1"), "àéî×øþ ąęłńśźż šž ÿßñ x1");
}

TEST(Births, are_told_by_a_word_and_a_figure) {
  EXPECT_TRUE(tells_birth("Born in New York on 3 May 1990", "en"));
  EXPECT_TRUE(tells_birth("Date of Birth: 03/05/90", "de"));
  EXPECT_TRUE(tells_birth("geboren am 3. Mai 1990", "de-DE"));
  EXPECT_TRUE(tells_birth("Né(e) le 3 mai 1990", "fr"));
  EXPECT_TRUE(tells_birth("Data urodzenia: 3.05.1990", "pl"));
  EXPECT_FALSE(tells_birth("geboren am 3. Mai 1990", "en"));
  EXPECT_FALSE(tells_birth("Checked the date of birth in forms", "en"));
  EXPECT_FALSE(tells_birth("A stubborn bug of 1990", "en"));
}

TEST(Titles, every_kind_has_one_that_is_known) {
  for (const resume::SectionSpec& spec : resume::section_specs)
    for (const char* language : {"en", "de", "fi", "tr", "ja", "ar", "zh-Hant"}) {
      const std::string_view title = section_title(language, spec.kind);
      EXPECT_FALSE(title.empty()) << language;
      EXPECT_TRUE(is_standard_title(title, language)) << title;
    }
}

TEST(Phones, American_ones_stand_in_groups) {
  for (const char* number :
       {"505-555-0142", "(505) 555-0142", "505 555 0142", "+1 505-555-0142", "1-505-555-0142"})
    EXPECT_TRUE(is_readable_phone(number, "en-US")) << number;
  for (const char* number :
       {"505.385.9209", "5055550142", "505/555-0142", "555-0142", "505-555-0142 ext. 3", "+1.505.555.0142"})
    EXPECT_FALSE(is_readable_phone(number, "en-US")) << number;
  EXPECT_TRUE(is_readable_phone("+1 505-555-0142", "de"));
}

TEST(Phones, others_begin_with_a_country_or_a_zero) {
  for (const char* number : {"+49 30 23125 018", "030 2312518", "(030) 2312518", "+33 1 99 00 12 34"})
    EXPECT_TRUE(is_readable_phone(number, "de-DE")) << number;
  for (const char* number : {"030/2312518", "2312518", "+49 30", "+49.30.2312518", "+49 30 2312518 (Büro)"})
    EXPECT_FALSE(is_readable_phone(number, "de-DE")) << number;
  EXPECT_TRUE(is_readable_phone("+49 30 2312518", "en-US"));
  EXPECT_TRUE(is_readable_phone("020 7946 0018", "en-GB"));
}

TEST(Phones, are_put_in_a_form_that_is_read) {
  EXPECT_EQ(readable_phone("505.385.9209", "en-US"), "505-385-9209");
  EXPECT_EQ(readable_phone("+1.505.385.9209", "de"), "505-385-9209");
  EXPECT_EQ(readable_phone("030/2312518", "de"), "030 2312518");
  EXPECT_EQ(readable_phone("385.9209", "en-US"), "");
  EXPECT_EQ(readable_phone("call me", "de"), "");
  EXPECT_EQ(readable_phone("", "en-US"), "");
}

TEST(Emails, are_one_plain_address) {
  for (const char* address : {"aaron@example.com", "a.b-c_d+jobs@mail.example.co.uk"})
    EXPECT_TRUE(is_readable_email(address)) << address;
  for (const char* address :
       {"", "@example.com", "aaron", "aaron@example", "aaron@.com", "aaron@example.c", "a b@example.com",
        "aaron at example.com", "a@b@example.com", "jürgen@example.com"})
    EXPECT_FALSE(is_readable_email(address)) << address;
}

TEST(Dates, in_words_are_months_and_years) {
  for (const char* date :
       {"June 2019", "Jun. 2019 – Present", "Expected May 2027", "2016", "2016–2018", "Since 2014"})
    EXPECT_TRUE(is_readable_date(date, "en")) << date;
  for (const char* date : {"Summer 2019", "last year", "Q3 2020", "June", "", "the 1990s", "May ’19"})
    EXPECT_FALSE(is_readable_date(date, "en")) << date;
  EXPECT_TRUE(is_readable_date("Sommer 2019", "de")) << "of other languages only the year is looked for";
  EXPECT_FALSE(is_readable_date("Sommer", "de"));
}

TEST(Dates, in_figures_are_told_by_the_skeleton) {
  for (const char* skeleton : {"yMM", "yM", "yyMM", "yyMMMM", "yMMdd"})
    EXPECT_TRUE(is_numeric(skeleton)) << skeleton;
  for (const char* skeleton : {"yMMMM", "yMMM", "y", "yyyyMMMM", "yLLLL"})
    EXPECT_FALSE(is_numeric(skeleton)) << skeleton;
}

}  // namespace
}  // namespace galley::ats
