// text: runs of one direction and one script.
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "galley/base/utf8.h"
#include "galley/text/text.h"

namespace galley::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The runs as “Latn0[text]”.
std::vector<std::string> runs_of(std::string_view text) {
  std::vector<std::string> described;
  std::uint32_t end = 0;
  for (const ItemRun& run : itemise(text).runs) {
    EXPECT_EQ(run.begin, end) << "runs tile the text";
    end = run.end;
    std::string description;
    for (int shift = 24; shift >= 0; shift -= 8) {
      description += static_cast<char>((run.script >> static_cast<unsigned>(shift)) & 0xFFU);
    }
    description += std::to_string(run.level) + "[";
    description += text.substr(run.begin, run.end - run.begin);
    described.push_back(description + "]");
  }
  EXPECT_EQ(end, text.size());
  return described;
}

/// What is told without ICU is what ICU tells: a Cyrillic letter at the end makes it ask.
TEST(Itemise, TellsPlainTextAsIcuDoes) {
  const auto plain = [](char32_t c) {
    return c < 0x02B0 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E);
  };
  std::string text = "(";
  for (char32_t c = 1; c < 0x2060; ++c)
    if (plain(c)) utf8::append(text, c);
  for (const std::string& each : {text, std::string("1–2 (3)"), std::string("[a] 1")}) {
    const std::vector<ItemRun> quick = itemise(each).runs;
    std::vector<ItemRun> asked = itemise(each + "Ж").runs;
    ASSERT_EQ(quick.size(), 1U);
    // What has no script of its own goes with the letter.
    if (asked.size() > 1) asked.pop_back();
    asked.back().end = static_cast<std::uint32_t>(each.size());
    if (each.find_first_of("abc") == std::string::npos) asked.back().script = quick.front().script;
    EXPECT_THAT(asked, ElementsAre(quick.front()));
  }
}

TEST(Itemise, OneScriptIsOneRun) {
  EXPECT_THAT(runs_of(""), IsEmpty());
  EXPECT_THAT(runs_of("Cut p99 to 22 ms (–80 %)."), ElementsAre("Latn0[Cut p99 to 22 ms (–80 %).]"));
  EXPECT_THAT(runs_of("2016"), ElementsAre("Zyyy0[2016]"));
}

TEST(Itemise, CommonCharactersGoWithTheirNeighbours) {
  EXPECT_THAT(runs_of("“Ελλάς” 1 and"), ElementsAre("Grek0[“Ελλάς” 1 ]", "Latn0[and]"));
  EXPECT_THAT(runs_of("1. Москва"), ElementsAre("Cyrl0[1. Москва]"));
}

TEST(Itemise, MarksGoWithTheirBase) {
  EXPECT_THAT(runs_of("Huszár x\u0301 Α\u0301"), ElementsAre("Latn0[Huszár x\u0301 ]", "Grek0[Α\u0301]"));
}

TEST(Itemise, ClosingBracketsTakeTheScriptOfTheirOpeners) {
  EXPECT_THAT(runs_of("mean (μέσος) of"), ElementsAre("Latn0[mean (]", "Grek0[μέσος]", "Latn0[) of]"));
  EXPECT_THAT(runs_of("[λ (a)] b"), ElementsAre("Grek0[[λ (]", "Latn0[a]", "Grek0[)] ]", "Latn0[b]"));
}

TEST(Itemise, ScriptExtensionsDecideForSharedCharacters) {
  // The danda is shared by the scripts of India, the prolonged sound mark by the two kana.
  EXPECT_THAT(runs_of("Om।देव"), ElementsAre("Latn0[Om]", "Deva0[।देव]"));
  EXPECT_THAT(runs_of("らーめん"), ElementsAre("Hira0[らーめん]"));
}

TEST(Itemise, DirectionsPart) {
  EXPECT_THAT(runs_of("Tel Aviv (תל אביב), Israel"),
              ElementsAre("Latn0[Tel Aviv (]", "Hebr1[תל אביב]", "Latn0[), Israel]"));
  EXPECT_THAT(runs_of("שלום world 12"), ElementsAre("Hebr1[שלום ]", "Latn2[world 12]"));
  EXPECT_THAT(runs_of("שלום 12!"), ElementsAre("Hebr1[שלום ]", "Hebr2[12]", "Hebr1[!]"));
}

TEST(Itemise, MixesLatinHebrewAndGreek) {
  EXPECT_THAT(runs_of("abc אבג αβγ"), ElementsAre("Latn0[abc ]", "Hebr1[אבג]", "Hebr0[ ]", "Grek0[αβγ]"));
}

TEST(Itemise, TakesAnyBytes) {
  const auto runs = itemise("a\xFF\xE2\x82z").runs;
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs.front().end, 5U);
}

TEST(Itemise, DeepBracketsAreNoTrap) {
  const std::string deep = "a" + std::string(100000, '(') + "b" + std::string(100000, ']');
  EXPECT_EQ(itemise(deep).runs.size(), 1U);
  // ICU alone would take minutes over these: every letter looks at every open bracket.
  std::string mixed;
  for (int i = 0; i < 200000; ++i) mixed += i % 2 == 0 ? "(א" : "[a";
  EXPECT_GT(itemise(mixed).runs.size(), 100000U);
  std::string isolated;
  for (int i = 0; i < 200000; ++i) isolated += "א(\u2067)\u2069";
  EXPECT_FALSE(itemise(isolated).runs.empty());
}

TEST(BidiLevels, FollowTheBaseDirection) {
  EXPECT_THAT(bidi_levels(U"a ב", 0), ElementsAre(0, 0, 1));
  EXPECT_THAT(bidi_levels(U"a ב", 1), ElementsAre(2, 1, 1));
  EXPECT_THAT(bidi_levels(U"ב a", -1), ElementsAre(1, 1, 2));
  EXPECT_THAT(bidi_levels(U"", 1), IsEmpty());
}

TEST(BidiLevels, AreOneACodePoint) {
  EXPECT_THAT(bidi_levels(U"\U0001F600ב\U00010800", 0), ElementsAre(0, 1, 1));
  const std::u32string ill = {U'a', char32_t{0xD800}, char32_t{0x110000}, U'b'};
  EXPECT_THAT(bidi_levels(ill, 0), ElementsAre(0, 0, 0, 0));
}

}  // namespace
}  // namespace galley::text
