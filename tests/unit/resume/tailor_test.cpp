// Variants: what they merge, keep, hide, pick and reach by id.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace galley::resume {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const std::string base = R"([basics]
name = "Ada"
label = "Engineer"
phone = "555"
[[work]]
id = "acme"
name = "Acme"
position = "Lead"
startDate = "2020"
highlights = [
  "Cut p99. {#p99 .ic priority=80}",
  "Led six. {#six .lead}",
  ["Hired four. {#four .hiring}", "Kept all."],
  "Set type.",
]
[[work]]
id = "early"
name = "Early"
position = "Junior"
tags = ["old"]
[[education]]
institution = "U"
score = "3.7"
[[education]]
institution = "V"
score = "3.9"
[[publications]]
id = "one"
name = "One"
[[publications]]
id = "two"
name = "Two"
[[publications]]
id = "three"
name = "Three"
[skills]
Languages = ["C++", "Rust"]
Tools = ["gdb"]
[[sections]]
id = "talks"
title = "Talks"
like = "publications"
items = [{ id = "keynote", name = "K" }, { id = "panel", name = "P" }]
[style]
titles.work = "Jobs"
titles.talks = "Speaking"
margin = "20mm"
)";

Parsed variant(const std::string& tables, std::string_view name = "v") {
  return tailor_text(base + tables, name);
}

std::vector<std::string> section_ids(const Parsed& parsed) {
  std::vector<std::string> ids;
  for (const Section& section : parsed.resume->sections) ids.push_back(section.id);
  return ids;
}

const Section& section(const Parsed& parsed, std::string_view id) {
  static const Section none;
  for (const Section& one : parsed.resume->sections)
    if (one.id == id) return one;
  ADD_FAILURE() << "no section " << id;
  return none;
}

std::vector<std::string> item_names(const Parsed& parsed, std::string_view id) {
  std::vector<std::string> names;
  for (const Item& item : section(parsed, id).items)
    names.push_back(item.institution.empty() ? item.name.value : item.institution.value);
  return names;
}

std::vector<std::string> bullets(const Parsed& parsed, std::size_t item = 0) {
  std::vector<std::string> texts;
  for (const Highlight& highlight : section(parsed, "work").items.at(item).highlights) {
    texts.push_back(highlight.text.value);
    for (const Highlight& nested : highlight.nested) texts.push_back("- " + nested.text.value);
  }
  return texts;
}

TEST(Details, AreReachedByTheirIds) {
  const std::string text =
      "[basics]\nname = 'A'\ndetails = [{ id = 'birth', label = 'Born', text = '1988' }, { text = 'Dutch' "
      "}]\n"
      "[meta]\nprivate = ['basics.details.birth']\n"
      "[variants.v]\nhide = ['basics.details.birth']\n";
  EXPECT_EQ(tailor_text(text, default_variant).resume->basics.details.size(), 2U);
  const Parsed tailored = tailor_text(text, "v");
  ASSERT_TRUE(tailored.resume) << tailored.said();
  ASSERT_EQ(tailored.resume->basics.details.size(), 1U);
  EXPECT_EQ(tailored.resume->basics.details.front().text.value, "Dutch");
  ParseOptions shown_to_all;
  shown_to_all.is_public = true;
  EXPECT_EQ(parse_text(text, "resume.toml", {}, shown_to_all).resume->basics.details.size(), 1U);
}

TEST(Names, MayBeX) {
  const std::string text =
      "[basics]\nname = 'A'\n[[work]]\nid = 'x'\nname = 'W'\nhighlights = ['h {#x}']\n"
      "[variants.x]\nwork.x.name = 'V'\nhighlights.x = 'g'\n";
  const Parsed tailored = tailor_text(text, "x");
  ASSERT_TRUE(tailored.resume) << tailored.said();
  const Item& item = tailored.resume->sections.front().items.front();
  EXPECT_EQ(item.name.value, "V");
  EXPECT_EQ(item.highlights.front().text.value, "g");
}

TEST(Places, MergeInEveryLayer) {
  const std::string text =
      "[basics]\nname = 'A'\nlocation = 'Portland'\n[variants.v.basics]\nlocation.address = '12 Elm St'\n";
  const Parsed tailored = tailor_text(text, "v");
  ASSERT_TRUE(tailored.resume) << tailored.said();
  EXPECT_EQ(tailored.resume->basics.location.city.value, "Portland");
  EXPECT_EQ(tailored.resume->basics.location.address.value, "12 Elm St");
}

TEST(Tailor, MergesTablesDeepAndReplacesListsWhole) {
  const Parsed parsed = variant(R"([variants.v.basics]
label = "Staff"
[variants.v.style]
titles.work = "Experience"
margin = { left = "30mm" }
[variants.v.meta]
language = "en-GB"
[[variants.v.publications]]
id = "new"
name = "New"
)");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
  EXPECT_EQ(parsed.resume->basics.name.value, "Ada");
  EXPECT_EQ(parsed.resume->basics.label.value, "Staff");
  EXPECT_EQ(parsed.resume->basics.label.place.line, 49);
  EXPECT_EQ(parsed.resume->style.titles.at("work"), "Experience");
  EXPECT_EQ(parsed.resume->style.titles.at("talks"), "Speaking");
  EXPECT_EQ(parsed.resume->style.margin.left, Length::points(30 / 25.4 * 72));
  EXPECT_EQ(parsed.resume->style.margin.right, Length::points(20 / 25.4 * 72));
  EXPECT_GT(parsed.resume->style.paper.height, Length::points(800)) << "A4, by the language";
  EXPECT_THAT(item_names(parsed, "publications"), ElementsAre("New"));
}

TEST(Tailor, KeepsSectionsInTheOrderOfTheFileWhereverTheyAreOverridden) {
  const Parsed parsed = variant("[[variants.v.projects]]\nname='P'\n[[variants.v.work]]\nname='W'\n");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_THAT(section_ids(parsed),
              ElementsAre("work", "education", "publications", "skills", "talks", "projects"));
}

TEST(Tailor, KeepsWhatATagIncludesAndDropsWhatOneExcludes) {
  EXPECT_THAT(bullets(variant("[variants.v]\n")),
              ElementsAre("Cut p99.", "Led six.", "- Hired four.", "- Kept all.", "Set type."));
  const Parsed include = variant("[variants.v]\ninclude = ['ic', 'old']\n");
  EXPECT_THAT(bullets(include), ElementsAre("Cut p99.", "Set type."));
  EXPECT_THAT(item_names(include, "work"), ElementsAre("Acme", "Early"));
  const Parsed exclude = variant("[variants.v]\nexclude = ['hiring', 'old']\n");
  EXPECT_THAT(bullets(exclude), ElementsAre("Cut p99.", "Led six.", "- Kept all.", "Set type."));
  EXPECT_THAT(item_names(exclude, "work"), ElementsAre("Acme"));
  EXPECT_THAT(bullets(variant("[variants.v]\ninclude = ['ic']\nexclude = ['ic']\n")),
              ElementsAre("Set type."));
  EXPECT_THAT(bullets(variant("[variants.v]\ninclude = []\n")), ElementsAre("Set type."));
}

TEST(Tailor, WarnsOfATagThatNothingBears) {
  const Parsed parsed = variant("[variants.v]\nexclude = ['hirng']\n");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  ASSERT_EQ(parsed.warnings.size(), 1U) << parsed.said();
  EXPECT_EQ(parsed.warnings[0].message, "nothing has the tag 'hirng' of 'exclude'");
  EXPECT_EQ(parsed.warnings[0].help, "did you mean 'hiring'?");
  const Parsed own =
      variant("[variants.v]\nexclude = ['mine']\n[[variants.v.projects]]\nname='P'\ntags=['mine']\n");
  EXPECT_EQ(own.said(), "") << "what a variant brings counts";
}

TEST(Tailor, LetsEmptiedSectionsVanish) {
  const Parsed parsed = tailor_text(R"([basics]
name = "Ada"
[[projects]]
name = "P"
tags = ["p"]
[[work]]
name = "W"
[variants.v]
exclude = ["p"]
)",
                                    "v");
  EXPECT_THAT(section_ids(parsed), ElementsAre("work"));
}

TEST(Tailor, HidesByKeyByIdAndBySection) {
  const Parsed parsed = variant(
      "[variants.v]\nhide = ['basics.phone', 'education.score', 'work.early', 'work.acme.startDate', "
      "'talks', "
      "'highlights.six', 'skills.Tools']\n");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
  EXPECT_THAT(parsed.resume->basics.phone, IsEmpty());
  for (const Item& item : section(parsed, "education").items) EXPECT_TRUE(item.score.empty());
  EXPECT_THAT(item_names(parsed, "work"), ElementsAre("Acme"));
  EXPECT_TRUE(section(parsed, "work").items[0].dates.empty());
  EXPECT_THAT(bullets(parsed), ElementsAre("Cut p99.", "Set type.")) << "with what nests under it";
  EXPECT_THAT(item_names(parsed, "skills"), ElementsAre("Languages"));
  EXPECT_THAT(section_ids(parsed), ElementsAre("work", "education", "publications", "skills"));
  EXPECT_THAT(parsed.resume->unprinted_ids, ::testing::IsSupersetOf({"keynote", "panel"}));
  EXPECT_THAT(section_ids(variant("[variants.v]\nhide = ['work', 'sections']\n")),
              ElementsAre("education", "publications", "skills"));
}

TEST(Tailor, HidesWhatIsInASectionOfOnesOwn) {
  const Parsed by_id = variant("[variants.v]\nhide = ['talks.keynote', 'talks.panel.publisher']\n");
  ASSERT_TRUE(by_id.resume) << by_id.said();
  EXPECT_THAT(item_names(by_id, "talks"), ElementsAre("P"));
  EXPECT_THAT(section_ids(variant("[variants.v]\nhide = ['talks.keynote', 'talks.panel']\n")),
              ElementsAre("work", "education", "publications", "skills"))
      << "it goes with the last of its items";
  EXPECT_THAT(item_names(variant("[variants.v]\nhide = ['talks.items.keynote']\n"), "talks"),
              ElementsAre("P"));
  const std::string own = "[[sections]]\nid='own'\ntitle='Own'\ntext='t'\nhighlights=['Bullet. {#b}']\n";
  const Parsed keys = variant(own + "[variants.v]\nhide = ['own.text']\n");
  ASSERT_TRUE(keys.resume) << keys.said();
  EXPECT_THAT(section(keys, "own").text, IsEmpty());
  EXPECT_EQ(section(keys, "own").title.value, "Own");
}

TEST(Tailor, HidesKeysThatOnlySomeVariantGives) {
  const Parsed parsed = variant(
      "[meta]\nprivate = ['work.acme.location', 'talks.keynote.url', 'style.titles.work']\n"
      "[variants.v.work.acme]\nlocation = 'Here'\n");
  EXPECT_EQ(parsed.said(), "");
}

TEST(Tailor, PicksInOrder) {
  EXPECT_THAT(
      item_names(variant("[variants.v]\npick = { publications = ['three', 'one'] }\n"), "publications"),
      ElementsAre("Three", "One"));
  const Parsed rest =
      variant("[variants.v]\npick = { publications = ['*', 'one'], talks = ['panel', '*'] }\n");
  EXPECT_THAT(item_names(rest, "publications"), ElementsAre("Two", "Three", "One"));
  EXPECT_THAT(item_names(rest, "talks"), ElementsAre("P", "K"));
  EXPECT_THAT(item_names(variant("[variants.v]\npick = { skills = ['Tools', '*'] }\n"), "skills"),
              ElementsAre("Tools", "Languages"))
      << "skills in short, by name";
  const Parsed only = variant("[variants.v]\npick = { publications = ['two'] }\n");
  EXPECT_THAT(only.resume->unprinted_ids, UnorderedElementsAre("one", "three"));
}

TEST(Tailor, WarnsOfAPickThatTagsLeaveOut) {
  const Parsed parsed = variant("[variants.v]\nexclude = ['old']\npick = { work = ['early', '*'] }\n");
  EXPECT_THAT(item_names(parsed, "work"), ElementsAre("Acme"));
  EXPECT_THAT(parsed.said(), HasSubstr("'early' is picked, but its tags leave it out"));
}

TEST(Tailor, ReachesByIdIntoItemsHighlightsAndSections) {
  const Parsed parsed = variant(R"([variants.v.work.acme]
position = "Staff"
location = "Here"
[variants.v.work.acme.highlights]
six = "Led seven."
[variants.v.highlights]
p99 = "Cut p99 much. {.sre}"
four = "Hired five."
[variants.v.sections.talks]
title = "Speeches"
items = { keynote = { name = "KK" } }
[variants.v.skills]
Tools = ["lldb"]
Hobbies = ["type"]
)");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
  const Item& acme = section(parsed, "work").items[0];
  EXPECT_EQ(acme.position.value, "Staff");
  EXPECT_EQ(acme.name.value, "Acme");
  EXPECT_EQ(acme.location.line.value, "Here");
  EXPECT_THAT(bullets(parsed),
              ElementsAre("Cut p99 much.", "Led seven.", "- Hired five.", "- Kept all.", "Set type."));
  EXPECT_EQ(acme.highlights[0].id, "p99");
  EXPECT_THAT(acme.highlights[0].tags, ElementsAre("sre")) << "new attributes, old id";
  EXPECT_FALSE(acme.highlights[0].priority);
  EXPECT_THAT(acme.highlights[1].tags, ElementsAre("lead")) << "old attributes";
  EXPECT_EQ(section(parsed, "talks").title.value, "Speeches");
  EXPECT_THAT(item_names(parsed, "talks"), ElementsAre("KK", "P"));
  EXPECT_THAT(item_names(parsed, "skills"), ElementsAre("Languages", "Tools", "Hobbies"));
  EXPECT_EQ(section(parsed, "skills").items[1].keywords[0].value, "lldb");
}

TEST(Tailor, ReachesIntoSkillsThatAreItems) {
  const Parsed parsed = tailor_text(R"([basics]
name = "Ada"
[[skills]]
name = "Languages"
keywords = ["C"]
[variants.v.skills]
Languages = ["Rust"]
More = ["x"]
)",
                                    "v");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_THAT(item_names(parsed, "skills"), ElementsAre("Languages", "More"));
  EXPECT_EQ(section(parsed, "skills").items[0].keywords[0].value, "Rust");
}

TEST(Tailor, RefusesAnIdThatIsNowhere) {
  const auto said = [](const std::string& tables) {
    const Parsed parsed = parse_text(base + tables);
    if (parsed.errors.size() != 1) return parsed.said();
    return parsed.errors[0].message + " | " + parsed.errors[0].help;
  };
  EXPECT_EQ(said("[variants.v.work.acne]\nposition='x'\n"),
            "no item of 'work' has the id 'acne' | did you mean 'acme'?");
  EXPECT_EQ(said("[variants.v.highlights]\np98='x'\n"),
            "no highlight has the id 'p98' | did you mean 'p99'?");
  EXPECT_EQ(said("[variants.v.work.acme.highlights]\nsixx='x'\n"),
            "no highlight has the id 'sixx' | did you mean 'six'?");
  EXPECT_EQ(said("[variants.v.sections.talk]\ntitle='x'\n"),
            "no item of 'sections' has the id 'talk' | did you mean 'talks'?");
  EXPECT_EQ(said("[variants.v.sections.talks.items.keynot]\nname='x'\n"),
            "no item of 'talks' has the id 'keynot' | did you mean 'keynote'?");
  EXPECT_EQ(said("[variants.v]\nhide=['work.acne']\n"),
            "'work.acne' in 'hide' names no key 'acne' | did you mean 'work.acme'?");
  EXPECT_EQ(said("[variants.v]\nhide=['work.acme.positio']\n"),
            "'work.acme.positio' in 'hide' names no key 'positio' | did you mean 'work.acme.position'?");
  EXPECT_EQ(said("[variants.v]\nhide=['talks.keynot']\n"),
            "'talks.keynot' in 'hide' names no key 'keynot' | did you mean 'keynote'?");
  EXPECT_EQ(said("[variants.v]\nhide=['talk']\n"),
            "'talk' in 'hide' names no table 'talk' | did you mean 'talks'?");
  EXPECT_EQ(said("[variants.v]\nhide=['basics.phone.mobile']\n"),
            "'basics.phone.mobile' in 'hide' names no key 'mobile' | ");
  EXPECT_EQ(said("[variants.v.talks]\ntitle='x'\n"),
            "'talks' is a section of your own | what changes in it stands under sections.talks");
  EXPECT_EQ(said("[variants.v]\nhide=['highlights.p98']\n"),
            "'highlights.p98' in 'hide' names no highlight | give a highlight that id: {#p98} at its end");
  EXPECT_EQ(said("[variants.v]\npick={work=['acne']}\n"),
            "no item of 'work' has the id 'acne' | did you mean 'acme'?");
  EXPECT_EQ(said("[variants.v]\npick={work=['*','*']}\n"),
            "'*' stands twice in 'pick' of 'work' | delete this one");
  EXPECT_EQ(said("[variants.whole]\n"),
            "'whole' is no name for a variant | it means the résumé without any: choose another name");
}

TEST(Tailor, FollowsWhatAVariantExtends) {
  const Parsed parsed = variant(R"([variants.v]
extends = "mid"
exclude = ["lead"]
[variants.mid]
extends = "far"
hide = ["basics.phone"]
output = "mid"
[variants.mid.basics]
label = "Mid"
[variants.far]
exclude = ["ic"]
[variants.far.basics]
label = "Far"
pronouns = "she"
)");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->basics.label.value, "Mid");
  EXPECT_EQ(parsed.resume->basics.pronouns.value, "she");
  EXPECT_THAT(parsed.resume->basics.phone, IsEmpty());
  EXPECT_THAT(bullets(parsed), ElementsAre("Cut p99.", "Set type.")) << "a list is replaced whole";
  EXPECT_EQ(parsed.resume->meta.output.value, "") << "a name is a variant's own";
  EXPECT_EQ(tailor_text(base + "[variants.v]\noutput='mine'\n", "v").resume->meta.output.value, "mine");
}

TEST(Tailor, RefusesListsThatNoAuthorWrites) {
  std::string many = "[variants.v]\nhide = [";
  for (int i = 0; i < 1001; ++i) many += "'basics.phone',";
  const Parsed parsed = parse_text(base + many + "]\n");
  ASSERT_EQ(parsed.errors.size(), 1U);
  EXPECT_EQ(parsed.errors[0].message, "'hide' in [variants.v] has 1001 elements; 1000 are the most");
}

TEST(Tailor, RefusesChainsThatEndInThemselves) {
  const auto first = [](const std::string& tables) {
    const Parsed parsed = parse_text(base + tables);
    return parsed.errors.empty() ? parsed.said() : parsed.errors[0].message;
  };
  EXPECT_EQ(first("[variants.a]\nextends='b'\n[variants.b]\nextends='a'\n"),
            "the variant 'b' extends itself");
  EXPECT_THAT(first("[variants.c]\nextends='a'\n[variants.a]\nextends='b'\n[variants.b]\nextends='a'\n"),
              HasSubstr("itself"));
  EXPECT_EQ(first("[variants.a]\nextends='bb'\n"), "there is no variant 'bb'");
}

TEST(Tailor, GivesTheDefaultVariantWhereNoneIsNamed) {
  const std::string text = base + "[variants.default]\nexclude = ['old']\n";
  EXPECT_THAT(item_names(parse_text(text), "work"), ElementsAre("Acme"));
  EXPECT_THAT(item_names(tailor_text(text, "default"), "work"), ElementsAre("Acme"));
  EXPECT_THAT(item_names(tailor_text(text, "whole"), "work"), ElementsAre("Acme", "Early"));
  EXPECT_THAT(item_names(tailor_text(base, "default"), "work"), ElementsAre("Acme", "Early"));
}

TEST(Tailor, SaysWhichVariantsThereAre) {
  const Parsed parsed = tailor_text(base + "[variants.acme]\n[variants.globex]\n", "acne");
  ASSERT_EQ(parsed.errors.size(), 1U);
  EXPECT_EQ(parsed.said(),
            "resume.toml: error: there is no variant 'acne'\n"
            "      = help: did you mean 'acme'? there are: acme, globex\n");
  EXPECT_EQ(parsed.errors[0].fault, Fault::CommandLine);
}

TEST(Tailor, FindsWhatOnlyMergingBrings) {
  const std::string text = base + "[variants.v.work.acme]\nendDate = '2019'\n";
  EXPECT_TRUE(parse_text(text).resume) << "the plain one is not at fault";
  const Parsed parsed = tailor_text(text, "v");
  ASSERT_EQ(parsed.errors.size(), 1U) << parsed.said();
  EXPECT_EQ(parsed.errors[0].message, "the end comes before the start");
  EXPECT_EQ(parsed.errors[0].place.line, 49);
}

TEST(Tailor, RepeatsNoWarningOfTheWhole) {
  const Parsed parsed =
      tailor_text("[basics]\nname='A'\n[[work]]\n[[work]]\nname='W'\n[variants.v.basics]\nlabel='L'\n", "v");
  EXPECT_EQ(parsed.warnings.size(), 1U) << parsed.said();
}

TEST(Tailor, KnowsThemesThatOnlyAVariantNames) {
  const Parsed parsed = variant("[variants.v.style]\ntheme = 'modern'\n");
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.resume->style.theme, "modern");
  EXPECT_EQ(variant("", "whole").resume->style.theme, "classic");
  const Parsed bad = parse_text(base + "[variants.v.style]\ntheme = 'modren'\n");
  ASSERT_EQ(bad.errors.size(), 1U) << bad.said();
  EXPECT_EQ(bad.errors[0].help, "did you mean 'modern'?");
}

TEST(Tailor, LeavesTheManuscriptAsItWas) {
  const auto files = memory_reader({});
  Diagnostics warnings;
  const auto manuscript =
      read({"resume.toml", base + "[variants.v]\nhide=['work']\n[variants.w.highlights]\np99='x'\n"}, *files,
           {}, warnings);
  ASSERT_TRUE(manuscript);
  EXPECT_THAT(manuscript->variants(), ElementsAre("v", "w"));
  ASSERT_TRUE(tailor(*manuscript, "v", warnings));
  ASSERT_TRUE(tailor(*manuscript, "w", warnings));
  const auto whole = tailor(*manuscript, "whole", warnings);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->sections.front().id, "work");
  EXPECT_EQ(whole->sections.front().items[0].highlights[0].text.value, "Cut p99.");
}

TEST(Tailor, LaysSettingsOverWhatTheVariantLeavesAlone) {
  const ParseOptions options{.theme = {},
                             .settings = {"work.acme.position=Head", "highlights.p99=\"Cut it.\""}};
  const Parsed parsed = tailor_text(base + "[variants.v.education]\n", "v", {}, options);
  const Parsed untouched = tailor_text(base + "[variants.v.basics]\nlabel='L'\n", "v", {}, options);
  for (const Parsed* one : {&parsed, &untouched}) {
    ASSERT_TRUE(one->resume) << one->said();
    EXPECT_EQ(one->said(), "");
    EXPECT_EQ(section(*one, "work").items[0].position.value, "Head");
    EXPECT_EQ(bullets(*one).front(), "Cut it.");
  }
}

TEST(Tailor, KeepsSecretWhatTheVariantLeavesAlone) {
  const std::string text =
      base + "[variants.v.basics]\nlabel='L'\n[meta]\nprivate=['work.early','talks','education.score']\n";
  const Parsed parsed = tailor_text(text, "v", {}, {.theme = {}, .is_public = true});
  ASSERT_TRUE(parsed.resume) << parsed.said();
  EXPECT_EQ(parsed.said(), "");
  EXPECT_THAT(section_ids(parsed), ElementsAre("work", "education", "publications", "skills"));
  EXPECT_THAT(item_names(parsed, "work"), ElementsAre("Acme"));
  for (const Item& item : section(parsed, "education").items) EXPECT_TRUE(item.score.empty());
}

TEST(Tailor, ChoosesAmongWhatTheVariantLeavesAlone) {
  const Parsed parsed = variant("[variants.v]\nexclude=['old','lead']\npick.publications=['two','one']\n");
  EXPECT_THAT(item_names(parsed, "work"), ElementsAre("Acme"));
  EXPECT_THAT(bullets(parsed), ElementsAre("Cut p99.", "Set type."));
  EXPECT_THAT(item_names(parsed, "publications"), ElementsAre("Two", "One"));
  EXPECT_THAT(parsed.resume->unprinted_ids, ElementsAre("three"));
}

TEST(Tailor, TellsTheHeadOfEachVariantAsTheWholeOfIt) {
  const std::string text = base + R"([meta]
output = "{name}"
[variants.plain]
[variants.named]
output = "{name} {variant}"
basics.name = "Ada L."
basics.image = "ada.png"
[variants.heir]
extends = "named"
hide = ["basics.image", "education"]
[variants.web]
basics.image = "https://example.org/ada.png"
)";
  for (const std::vector<std::string>& settings :
       {std::vector<std::string>{}, {"basics.name=Set", "meta.output=Set", "highlights.p99=\"Set.\""}}) {
    const auto files = memory_reader({{"ada.png", ""}});
    Diagnostics warnings;
    const auto manuscript =
        read({"resume.toml", text}, *files, {.theme = {}, .settings = settings}, warnings);
    ASSERT_TRUE(manuscript);
    for (const char* name : {"default", "whole", "plain", "named", "heir", "web"}) {
      const auto head = tailor_head(*manuscript, name);
      const auto whole = tailor(*manuscript, name, warnings);
      ASSERT_TRUE(head && whole) << name;
      EXPECT_EQ(head->basics.name.value, whole->basics.name.value) << name;
      EXPECT_EQ(head->basics.image.value, whole->basics.image.value) << name;
      EXPECT_EQ(head->meta.output.value, whole->meta.output.value) << name;
    }
    EXPECT_FALSE(tailor_head(*manuscript, "none"));
  }
}

TEST(Tailor, EndsWhereAStopIsRequested) {
  const auto files = memory_reader({});
  Diagnostics warnings;
  const auto manuscript =
      read({"resume.toml", base + "[variants.v]\nhide = [\"work.highlights\"]\n"}, *files, {}, warnings);
  ASSERT_TRUE(manuscript);
  std::stop_source source;
  ASSERT_TRUE(tailor(*manuscript, "v", warnings, source.get_token()));
  source.request_stop();
  const auto stopped_resume = tailor(*manuscript, "v", warnings, source.get_token());
  ASSERT_FALSE(stopped_resume);
  EXPECT_EQ(stopped_resume.error().front().message, stopped().message);
}

}  // namespace
}  // namespace galley::resume
