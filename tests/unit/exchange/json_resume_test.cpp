// tests of resume: a Resume to JSON Resume and back, JSON Resume to TOML.
#include "galley/exchange/json_resume.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support.h"

namespace galley::exchange {

using namespace resume;

namespace {

using Json = nlohmann::ordered_json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Json json_of(const std::string& toml) {
  const Parsed parsed = parse_text(toml);
  EXPECT_TRUE(parsed.resume) << parsed.said();
  return parsed.resume ? Json::parse(to_json(*parsed.resume)) : Json();
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

/// The résumé as it comes back out of its JSON.
Resume again(const std::string& toml) {
  const Parsed parsed = parse_text(json_of(toml).dump(), "resume.json");
  EXPECT_TRUE(parsed.resume) << parsed.said();
  return parsed.resume ? *parsed.resume : Resume();
}

constexpr std::string_view name = "[basics]\nname = 'A'\n";
std::string with_name(std::string_view rest) { return std::string(name) + std::string(rest); }

struct Imported {
  std::string toml;
  Diagnostics errors, warnings;
};

Imported import_text(const std::string& json) {
  Imported imported;
  auto toml = import_json({"cv.json", json}, {}, imported.warnings);
  if (toml)
    imported.toml = *std::move(toml);
  else
    imported.errors = std::move(toml.error());
  return imported;
}

TEST(ToJson, HasJsonResumesOrder) {
  const Json json = json_of(R"(
[[skills]]
name = "S"
[[work]]
highlights = ["H"]
endDate = "2020"
position = "P"
startDate = "2019"
note = "N"
name = "W"
[basics]
name = "A"
email = ["one", "two", "three"]
label = "L"
pronouns = "she"
[meta]
language = "de"
version = "1"
[style]
size = 10
)");
  EXPECT_THAT(keys(json), ElementsAre("$schema", "basics", "skills", "work", "meta"));
  EXPECT_THAT(keys(json["basics"]), ElementsAre("name", "label", "email", "emails", "pronouns"));
  EXPECT_EQ(json["basics"]["email"], "one");
  EXPECT_EQ(json["basics"]["emails"], Json({"two", "three"}));
  EXPECT_THAT(keys(json["work"][0]),
              ElementsAre("name", "position", "startDate", "endDate", "highlights", "note"));
  EXPECT_THAT(keys(json["meta"]), ElementsAre("version", "language"));
}

TEST(ToJson, KeepsTheOrderOfSectionsWhereKeysCannot) {
  const std::string own = "[[sections]]\nid = 'a'\ntitle = 'A'\ntext = 'x'\n";
  const std::string other = "[[sections]]\nid = 'b'\ntitle = 'B'\ntext = 'x'\n";
  const std::string work = "[[work]]\nname = 'W'\n";
  EXPECT_FALSE(json_of(with_name(own + other + work)).contains("style"));
  EXPECT_EQ(json_of(with_name(own + work + other))["style"]["order"], Json({"a", "work", "b"}));
  EXPECT_EQ(json_of(with_name("summary = 'S'\n" + work +
                              "[style]\norder = ['work', 'summary']\n"))["style"]["order"],
            Json({"work", "summary"}));
}

TEST(ToJson, WritesDatesWhereJsonResumeHasThem) {
  const auto first = [](const std::string& section, const std::string& item) {
    Json json = json_of(section + " = [{ " + item + " }]\n" + std::string(name))[section][0];
    for (const char* key : {"name", "title", "language"}) json.erase(key);
    return json.dump();
  };
  EXPECT_EQ(first("work", "name = 'a', startDate = 2019-05-06"), R"({"startDate":"2019-05-06"})");
  EXPECT_EQ(first("work", "name = 'a', date = '2020'"), R"({"startDate":"2020","endDate":"2020"})");
  EXPECT_EQ(first("work", "name = 'a', date = 'Summer'"), R"({"date":"Summer"})");
  EXPECT_EQ(first("awards", "title = 'a', date = '2020-02'"), R"({"date":"2020-02"})");
  EXPECT_EQ(first("awards", "title = 'a', date = 'Summer'"), R"({"releaseDate":"Summer"})");
  EXPECT_EQ(first("awards", "title = 'a', startDate = '2019'"), R"({"startDate":"2019"})");
  EXPECT_EQ(first("publications", "name = 'a', date = 2020"), R"({"releaseDate":"2020"})");
  EXPECT_EQ(first("publications", "name = 'a', releaseDate = 'in press'"), R"({"date":"in press"})");
  EXPECT_EQ(first("languages", "language = 'a', date = 2020"), R"({"date":"2020"})");
}

TEST(ToJson, HoldsWhatNests) {
  const Json json =
      json_of(with_name("[[work]]\nname = 'W'\nhighlights = ['a', ['b', 'c'], 'd \\{.not}']\n"));
  EXPECT_EQ(json["work"][0]["highlights"], Json({"a", "  – b", "  – c", "d \\{.not}"}));
}

TEST(ToJson, IsReadBack) {
  const Resume resume = again(with_name(R"(
[[work]]
name = "W"
highlights = ["a", ["b", "c"], "d \\{.not}", "e {#id .tag priority=5}"]
)"));
  const auto& read = resume.sections.at(0).items.at(0).highlights;
  ASSERT_EQ(read.size(), 3U);
  ASSERT_EQ(read[0].nested.size(), 2U);
  EXPECT_EQ(read[0].nested[1].text.value, "c");
  EXPECT_EQ(read[1].text.value, "d \\{.not}");
  EXPECT_EQ(read[2].text.value, "e");
}

/// Each of the sections for which JSON Resume has no key, with all of its own fields.
constexpr std::string_view academic = R"(
[[patents]]
name = "N"
number = "EP 1"
office = "EPO"
status = "granted"
authors = ["A", "B"]
date = "2020-02-12"
url = "https://a.b"
[[talks]]
name = "T"
event = "E"
type = "keynote"
location = "Ghent"
authors = ["A"]
date = "2019-10"
[[teaching]]
name = "C"
institution = "I"
position = "P"
startDate = "2019"
endDate = "2020"
highlights = ["h"]
[[grants]]
name = "G"
funder = "F"
amount = "1 M"
position = "PI"
startDate = "2021"
[[memberships]]
organization = "O"
position = "P"
startDate = "2017"
[[service]]
organization = "O"
position = "P"
date = "2023"
[[supervision]]
name = "S"
studyType = "PhD"
institution = "I"
startDate = "2019"
endDate = "2023"
)";

TEST(ToJson, PutsWhatJsonResumeHasNoKeyForUnderSections) {
  const Json json = json_of(with_name(academic));
  EXPECT_THAT(keys(json), ElementsAre("$schema", "basics", "sections", "meta"));
  ASSERT_EQ(json["sections"].size(), 7U);
  EXPECT_EQ(json["sections"][0].dump(),
            R"({"id":"patents","like":"patents","items":[{"name":"N","number":"EP 1","office":"EPO",)"
            R"("status":"granted","authors":["A","B"],"date":"2020-02-12","url":"https://a.b"}]})");
  EXPECT_EQ(json["sections"][3]["items"][0].dump(),
            R"({"name":"G","funder":"F","amount":"1 M","position":"PI","startDate":"2021"})");
  const std::string once = json.dump();
  const Parsed read = parse_text(once, "resume.json");
  ASSERT_TRUE(read.resume) << read.said();
  EXPECT_EQ(read.said(), "");
  EXPECT_EQ(Json::parse(to_json(*read.resume)).dump(), once);
}

TEST(ImportJson, GivesASectionOfGalleysItsKey) {
  const Imported imported = import_text(json_of(with_name(academic)).dump());
  EXPECT_TRUE(imported.errors.empty());
  EXPECT_TRUE(imported.warnings.empty());
  EXPECT_THAT(imported.toml, HasSubstr("[[talks]]\nname = \"T\"\n"));
  EXPECT_THAT(imported.toml, ::testing::Not(HasSubstr("[[sections]]")));
  EXPECT_EQ(json_of(imported.toml).dump(), json_of(with_name(academic)).dump());
}

TEST(ImportJson, KeepsTheOrderOfOwnSectionsAndOfGalleys) {
  const std::string toml = with_name(
      "[[sections]]\nid = 'a'\ntitle = 'A'\ntext = 'x'\n[[talks]]\nname = 'T'\n"
      "[[sections]]\nid = 'b'\ntitle = 'B'\ntext = 'y'\n");
  const Json json = json_of(toml);
  ASSERT_EQ(json["sections"].size(), 3U);
  EXPECT_EQ(json["sections"][1]["id"], "talks");
  const Imported imported = import_text(json.dump());
  EXPECT_TRUE(imported.errors.empty());
  EXPECT_EQ(json_of(imported.toml).dump(), json.dump()) << imported.toml;
}

TEST(ToJson, KeepsASectionOfOnesOwnThatHasAnIdOfGalleys) {
  const std::string toml = with_name(
      "[[sections]]\nid = 'talks'\ntitle = 'My talks'\nlike = 'publications'\nitems = [{ name = 'T' }]\n");
  const Json json = json_of(toml);
  EXPECT_EQ(json["sections"][0]["title"], "My talks");
  EXPECT_EQ(json["sections"][0]["like"], "publications");
  const Imported imported = import_text(json.dump());
  EXPECT_THAT(imported.toml, HasSubstr("[[sections]]\nid = \"talks\""));
}

TEST(ToJson, EscapesBracesThatWouldBeAttributes) {
  Resume resume;
  resume.basics.name = {"A", {}};
  Section section;
  section.id = "work";
  section.kind = SectionKind::Work;
  section.items.resize(1);
  section.items[0].highlights.resize(2);
  section.items[0].highlights[0].text = {"one {.a}", {}};
  section.items[0].highlights[1].text = {"a set {x}", {}};
  resume.sections.push_back(section);
  EXPECT_EQ(Json::parse(to_json(resume))["work"][0]["highlights"], Json({"one \\{.a}", "a set {x}"}));
}

TEST(ToJson, PutsALineEndAsASpace) {
  const Json json = json_of("[basics]\nname = 'A'\nsummary = '''\none\n  two\n\nthree'''\n");
  EXPECT_EQ(json["basics"]["summary"], "one two\n\nthree");
}

TEST(ReadJson, TakesAHighlightWithADashAsNested) {
  const Parsed parsed = parse_text(
      R"({"basics":{"name":"A"},"work":[{"name":"W","highlights":["  - x","y","\t– z","- w"]}]})", "r.json");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  const auto& read = parsed.resume->sections[0].items[0].highlights;
  ASSERT_EQ(read.size(), 3U);
  EXPECT_EQ(read[0].text.value, "x");
  ASSERT_EQ(read[1].nested.size(), 1U);
  EXPECT_EQ(read[1].nested[0].text.value, "z");
  EXPECT_EQ(read[2].text.value, "- w");
}

TEST(ImportJson, IsWhatAnAuthorWouldWrite) {
  EXPECT_EQ(
      import_text(R"({"basics":{"name":" A ","phone":"","email":"a","emails":["b"],"location":{"city":"X"}},
"work":[{"name":"W","roles":[{"position":"P","highlights":["h","  – n"]}],"links":[{"url":"u.org","label":"L"}]}],
"awards":[{"title":"T","releaseDate":"Summer"}],"meta":{}})")
          .toml,
      R"([basics]
name = "A"
email = ["a", "b"]
location = "X"

[[work]]
name = "W"
links = [{ label = "L", url = "u.org" }]

[[work.roles]]
position = "P"
highlights = [
  "h",
  ["n"],
]

[[awards]]
title = "T"
date = "Summer"
)");
}

TEST(ImportJson, ShortensSkillsOnlyIfAllAreShort) {
  EXPECT_THAT(
      import_text(
          R"({"basics":{"name":"A"},"skills":[{"name":"title","keywords":["b"]},{"name":"c++","keywords":["d"]}]})")
          .toml,
      HasSubstr("[skills]\ntitle = [\"b\"]\n\"c++\" = [\"d\"]\n"));
  for (const std::string second : {R"({"name":"a","keywords":["x"]})", R"({"name":"c"})",
                                   R"({"name":"c","level":"l"})", R"({"name":"x","keywords":["x"]})"}) {
    const Imported imported =
        import_text(R"({"basics":{"name":"A"},"skills":[{"name":"a","keywords":["b"]},)" + second + "]}");
    EXPECT_THAT(imported.toml, HasSubstr("[[skills]]\nname = \"a\"\nkeywords = [\"b\"]\n\n[[skills]]\n"));
  }
}

TEST(ImportJson, KeepsWhatIsNotKnown) {
  const Imported imported =
      import_text(R"({"basics":{"name":"A","age":41.0,"x":{"y":null,"z":[1,null,"a"]}},"x":true})");
  EXPECT_EQ(imported.toml, "x = true\n\n[basics]\nname = \"A\"\nx = { age = 41.0, z = [1, \"a\"] }\n");
  ASSERT_EQ(imported.warnings.size(), 1U);
  EXPECT_EQ(imported.warnings[0].severity, Severity::Note);
  EXPECT_THAT(imported.warnings[0].message, HasSubstr(": basics.age"));
}

TEST(ImportJson, TakesNoSynonymOfWhatIsThere) {
  const Imported imported = import_text(R"({"basics":{"name":"A"},"work":[{"name":"W","company":"C"}]})");
  EXPECT_THAT(imported.toml, HasSubstr("name = \"W\"\nx = { company = \"C\" }\n"));
}

TEST(ImportJson, RefusesWhatHasNoName) {
  EXPECT_EQ(import_text(R"({"work":[]})").errors.size(), 1U);
  const Imported imported = import_text(R"({"basics":{"label":"x"}})");
  ASSERT_EQ(imported.errors.size(), 1U);
  EXPECT_EQ(imported.errors[0].place.pointer, "/basics");
}

TEST(ImportJson, SetsAsideAStyleThatGalleyDoesNotKnow) {
  const Imported imported =
      import_text(R"({"basics":{"name":"A"},"style":{"siez":11,"order":["zz","work"],"theme":"modern"}})");
  EXPECT_THAT(imported.toml, HasSubstr("theme = \"modern\""));
  EXPECT_THAT(imported.toml, HasSubstr("order = [\"work\"]"));
  ASSERT_EQ(imported.warnings.size(), 1U);
  EXPECT_THAT(imported.warnings[0].message, HasSubstr("style.siez"));
}

}  // namespace
}  // namespace galley::exchange
