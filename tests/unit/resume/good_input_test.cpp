#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace galley::resume {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> values(const std::vector<Text>& texts) {
  std::vector<std::string> strings;
  for (const Text& text : texts) strings.push_back(text.value);
  return strings;
}

std::vector<std::string> section_ids(const Resume& resume) {
  std::vector<std::string> ids;
  for (const Section& section : resume.sections) ids.push_back(section.id);
  return ids;
}

/// Nothing is wrong.
void expect_good(const Parsed& parsed) {
  EXPECT_TRUE(parsed.resume);
  EXPECT_EQ(parsed.said(), "");
}

/// The only section of a résumé in which nothing is wrong.
Section only_section(const std::string& toml) {
  const Parsed parsed = parse_with_name(toml);
  expect_good(parsed);
  if (!parsed.resume || parsed.resume->sections.size() != 1) {
    ADD_FAILURE() << "not one section";
    return {};
  }
  return parsed.resume->sections.front();
}

TEST(GoodInput, NeedsNoMoreThanAName) {
  const Parsed parsed = parse_text("basics.name = 'Ada'");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->basics.name.value, "Ada");
  EXPECT_EQ(parsed.resume->basics.name.place.line, 1);
  EXPECT_EQ(parsed.resume->basics.name.place.column, 15);
  EXPECT_EQ(parsed.resume->meta.language, "en-US");
  EXPECT_THAT(parsed.resume->sections, IsEmpty());
}

TEST(GoodInput, TakesAByteOrderMarkAndCarriageReturns) {
  const Parsed parsed =
      parse_text("\xEF\xBB\xBF[basics]\r\nname = \"É\"\r\nsummary = \"\"\"\r\na\r\nb\r\n\r\nc\"\"\"\r\n");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_THAT(values(parsed.resume->sections.at(0).text), ElementsAre("a\nb", "c"));
  EXPECT_EQ(parsed.resume->sections.at(0).text[1].place.line, 7);
}

TEST(GoodInput, ReadsBasics) {
  const Parsed parsed = parse_text(R"([basics]
name = "Ada Lovelace"
aliases = ["A Lovelace"]
email = ["a@example.com", "b@example.com"]
phone = "+44 20 7946 0000"
pronouns = "she/her"
location = { city = "London", countryCode = "GB" }
profiles = [{ network = "GitHub", username = "ada", url = "https://github.com/ada" }]
links = [{ url = "https://example.com" }]
x = { anything = [1, 2] }
)");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
  const Basics& basics = parsed.resume->basics;
  EXPECT_THAT(values(basics.email), ElementsAre("a@example.com", "b@example.com"));
  EXPECT_THAT(values(basics.phone), ElementsAre("+44 20 7946 0000"));
  EXPECT_THAT(basics.aliases, ElementsAre("A Lovelace"));
  EXPECT_EQ(basics.location.city.value, "London");
  EXPECT_EQ(basics.location.country_code.value, "GB");
  EXPECT_EQ(basics.profiles.at(0).username.value, "ada");
  EXPECT_EQ(basics.links.at(0).url.value, "https://example.com");
}

TEST(GoodInput, KeepsTheOrderOfTheFile) {
  const Parsed parsed = parse_text(R"([[skills]]
name = "First"
[basics]
name = "A"
summary = "S"
[[sections]]
id = "talks"
title = "Talks"
text = "t"
[[work]]
name = "One"
[[education]]
area = "Two"
[[work]]
name = "Three"
[[sections]]
id = "misc"
title = "Misc"
text = "m"
)");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_THAT(section_ids(*parsed.resume),
              ElementsAre("skills", "summary", "talks", "work", "education", "misc"));
  EXPECT_EQ(parsed.resume->sections[3].items.at(1).name.value, "Three");
}

TEST(GoodInput, OrdersSectionsAsTheStyleSays) {
  const std::string sections =
      "[[work]]\nname='w'\n[[publications]]\nname='p'\nid='p1'\n[[skills]]\nname='s'\n[[awards]]\ntitle='a'"
      "\n[style]\n";
  const Parsed all = parse_with_name(sections + "order = ['skills', '*', 'work']");
  ASSERT_TRUE(all.resume) << all.said();
  EXPECT_THAT(section_ids(*all.resume), ElementsAre("skills", "publications", "awards", "work"));
  EXPECT_THAT(all.resume->unprinted_ids, IsEmpty());
  const Parsed some = parse_with_name(sections + "order = ['skills', 'work']");
  ASSERT_TRUE(some.resume) << some.said();
  EXPECT_THAT(section_ids(*some.resume), ElementsAre("skills", "work"));
  EXPECT_THAT(some.resume->unprinted_ids, ElementsAre("p1"));
}

struct DateCase {
  std::string toml;
  std::optional<Date> start, end;
  bool ongoing;
  std::string literal;
};

TEST(GoodInput, ReadsDates) {
  const DateCase cases[] = {
      {"startDate = '2020-01'\nendDate = '2021-02'", Date{2020, 1}, Date{2021, 2}, false, ""},
      {"startDate = '2020'", Date{2020}, {}, true, ""},
      {"startDate = 2020\nendDate = 'present'", Date{2020}, {}, true, ""},
      {"startDate = 2020-02-29\nendDate = 'Present'", Date{2020, 2, 29}, {}, true, ""},
      {"startDate = 2020-02-29T10:00:00Z\nendDate = 2020", Date{2020, 2, 29}, Date{2020}, false, ""},
      {"startDate = '2023-04'\nendDate = '2023'", Date{2023, 4}, Date{2023}, false, ""},
      {"endDate = '2021-02-03'", {}, Date{2021, 2, 3}, false, ""},
      {"date = '2019'", Date{2019}, Date{2019}, false, ""},
      {"date = 'Summer 2019'", {}, {}, false, "Summer 2019"},
      {"date = '2019–20'", {}, {}, false, "2019–20"},
      {"startDate = '2020'\ndate = 'Expected May 2027'", Date{2020}, {}, true, "Expected May 2027"},
      {"startDate = '2090'", Date{2090}, {}, true, ""},
  };
  for (const DateCase& one : cases) {
    const Section section = only_section("[[work]]\nname = 'W'\n" + one.toml);
    ASSERT_EQ(section.items.size(), 1U) << one.toml;
    const Dates& dates = section.items[0].dates;
    EXPECT_EQ(dates.start, one.start) << one.toml;
    EXPECT_EQ(dates.end, one.end) << one.toml;
    EXPECT_EQ(dates.ongoing, one.ongoing) << one.toml;
    EXPECT_EQ(dates.literal.value, one.literal) << one.toml;
  }
  EXPECT_EQ(only_section("[[publications]]\nname='P'\nreleaseDate = '2016-05'").items[0].dates.start,
            (Date{2016, 5}));
}

TEST(GoodInput, ReadsHighlightsWithAttributesAndNesting) {
  const Section section = only_section(R"([[work]]
highlights = [
  "Cut p99 to 22 ms. {#p99 .ic .sre priority=80}",
  ["Nested – {a, b}", "Second {.x}"],
  "Plain {1, 2}",
  "Code `{.x}`",
  "Empty {}",
]
)");
  const std::vector<Highlight>& highlights = section.items.at(0).highlights;
  ASSERT_EQ(highlights.size(), 4U);
  EXPECT_EQ(highlights[0].text.value, "Cut p99 to 22 ms.");
  EXPECT_EQ(highlights[0].id, "p99");
  EXPECT_THAT(highlights[0].tags, ElementsAre("ic", "sre"));
  EXPECT_EQ(highlights[0].priority, 80);
  ASSERT_EQ(highlights[0].nested.size(), 2U);
  EXPECT_EQ(highlights[0].nested[0].text.value, "Nested – {a, b}");
  EXPECT_THAT(highlights[0].nested[1].tags, ElementsAre("x"));
  EXPECT_EQ(highlights[1].text.value, "Plain {1, 2}");
  EXPECT_EQ(highlights[2].text.value, "Code `{.x}`");
  EXPECT_EQ(highlights[3].text.value, "Empty {}");
  EXPECT_EQ(highlights[0].text.place.line, 5);
}

TEST(GoodInput, ReadsRoles) {
  const Section section = only_section(R"([[work]]
name = "Twitter"
[[work.roles]]
position = "Senior"
startDate = "2020-06"
endDate = "2023-01"
highlights = ["a"]
[[work.roles]]
position = "Junior"
date = "2017"
[work.roles.location]
city = "Boulder"
)");
  ASSERT_EQ(section.items.at(0).roles.size(), 2U);
  EXPECT_EQ(section.items[0].roles[0].highlights.at(0).text.value, "a");
  EXPECT_EQ(section.items[0].roles[1].location.city.value, "Boulder");
  EXPECT_EQ(section.items[0].roles[1].dates.end, (Date{2017}));
}

TEST(GoodInput, ReadsSkillsInShort) {
  const Section section =
      only_section("[skills]\nLanguages = ['C++', 'Rust']\n'Tools and more' = ['make']\nx = ['y']\n");
  ASSERT_EQ(section.items.size(), 3U);
  EXPECT_EQ(section.items[2].name.value, "x");
  EXPECT_EQ(section.items[0].name.value, "Languages");
  EXPECT_THAT(values(section.items[0].keywords), ElementsAre("C++", "Rust"));
  EXPECT_EQ(section.items[1].name.value, "Tools and more");
}

TEST(GoodInput, ReadsSectionsOfOnesOwn) {
  const Section talks = only_section(R"([[sections]]
items = [{ name = "Talk", publisher = "FAccT", id = "t1", authors = ["A*"] }]
id = "talks"
title = "Talks"
like = "publications"
prefix = "T"
)");
  EXPECT_EQ(talks.kind, SectionKind::Publications);
  EXPECT_EQ(talks.prefix, "T");
  EXPECT_EQ(talks.title.value, "Talks");
  EXPECT_THAT(values(talks.items.at(0).authors), ElementsAre("A*"));
  const Section prose =
      only_section("[[sections]]\nid='a'\ntitle='B'\ntext='''x\n\n\ny'''\nhighlights=['z']");
  EXPECT_EQ(prose.kind, SectionKind::Prose);
  EXPECT_THAT(values(prose.text), ElementsAre("x", "y"));
  EXPECT_EQ(prose.highlights.size(), 1U);
}

TEST(GoodInput, ReadsEveryKindOfItem) {
  const Parsed parsed = parse_with_name(R"(
[[volunteer]]
organization = "O"
position = "P"
[[education]]
institution = "I"
studyType = "M.Sc."
area = "CS"
score = "3.7"
courses = ["c"]
summary = "s"
highlights = ["h"]
[[awards]]
title = "T"
awarder = "A"
startDate = 2020
[[certificates]]
name = "C"
issuer = "I"
url = "https://example.com"
[[publications]]
name = "P"
publisher = "J"
type = "article"
volume = "3"
issue = "8"
pages = "1–2"
doi = "10.1/2"
group = "Papers"
tags = ["ml"]
priority = 10
[[languages]]
language = "L"
fluency = "F"
[[interests]]
name = "I"
keywords = ["k"]
[[references]]
name = "R"
reference = "good"
[[projects]]
name = "P"
description = "d"
roles = ["lead"]
entity = "E"
type = "talk"
keywords = ["k"]
location = "here"
note = "n"
links = [{ label = "l", url = "https://example.com/x" }]
)");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  expect_good(parsed);
  ASSERT_EQ(parsed.resume->sections.size(), 9U);
  const Item& publication = parsed.resume->sections[4].items.at(0);
  EXPECT_EQ(publication.issue.value, "8");
  EXPECT_EQ(publication.group.value, "Papers");
  EXPECT_EQ(publication.priority, 10);
  const Item& project = parsed.resume->sections[8].items.at(0);
  EXPECT_THAT(values(project.project_roles), ElementsAre("lead"));
  EXPECT_EQ(project.location.line.value, "here");
  EXPECT_EQ(project.links.at(0).label.value, "l");
}

TEST(GoodInput, LeavesIdsOfLaterSectionsToTheAuthor) {
  const Parsed parsed = parse_with_name(
      "[[sections]]\nid = 'talks'\ntitle = 'Talks'\nlike = 'publications'\nitems = [{ name = 'T' }]\n"
      "[variants.short]\nhide = ['talks']\n");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
  EXPECT_TRUE(parsed.resume->sections.front().is_own);
  EXPECT_EQ(parsed.resume->sections.front().kind, SectionKind::Publications);
  EXPECT_EQ(parse_with_name("[[talks]]\nname = 'T'\n").resume->sections.front().kind, SectionKind::Talks);
}

TEST(GoodInput, ReadsMeta) {
  const Parsed parsed = parse_with_name(
      "[meta]\nlanguage = 'de-AT'\noutput = '{name} Resume{ – variant}'\nlastModified = 2024-05-06\nversion "
      "= 'v1'\n");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->meta.language, "de-AT");
  EXPECT_EQ(parsed.resume->meta.output.value, "{name} Resume{ – variant}");
  EXPECT_EQ(parsed.resume->meta.last_modified, "2024-05-06");
}

TEST(GoodInput, ChecksVariantsAgainstTheResume) {
  const Parsed parsed = parse_with_name(R"(
phone = "1"
[[work]]
id = "mozilla"
name = "M"
tags = ["ml"]
highlights = ["a {#p99 .ic}"]
[variants.default]
include = ["ml"]
[variants.acme]
extends = "default"
exclude = ["ic"]
hide = ["basics.phone", "education.score"]
pick = { work = ["mozilla", "*"] }
output = "acme"
[variants.acme.work.mozilla]
position = "P"
[variants.acme.basics]
label = "L"
[variants.acme.highlights]
p99 = "other words"
[variants.acme.style]
size = "10pt"
space.entry = "1em"
)");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
}

TEST(GoodInput, LetsTheAuthorsOwnKeysBe) {
  const Parsed parsed = parse_with_name(
      "x.y = 1\n[x]\na = 1\n[[work]]\nname = 'N'\nx = 3\n[style]\nx = []\n[style.font]\nx = 1\n");
  EXPECT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
}

}  // namespace
}  // namespace galley::resume
