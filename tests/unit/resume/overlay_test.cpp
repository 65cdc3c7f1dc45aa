// What is laid over a résumé from elsewhere: overlays, private data, variants' files, settings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/resume/resume_schema.h"
#include "galley/source/settings.h"
#include "support.h"

namespace galley::resume {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string base = R"([basics]
name = "Ada"
email = "a@example.com"
[[work]]
id = "acme"
name = "Acme"
highlights = ["Cut p99. {#p99}"]
)";

TEST(Overlay, IsMergedLikeAVariantAndNamedWhereItIsWrong) {
  const Parsed parsed = parse_text(base, "resume.toml",
                                   {{"o/one.toml",
                                     "[basics]\nlabel='One'\nurl='https://one.example'\n"
                                     "[work.acme]\nposition='P'\n[highlights]\np99='Cut it.'\n"},
                                    {"two.toml", "[basics]\nlabel='Two'\n"}},
                                   {.theme = {}, .overlays = {"o/one.toml", "two.toml"}});
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->basics.label.value, "Two");
  EXPECT_EQ(parsed.resume->basics.url.value, "https://one.example");
  EXPECT_EQ(parsed.resume->basics.url.place.source->name, "o/one.toml");
  const Item& acme = parsed.resume->sections[0].items[0];
  EXPECT_EQ(acme.position.value, "P");
  EXPECT_EQ(acme.highlights[0].text.value, "Cut it.");

  const Parsed wrong =
      parse_text(base, "resume.toml",
                 {{"one.toml", "[basics]\nlabl='One'\n[work.acne]\nname='x'\n[education.x]\narea='x'\n"}},
                 {.theme = {}, .overlays = {"one.toml"}});
  EXPECT_THAT(wrong.said(), HasSubstr("one.toml:2:1: error: unknown key 'labl' in [basics]"));
  EXPECT_THAT(wrong.said(), HasSubstr("one.toml:3:7: error: no item of 'work' has the id 'acne'"));
  EXPECT_THAT(wrong.said(), HasSubstr("one.toml:5:2: error: there is no 'education' to reach into by id"));
  const Parsed missing = parse_text(base, "resume.toml", {}, {.theme = {}, .overlays = {"no.toml"}});
  ASSERT_EQ(missing.errors.size(), 1U);
  EXPECT_EQ(missing.errors[0].fault, Fault::System);
}

TEST(Overlay, MayBeJsonAndLieOverJson) {
  const Parsed json = parse_text(base, "resume.toml",
                                 {{"o.json", R"({"basics": {"label": "L", "email": "", "phone": null}})"}},
                                 {.theme = {}, .overlays = {"o.json"}});
  ASSERT_TRUE(json.resume) << json.said();
  EXPECT_EQ(json.resume->basics.label.value, "L");
  EXPECT_EQ(json.resume->basics.label.place.pointer, "/basics/label");
  EXPECT_EQ(json.resume->basics.email.at(0).value, "a@example.com") << "what is empty says nothing";
  const Parsed toml =
      parse_text(R"({"basics": {"name": "Ada", "label": ""}, "work": [{"id": "a", "name": "A"}]})",
                 "resume.json", {{"resume.private.toml", "[work.a]\nposition='P'\n"}});
  ASSERT_TRUE(toml.resume) << toml.said();
  EXPECT_EQ(toml.resume->sections[0].items[0].position.value, "P");
}

TEST(Overlay, SpeaksItsOwnLanguageOverAnother) {
  const std::string json = R"({"basics": {"name": "Ada"}, "work": [{"id": "a", "name": "A"}]})";
  const Parsed toml = parse_text(json, "resume.json",
                                 {{"o.toml",
                                   "[basics]\nnome='x'\n[work.a]\nhighlights=['One. {#one}', ' – two']\n"
                                   "[skills.C]\nlevel=3\n"}},
                                 {.theme = {}, .overlays = {"o.toml"}});
  EXPECT_THAT(toml.said(), HasSubstr("o.toml:2:1: error: unknown key 'nome' in [basics]"));
  const Parsed over = parse_text(
      base, "resume.toml",
      {{"o.json", R"({"basics": {"nome": "x"}, "work": {"acme": {"highlights": ["One", " – two"]}}})"}},
      {.theme = {}, .overlays = {"o.json"}});
  EXPECT_THAT(over.said(), HasSubstr("o.json:/basics/nome: error: unknown key 'nome' in 'basics'"));
  const auto highlights_of = [](const Parsed& parsed) {
    return parsed.resume->sections[0].items[0].highlights;
  };
  const Parsed flat =
      parse_text(json, "resume.json", {{"o.toml", "[work.a]\nhighlights=['One. {#one}', ' – two']\n"}},
                 {.theme = {}, .overlays = {"o.toml"}});
  ASSERT_TRUE(flat.resume) << flat.said();
  EXPECT_EQ(highlights_of(flat).size(), 2U) << "in TOML a list nests, no dash";
  const Parsed nested = parse_text(base, "resume.toml",
                                   {{"o.json", R"({"work": {"acme": {"highlights": ["One", " – two"]}}})"}},
                                   {.theme = {}, .overlays = {"o.json"}});
  ASSERT_TRUE(nested.resume) << nested.said();
  ASSERT_EQ(highlights_of(nested).size(), 1U);
  EXPECT_EQ(highlights_of(nested)[0].nested.size(), 1U);
}

TEST(Overlay, PartsOfVariantsMeet) {
  const std::map<std::string, std::string> files = {
      {"resume.private.toml", "[variants.v.basics]\nphone='1'\n[variants.v.work.acme]\nnote='n'\n"}};
  const Parsed parsed = tailor_text(
      base + "[variants.v.basics]\nlabel='L'\n[variants.v.work.acme]\nposition='P'\n", "v", files);
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->basics.label.value, "L");
  EXPECT_EQ(parsed.resume->basics.phone.at(0).value, "1");
  EXPECT_EQ(parsed.resume->sections[0].items[0].position.value, "P");
  EXPECT_EQ(parsed.resume->sections[0].items[0].note.value, "n");
}

TEST(Overlay, BesideTheResumeIsPrivateData) {
  const std::map<std::string, std::string> files = {{"cv/ada.private.toml", "[basics]\nphone='555'\n"}};
  const auto phones = [&](const ParseOptions& options) {
    return parse_text(base, "cv/ada.toml", files, options).resume->basics.phone.size();
  };
  EXPECT_EQ(phones({}), 1U);
  EXPECT_EQ(phones({.theme = {}, .is_public = true}), 0U);
  EXPECT_EQ(phones({.theme = {}, .is_alone = true}), 0U);
}

TEST(Overlay, InTheVariantsFolderIsAVariant) {
  const std::map<std::string, std::string> files = {
      {"variants/globex.toml", "include=['x']\n[basics]\nlabel='G'\n[work.acme]\nposition='P'\n"},
      {"variants/.#globex.toml", "broken"},
      {"variants/notes.txt", "broken"}};
  const Parsed parsed = tailor_text(base, "globex", files);
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->basics.label.value, "G");
  EXPECT_EQ(parsed.resume->sections[0].items[0].position.place.source->name, "variants/globex.toml");
  EXPECT_THAT(parsed.said(), HasSubstr("variants/globex.toml:1:10: warning: nothing has the tag 'x'"));

  const Parsed twice = parse_text(base + "[variants.globex]\n", "resume.toml", files);
  ASSERT_EQ(twice.errors.size(), 1U) << twice.said();
  EXPECT_EQ(twice.errors[0].message, "the variant 'globex' stands here and in variants/globex.toml");
  EXPECT_EQ(twice.errors[0].place.source->name, "resume.toml");
  EXPECT_EQ(parse_text(base, "resume.toml", {{"variants/bad name.toml", "\n"}}).errors.size(), 1U);
}

TEST(Overlay, NamesFilesRelativeToItself) {
  const Parsed parsed = tailor_text(
      base, "v",
      {{"variants/v.toml", "style.theme='../themes/own.toml'\n"}, {"themes/own.toml", "size=12\n"}});
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->style.size, Length::points(12));
}

TEST(Private, IsLeftOutEverywhere) {
  const std::string text = base + R"(note = "n"
[meta]
private = ["work.acme.note"]
[variants.v.basics]
phone = "2"
[variants.v.meta]
private = ["basics.phone"]
)";
  const Parsed open = tailor_text(text, "v");
  ASSERT_TRUE(open.resume) << open.said();
  EXPECT_EQ(open.resume->basics.phone.size(), 1U);
  EXPECT_FALSE(open.resume->sections[0].items[0].note.empty());
  const Parsed closed =
      tailor_text(text, "v", {}, {.theme = {}, .settings = {"work.acme.note=again"}, .is_public = true});
  ASSERT_TRUE(closed.resume) << closed.said();
  EXPECT_THAT(closed.resume->basics.phone, IsEmpty());
  EXPECT_TRUE(closed.resume->sections[0].items[0].note.empty());
  EXPECT_THAT(closed.said(), HasSubstr("'basics.phone' is private"));
  EXPECT_THAT(closed.said(), HasSubstr("--set: note: 'work.acme.note' is private"));
  EXPECT_THAT(closed.said(), Not(HasSubstr("again"))) << "what is private is in no message";
  EXPECT_THAT(closed.said(), Not(HasSubstr("\"2\"")));
}

TEST(Private, ListsOfAllFilesCountTogether) {
  const Parsed parsed = parse_text(base + "[meta]\nprivate=['basics.email']\n", "resume.toml",
                                   {{"o.toml", "[basics]\nphone='1'\n[meta]\nprivate=['basics.phone']\n"}},
                                   {.theme = {}, .overlays = {"o.toml"}, .is_public = true});
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_THAT(parsed.resume->basics.email, IsEmpty());
  EXPECT_THAT(parsed.resume->basics.phone, IsEmpty());
}

TEST(Private, ListThatIsNoneIsRefusedAlsoUnderAnother) {
  const Parsed parsed = parse_text(base + "[meta]\nprivate='basics.email'\n", "resume.toml",
                                   {{"o.toml", "[meta]\nprivate=['basics.phone']\n"}},
                                   {.theme = {}, .overlays = {"o.toml"}, .is_public = true});
  EXPECT_THAT(parsed.said(),
              HasSubstr("resume.toml:9:9: error: 'private' in [meta] must be a list of strings"));
}

TEST(Private, CitationsOfWhatIsPrivateVanish) {
  const Parsed parsed =
      parse_text(base + "[[publications]]\nid='p'\nname='P'\n[meta]\nprivate=['publications.p']\n",
                 "resume.toml", {}, {.theme = {}, .is_public = true});
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->sections.size(), 1U);
  EXPECT_THAT(parsed.resume->unprinted_ids, ElementsAre("p"));
  EXPECT_THAT(
      tailor_text(
          base + "[[publications]]\nid='p'\nname='P'\n[meta]\nprivate=['publications.p']\n[variants.v]\n",
          "v", {}, {.theme = {}, .is_public = true})
          .resume->unprinted_ids,
      ElementsAre("p"));
}

TEST(Private, IsCheckedAgainstAllThatIsThere) {
  const std::string text = base + "[meta]\nprivate=['work.globex']\n";
  const std::map<std::string, std::string> files = {
      {"resume.private.toml", "[[work]]\nid='globex'\nname='Globex'\n"}};
  EXPECT_TRUE(parse_text(text, "resume.toml", files).resume);
  EXPECT_TRUE(parse_text(text, "resume.toml", files, {.theme = {}, .is_public = true}).resume)
      << "the file is not read";
  EXPECT_FALSE(parse_text(text, "resume.toml", {}, {.theme = {}, .is_public = true}).resume)
      << "a slip would be a leak";
}

TEST(Setting, IsTomlOrElseText) {
  const auto value = [](const std::string& setting) {
    const auto root = read_setting(setting);
    if (!root) return "error: " + root.error().message;
    const Value* inner = &*root;
    while (inner->kind == Value::Kind::Table && inner->members.size() == 1) inner = &inner->members[0].value;
    return std::string(kind_name(inner->kind)) + " " + inner->string;
  };
  EXPECT_EQ(value("basics.label=Staff Engineer"), "a string Staff Engineer");
  EXPECT_EQ(value("basics.label=\"Staff\""), "a string Staff");
  EXPECT_EQ(value("a.b=[1, 2]"), "a list ");
  EXPECT_EQ(value("a.b=12"), "an integer ");
  EXPECT_EQ(value("a.b = true"), "a boolean ");
  EXPECT_EQ(value("a.b=2023-04"), "a string 2023-04");
  EXPECT_EQ(value("a.b=x = y"), "a string x = y");
  EXPECT_EQ(value("a=1\nb=2"), "a string 1\nb=2") << "one setting sets one value";
  EXPECT_EQ(value("a.b"), "error: 'a.b' is no setting");
  EXPECT_EQ(value("a b=1"), "error: 'a b=1' is no setting");
  EXPECT_EQ(value("=1"), "error: '=1' is no setting");
}

TEST(Setting, LiesOverAllElse) {
  const std::string text = base + "[variants.v.basics]\nlabel='V'\n[variants.v]\nhide=['basics.email']\n";
  const ParseOptions options{
      .theme = {},
      .settings = {"basics.label=Set", "basics.label=Last", "work.acme.position=P", "highlights.p99=\"Cut.\"",
                   "basics.email=b@example.com", "style.size=12", "variants.v.basics.pronouns=they"}};
  const Parsed parsed = tailor_text(text, "v", {}, options);
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->basics.label.value, "Last");
  EXPECT_EQ(parsed.resume->basics.email.at(0).value, "b@example.com") << "also over what a variant hides";
  EXPECT_EQ(parsed.resume->basics.pronouns.value, "they");
  EXPECT_EQ(parsed.resume->style.size, Length::points(12));
  const Item& acme = parsed.resume->sections[0].items[0];
  EXPECT_EQ(acme.position.value, "P");
  EXPECT_EQ(acme.highlights[0].text.value, "Cut.");
  EXPECT_EQ(tailor_text(text, "whole", {}, options).resume->basics.label.value, "Last");
}

TEST(Setting, ThatIsWrongIsTheCommandLinesFault) {
  const Parsed parsed =
      parse_text(base, "resume.toml", {}, {.theme = {}, .settings = {"basics.lable=x", "style.size=big"}});
  ASSERT_EQ(parsed.errors.size(), 2U) << parsed.said();
  for (const Diagnostic& error : parsed.errors) EXPECT_EQ(error.fault, Fault::CommandLine);
  EXPECT_THAT(parsed.said(), HasSubstr("--set:1:8: error: unknown key 'lable' in [basics]\n"
                                       "    1 | basics.lable=x\n"));
  const Parsed skills = parse_text(base + "[skills]\nTools=['gdb']\n", "resume.toml", {},
                                   {.theme = {}, .settings = {"skills.Tools=lldb", "skills.Tools.level=x"}});
  EXPECT_THAT(skills.said(),
              HasSubstr("--set:1:14: error: 'Tools' in [skills] must be a list of text, not a string"));
  EXPECT_THAT(skills.said(),
              HasSubstr("--set:1:8: error: 'Tools' in 'skills' is written in short: it has no keys"));
}

}  // namespace
}  // namespace galley::resume
