// Texts in several languages: which is picked, what is laid over it, and what is said.
#include "galley/source/languages.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace galley::resume {
namespace {

using source::look_up;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string base = R"([basics]
name = "Ada"
label = { en = "Engineer", de = "Ingenieurin" }
location = { en = "Vienna", de = "Wien" }
summary = { en = "One.\n\nTwo.", de = "Eins.\n\nZwei." }
[[work]]
id = "acme"
name = "Acme"
date = { en = "Summer 2020", de = "Sommer 2020" }
position = { en = "Lead", de = "Leiterin" }
location.city = { en = "Munich", de = "München" }
highlights = [
  { en = "Cut p99. {#p99 .ic}", de = "P99 gesenkt." },
  ["Plain.", { en = "Nested. {#nested}", de = "Darunter." }],
]
[[education]]
institution = "U"
highlights = { en = ["First. {#first}", "Second."], de = ["Erstens.", "Zweitens. {.late}"] }
courses = { en = ["Logic", "Ethics"], de = ["Logik"] }
[skills]
Tools = { en = ["Hammer"], de = ["Zange"] }
[letter]
date = { en = "Spring", de = "Frühling" }
recipient.location = { en = ["1 High St"], de = ["Hauptstr. 1"] }
enclosures = [{ en = "Diploma", de = "Zeugnis" }, { name = { en = "Card", de = "Karte" } }]
body = { en = "I write.", de = "Ich schreibe." }
[style]
titles.work = { en = "Jobs", de = "Stellen" }
footer = { en = "Page {page}", de = "Seite {page}" }
[meta]
language = "en-GB"
languages = ["en", "de"]
)";

Parsed in(const std::string& language, const std::string& more = "", std::string_view variant = "default",
          std::map<std::string, std::string> files = {}, std::vector<std::filesystem::path> overlays = {}) {
  return tailor_text(base + more, variant, std::move(files),
                     {.theme = {}, .overlays = std::move(overlays), .language = language});
}

const Item& first_item(const Parsed& parsed, std::string_view id) {
  static const Item none;
  if (!parsed.resume) return none;
  for (const Section& section : parsed.resume->sections)
    if (section.id == id) return section.items.at(0);
  ADD_FAILURE() << "no section " << id;
  return none;
}

TEST(Languages, AreLookedUpAsRfc4647Says) {
  const std::vector<std::string> languages{"en", "de", "zh-Hant"};
  EXPECT_EQ(look_up("de", languages), 1U);
  EXPECT_EQ(look_up("DE-at", languages), 1U);
  EXPECT_EQ(look_up("zh-Hant-CN-x-private", languages), 2U);
  EXPECT_EQ(look_up("en-a-bbb-x-a", languages), 0U);
  EXPECT_EQ(look_up("zh", languages), std::nullopt);
  EXPECT_EQ(look_up("fr", languages), std::nullopt);
  EXPECT_EQ(look_up("", languages), std::nullopt);
}

TEST(Languages, EachTextIsInTheOneThatIsPicked) {
  const Parsed parsed = in("de");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
  const Resume& resume = *parsed.resume;
  EXPECT_EQ(resume.meta.language, "de");
  EXPECT_EQ(resume.basics.label.value, "Ingenieurin");
  EXPECT_EQ(resume.basics.label.place.line, 3);
  EXPECT_EQ(resume.basics.label.place.column, 33);
  EXPECT_EQ(resume.basics.location.line.value, "Wien");
  EXPECT_EQ(resume.sections[0].text.at(1).value, "Zwei.");
  const Item& work = first_item(parsed, "work");
  EXPECT_EQ(work.dates.literal.value, "Sommer 2020");
  EXPECT_EQ(work.location.city.value, "München");
  EXPECT_EQ(first_item(parsed, "education").courses.size(), 1U);
  EXPECT_EQ(first_item(parsed, "skills").keywords.at(0).value, "Zange");
  ASSERT_TRUE(resume.letter);
  EXPECT_EQ(resume.letter->date.literal.value, "Frühling");
  EXPECT_EQ(resume.letter->recipient.lines.at(0).value, "Hauptstr. 1");
  EXPECT_EQ(resume.letter->enclosures.at(0).name.value, "Zeugnis");
  EXPECT_EQ(resume.letter->enclosures.at(1).name.value, "Karte");
  EXPECT_EQ(resume.style.titles.at("work"), "Stellen");
  EXPECT_EQ(resume.style.footer, "Seite {page}");
}

TEST(Languages, AttributesHoldInAllOfThem) {
  const Parsed parsed = in("de");
  const std::vector<Highlight>& work = first_item(parsed, "work").highlights;
  ASSERT_EQ(work.size(), 1U);
  EXPECT_EQ(work[0].text.value, "P99 gesenkt.");
  EXPECT_EQ(work[0].id, "p99");
  EXPECT_THAT(work[0].tags, ElementsAre("ic"));
  EXPECT_EQ(work[0].nested.at(0).text.value, "Plain.");
  EXPECT_EQ(work[0].nested.at(1).id, "nested");
  const std::vector<Highlight>& education = first_item(parsed, "education").highlights;
  EXPECT_EQ(education.at(0).id, "first");
  EXPECT_EQ(first_item(in("en"), "education").highlights.at(1).tags, education.at(1).tags);
  EXPECT_THAT(in("", "[[projects]]\nname='P'\nhighlights=[{en='A {#a}',de='B {#b}'}]\n").said(),
              HasSubstr("the attributes differ from those in another language"));
}

TEST(Languages, ListsOfDifferentLengthsHaveAttributesOfTheirOwn) {
  const std::string one_sided = "[[projects]]\nname='P'\nhighlights = { en = ['A {#a}', 'B'], de = ['C'] }\n";
  EXPECT_THAT(in("", one_sided).said(),
              HasSubstr("the attributes in 'en' do not hold in 'de': the lists differ in length"));
  const std::string own =
      "[[projects]]\nname='P'\nhighlights = { en = ['A {#a}', 'B'], de = ['C {#a}'] }\n"
      "[variants.v]\nhide=['highlights.a']\n";
  EXPECT_EQ(first_item(in("en", own, "v"), "projects").highlights.at(0).text.value, "B");
  EXPECT_THAT(first_item(in("de", own, "v"), "projects").highlights, IsEmpty());
}

TEST(Languages, PickIsAskedForOrTheVariantsOrTheResumesOwn) {
  EXPECT_EQ(in("").resume->basics.label.value, "Engineer");
  EXPECT_EQ(in("").resume->meta.language, "en-GB");
  const Parsed austrian = in("de-AT");
  EXPECT_EQ(austrian.resume->meta.language, "de-AT");
  EXPECT_EQ(austrian.resume->basics.label.value, "Ingenieurin");
  const std::string variants =
      "[variants.v]\nmeta.language='de-CH'\n[variants.w]\nextends='v'\n"
      "basics.label={de='Frau'}\n";
  const Parsed own = in("", variants, "v");
  EXPECT_EQ(own.resume->meta.language, "de-CH");
  EXPECT_EQ(own.resume->basics.label.value, "Ingenieurin");
  EXPECT_EQ(first_item(own, "work").position.value, "Leiterin") << "also what the variant does not touch";
  EXPECT_EQ(in("", variants, "w").resume->basics.label.value, "Frau");
  EXPECT_EQ(in("en", variants, "w").resume->basics.label.value, "Engineer");
}

TEST(Languages, LookUpThatFailsIsAWarning) {
  const Parsed asked = in("fr");
  ASSERT_TRUE(asked.resume);
  EXPECT_EQ(asked.resume->meta.language, "en-GB");
  EXPECT_THAT(asked.said(), HasSubstr("warning: there are no texts in 'fr': those in 'en-GB' are printed"));
  EXPECT_THAT(asked.said(), HasSubstr("'meta.languages' names en, de"));
  const Parsed variant = in("", "[variants.v]\nmeta.language='fr'\n", "v");
  EXPECT_EQ(variant.resume->meta.language, "en-GB");
  EXPECT_THAT(variant.said(), HasSubstr("resume.toml:34:15: warning: there are no texts in 'fr'"));
  const Parsed none = tailor_text("[basics]\nname='A'\n", "default", {}, {.theme = {}, .language = "de"});
  EXPECT_EQ(none.resume->meta.language, "en-US");
  EXPECT_THAT(none.said(), HasSubstr("there are no texts in 'de': those in 'en-US' are printed"));
  EXPECT_EQ(tailor_text("[basics]\nname='A'\n", "default", {}, {.theme = {}, .language = "en-US-x-y"}).said(),
            "");
}

TEST(Languages, TextThatIsMissingIsNamedAndTheOwnStands) {
  const std::string more = "[[projects]]\nname = { de = 'Nur' }\ndescription = { en = 'Only' }\n";
  const Parsed english = in("en", more);
  ASSERT_TRUE(english.resume);
  EXPECT_EQ(first_item(english, "projects").name.value, "Nur");
  EXPECT_THAT(
      english.said(),
      HasSubstr("resume.toml:34:8: warning: there is no text in 'en' here: the one in 'de' is printed"));
  EXPECT_THAT(english.said(), Not(HasSubstr("'de' here")));
  EXPECT_EQ(first_item(in("de", more), "projects").description.value, "Only");
}

TEST(Languages, TextThatStandsInHasItsOwnLanguage) {
  const std::string more =
      "[[projects]]\nname = { en = 'Only' }\ndescription = { en = 'A', de = 'B' }\n"
      "highlights = [{ en = 'Cut. {#cut}' }]\nkeywords = { en = ['x', 'y'] }\n";
  const Parsed parsed = in("de", more);
  const Item& project = first_item(parsed, "projects");
  EXPECT_EQ(project.name.language, "en");
  EXPECT_EQ(project.description.language, "");
  EXPECT_EQ(project.highlights.at(0).text.language, "en");
  EXPECT_EQ(project.keywords.at(1).language, "en");
}

TEST(Languages, WordThatIsMissingIsTheLanguagesOwn) {
  const Parsed parsed =
      tailor_text("[basics]\nname='A'\n[style.words]\npresent={en='Now'}\n[meta]\nlanguages=['en','de']\n",
                  "default", {}, {.theme = {}, .language = "de"});
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
  EXPECT_THAT(parsed.resume->style.words, IsEmpty());
}

TEST(Languages, OverlayOfTextReplacesAndATableMerges) {
  const std::map<std::string, std::string> files{
      {"text.toml", "[basics]\nlabel = 'L'\n[highlights]\np99 = 'Reworded.'\n"},
      {"table.toml",
       "[basics]\nlabel = { de = 'Neu' }\nlocation = { countryCode = 'AT' }\n"
       "[work.acme.highlights]\np99 = { de = 'Anders.' }\n"},
      {"french.toml", "[meta]\nlanguages = ['fr', 'de']\n[basics]\nlabel = { fr = 'Ingénieure' }\n"}};
  for (const char* language : {"en", "de"}) {
    const Parsed text = in(language, "", "default", files, {"text.toml"});
    EXPECT_EQ(text.resume->basics.label.value, "L");
    EXPECT_EQ(first_item(text, "work").highlights.at(0).text.value, "Reworded.");
    EXPECT_EQ(first_item(text, "work").highlights.at(0).id, "p99");
  }
  const Parsed german = in("de", "", "default", files, {"table.toml"});
  ASSERT_TRUE(german.resume) << german.said();
  EXPECT_EQ(german.resume->basics.label.value, "Neu");
  EXPECT_EQ(german.resume->basics.location.city.value, "Wien");
  EXPECT_EQ(german.resume->basics.location.country_code.value, "AT");
  EXPECT_EQ(first_item(german, "work").highlights.at(0).text.value, "Anders.");
  EXPECT_THAT(first_item(german, "work").highlights.at(0).tags, ElementsAre("ic"));
  const Parsed english = in("en", "", "default", files, {"table.toml"});
  EXPECT_EQ(english.resume->basics.label.value, "Engineer");
  EXPECT_EQ(first_item(english, "work").highlights.at(0).text.value, "Cut p99.");
  const Parsed french = in("fr", "", "default", files, {"french.toml"});
  EXPECT_EQ(french.resume->basics.label.value, "Ingénieure");
  EXPECT_EQ(french.resume->basics.location.line.value, "Vienna");
}

TEST(Languages, BulletsOfAllAreRewordedAndHidden) {
  const std::string variants =
      "[variants.v.work.acme.highlights]\np99 = 'Both.'\n[variants.h]\n"
      "hide = ['highlights.first', 'highlights.nested']\n"
      "[variants.f.highlights]\nfirst = { en = 'New.', de = 'Neu.' }\n";
  for (const char* language : {"en", "de"}) {
    EXPECT_EQ(first_item(in(language, variants, "v"), "work").highlights.at(0).text.value, "Both.");
    const Parsed hidden = in(language, variants, "h");
    EXPECT_EQ(first_item(hidden, "education").highlights.size(), 1U);
    EXPECT_EQ(first_item(hidden, "work").highlights.at(0).nested.size(), 1U);
  }
  const Parsed reworded = in("de", variants, "f");
  ASSERT_TRUE(reworded.resume) << reworded.said();
  EXPECT_EQ(first_item(reworded, "education").highlights.at(0).text.value, "Neu.");
  EXPECT_EQ(first_item(reworded, "education").highlights.at(0).id, "first");
}

TEST(Languages, WhatIsPrivateIsSoInAll) {
  const std::string more = "private = ['highlights.first', 'basics.label']\n";
  for (const char* language : {"en", "de"}) {
    const Parsed parsed =
        tailor_text(base + more, "default", {}, {.theme = {}, .language = language, .is_public = true});
    ASSERT_TRUE(parsed.resume) << parsed.said();
    EXPECT_TRUE(parsed.resume->basics.label.empty());
    EXPECT_EQ(first_item(parsed, "education").highlights.size(), 1U);
  }
}

TEST(Languages, OneReadingGivesAllOfThem) {
  const auto files = memory_reader({});
  Diagnostics warnings;
  const auto manuscript =
      read({"resume.toml", base + "output = '{name} {language}'\n"}, *files, {.theme = {}}, warnings);
  ASSERT_TRUE(manuscript);
  EXPECT_THAT(manuscript->languages(), ElementsAre("en", "de"));
  const auto german = tailor(manuscript->in("de"), default_variant, warnings);
  ASSERT_TRUE(german);
  EXPECT_EQ(german->basics.label.value, "Ingenieurin");
  EXPECT_EQ(german->sections.size(), 4U);
  EXPECT_EQ(output_name(*tailor_head(manuscript->in("de"), default_variant), ""), "Ada de");
  EXPECT_EQ(output_name(*tailor_head(*manuscript, default_variant), ""), "Ada en-GB");
  EXPECT_EQ(whole_with_all_sections(manuscript->in("de")).basics.label.value, "Ingenieurin");
}

TEST(Languages, ApplicationsHaveTexts) {
  const std::string variants =
      "[variants.v]\nbasics.label = '{position}'\n"
      "application = { company = 'C', position = { en = 'Head', de = 'Chefin' } }\n";
  EXPECT_EQ(in("en", variants, "v").resume->basics.label.value, "Head");
  EXPECT_EQ(in("de", variants, "v").resume->basics.label.value, "Chefin");
}

TEST(Languages, FaultsHaveAPlaceAndHelp) {
  const auto said = [](const std::string& more, const std::string& meta = "languages = ['en', 'de']") {
    return parse_text("[meta]\n" + meta + "\n[basics]\nname = 'A'\n" + more).said();
  };
  EXPECT_THAT(said("label = { en = 'A', fr = 'B' }\n"),
              HasSubstr("resume.toml:5:21: error: 'meta.languages' does not name 'fr'"));
  EXPECT_THAT(said("label = { en = 'A', fr = 'B' }\n"), HasSubstr("there are: en, de"));
  EXPECT_THAT(said("label = { en = 'A', dee = 'B' }\n"), HasSubstr("did you mean 'de'?"));
  EXPECT_THAT(said("label = { en = { de = 'A' } }\n"),
              HasSubstr("the text in 'en' must be text, not a table"));
  EXPECT_THAT(said("label = { en = 'A', de = '' }\n"),
              HasSubstr("error: in 'de': 'label' in [basics] is blank"));
  EXPECT_THAT(said("label = { en = 'A', de = 3 }\n"), HasSubstr("in 'de': 'label' in [basics] must be text"));
  EXPECT_THAT(said("label = { en = 'A', de = 'B' }\n", ""),
              HasSubstr("a text in several languages needs meta.languages = [\"en\", \"de\"]"));
  EXPECT_THAT(said("", "languages = ['en_US']"), HasSubstr("'en_US' is not a language tag"));
  EXPECT_THAT(said("", "languages = 'en'"), HasSubstr("'languages' in [meta] must be a list of strings"));
  EXPECT_THAT(said("", "languages = ['en']\nlanguage = 'fr'"),
              HasSubstr("'meta.languages' does not name 'fr', the résumé's own language"));
  EXPECT_THAT(said("[style]\ntheme = { en = 'modern', de = 'classic' }\n"),
              HasSubstr("'theme' in [style] must be a string, not a table"));
  EXPECT_THAT(
      parse_text("[basics]\nname='A'\n", "resume.toml", {}, {.theme = {}, .language = "de_AT!"}).said(),
      HasSubstr("'de_AT!' is not a language tag"));
}

TEST(Languages, ThereAreNotTooManyNorTooMuchInThem) {
  std::string tags;
  for (char c = 'a'; c <= 'q'; ++c) tags += fmt::format("'{0}{0}',", c);
  EXPECT_THAT(parse_text("[meta]\nlanguages=[" + tags + "]\n[basics]\nname='A'\n").said(),
              HasSubstr("more than 16 languages in meta.languages"));
  std::string words;
  for (int i = 0; i < 19'000; ++i) words += "'w',";
  std::string text = "[basics]\nname='A'\n[meta]\nlanguages=[" + tags.substr(0, 16 * 5) + "]\n";
  for (int i = 0; i < 3; ++i) text += "[[skills]]\nname='S'\nkeywords=[" + words + "]\n";
  EXPECT_THAT(parse_text(text).said(), HasSubstr("more than 800000 values, of all languages together"));
}

TEST(Languages, PickByNameMustFindTheItemInEach) {
  const std::string skills = "[[projects]]\nname='P'\n[variants.v]\npick.skills=['Tools']\n";
  EXPECT_EQ(in("de", skills, "v").said(), "");
  const Parsed parsed = tailor_text(
      "[meta]\nlanguages=['en','de']\n[basics]\nname='A'\n[[skills]]\n"
      "name={en='Tools',de='Werkzeug'}\nkeywords=['x']\n[variants.v]\npick.skills=['Tools']\n",
      "v");
  EXPECT_THAT(parsed.said(), HasSubstr("in 'de': no item of 'skills' has the id 'Tools'"));
}

}  // namespace
}  // namespace galley::resume
