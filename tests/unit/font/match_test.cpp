#include "match.h"

#include <array>

#include <gmock/gmock.h>

namespace galley::font {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

int nearest_weight(std::initializer_list<int> offered, int wanted) {
  std::vector<Cut> cuts;
  for (const int weight : offered) {
    cuts.push_back({weight, false});
  }
  return cuts[nearest_cut(cuts, wanted, false)].weight;
}

// CSS Fonts 4, 5.2.
TEST(NearestCut, TakesTheExactWeight) { EXPECT_EQ(nearest_weight({300, 400, 600}, 400), 400); }
TEST(NearestCut, MiddlingWeightsGoUpTo500First) {
  EXPECT_EQ(nearest_weight({300, 500, 700}, 400), 500);
  EXPECT_EQ(nearest_weight({300, 600}, 400), 300);
  EXPECT_EQ(nearest_weight({600, 700}, 450), 600);
  EXPECT_EQ(nearest_weight({400, 600}, 500), 400);
}
TEST(NearestCut, LightWeightsGoDownFirst) {
  EXPECT_EQ(nearest_weight({200, 400}, 300), 200);
  EXPECT_EQ(nearest_weight({400, 600}, 300), 400);
}
TEST(NearestCut, HeavyWeightsGoUpFirst) {
  EXPECT_EQ(nearest_weight({400, 600, 900}, 700), 900);
  EXPECT_EQ(nearest_weight({400, 600}, 700), 600);
}

TEST(NearestFace, IsOfTheCutDrawnForTheSize) {
  const std::vector<ListedFace> faces{{{"Minion"}, "text", 0, {400, false}},
                                      {{"Minion"}, "italic", 0, {400, true}},
                                      {{"Minion Caption"}, "caption", 0, {400, false}},
                                      {{"minion subhead"}, "subhead", 0, {400, false}},
                                      {{"Minion Display"}, "display", 0, {700, false}}};
  const auto file = [&](std::string_view family, bool italic, double size) {
    const ListedFace* face = nearest_face(faces, family, 400, italic, Length::points(size));
    return face == nullptr ? "none" : face->file.path.string();
  };
  EXPECT_EQ(file("Minion", false, 8.5), "caption");
  EXPECT_EQ(file("Minion", false, 10), "text");
  EXPECT_EQ(file("Minion", false, 0), "text");
  EXPECT_EQ(file("Minion", false, 24), "subhead") << "the display cut is of another weight";
  EXPECT_EQ(file("Minion", true, 8.5), "italic") << "there is no such caption";
  EXPECT_EQ(file("Minion Display", false, 8.5), "display") << "as asked for";
  EXPECT_EQ(file("Caption", false, 8.5), "none");
}

TEST(NearestCut, PutsStyleBeforeWeight) {
  const std::array<Cut, 2> cuts{{{400, false}, {900, true}}};
  EXPECT_EQ(nearest_cut(cuts, 400, true), 1U);
  const std::array<Cut, 1> upright{{{400, false}}};
  EXPECT_EQ(nearest_cut(upright, 400, true), 0U);
}

TEST(SameFamily, IgnoresCaseOnly) {
  EXPECT_TRUE(same_family("source serif 4", "Source Serif 4"));
  EXPECT_FALSE(same_family("Source Serif", "Source Serif 4"));
}

TEST(NearestNames, FindsMisspellings) {
  const std::vector<std::string> names{"Lato", "Source Sans 3", "Source Serif 4", "Linux Libertine O"};
  EXPECT_THAT(nearest_names("Sorce Serif 4", names, 3), ElementsAre("Source Serif 4"));
  EXPECT_THAT(nearest_names("Source Serif", names, 3), ElementsAre("Source Serif 4"));
  EXPECT_THAT(nearest_names("linux libertine", names, 3), ElementsAre("Linux Libertine O"));
  EXPECT_THAT(nearest_names("Wingdings", names, 3), IsEmpty());
  EXPECT_THAT(nearest_names("", names, 3), IsEmpty());
}

TEST(NearestNames, GivesAFewOnly) {
  EXPECT_THAT(nearest_names("abcd", {"abce", "abcf", "abcg", "abch"}, 3),
              ElementsAre("abce", "abcf", "abcg"));
}

}  // namespace
}  // namespace galley::font
