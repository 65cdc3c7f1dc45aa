// The paragraph of Knuth & Plass 1981, in their units of 1/18 em, on their measure of 500.
#include <map>
#include <string>
#include <string_view>

#include <gmock/gmock.h>

#include "list.h"

namespace galley::breaking {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

constexpr std::string_view frog_king =
    "In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; "
    "and the youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever "
    "it shone in her face. Close by the king's castle lay a great dark forest, and under an old lime-tree in "
    "the forest was a well, and when the day was very warm, the king's child went out into the forest and "
    "sat down by the side of the cool fountain; and when she was bored she took a golden ball, and threw it "
    "up on high and caught it; and this ball was her favorite plaything.";

int width_of(char character) {
  static const std::map<char, int> others{{'C', 13}, {'I', 6}, {'-', 6}, {',', 5},
                                          {';', 5},  {'.', 5}, {'\'', 5}};
  constexpr std::array<int, 26> letters{9,  10, 8,  10, 8, 6, 9, 10, 5, 6,  10, 5,  15,
                                        10, 9,  10, 10, 7, 7, 7, 10, 9, 13, 10, 10, 8};
  if (character >= 'a' && character <= 'z') return letters[static_cast<std::size_t>(character - 'a')];
  return others.at(character);
}

Item space_after(char character) {
  if (character == ',') return glue(6, 4, 2);
  if (character == ';') return glue(6, 4, 1);
  if (character == '.') return glue(8, 6, 1);
  return glue(6, 3, 2);
}

struct Typed {
  List list{box(18)};
  std::vector<std::string> text{""};  ///< of each item

  void push(const Item& item, std::string_view what) {
    list.push_back(item);
    text.emplace_back(what);
  }
};

Typed type(std::string_view paragraph) {
  Typed typed;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < paragraph.size(); ++i) {
    const char character = paragraph[i];
    if (character == ' ') {
      typed.push(space_after(paragraph[i - 1]), " ");
      begin = i + 1;
      continue;
    }
    if (i == begin) typed.push(box(0), "");
    typed.list.back().width += sp(width_of(character));
    typed.text.back() += character;
    if (character == '-') {
      typed.push(penalty(50), "");
      begin = i + 1;
    }
  }
  finish(typed.list);
  typed.text.resize(typed.list.size());
  return typed;
}

TEST(FrogKing, BreaksAsInThePaper) {
  const Typed typed = type(frog_king);
  const Broken broken = break_list(typed.list, on_measure(500));

  std::vector<std::string> lines;
  std::vector<double> ratios;
  for (const BrokenLine& line : broken.lines) {
    ratios.push_back(line.ratio);
    lines.emplace_back();
    for (std::size_t i = line.begin; i < line.at; ++i) lines.back() += typed.text[i];
  }
  EXPECT_THAT(lines, ElementsAre("In olden times when wishing still helped one, there lived a",
                                 "king whose daughters were all beautiful; and the youngest was",
                                 "so beautiful that the sun itself, which has seen so much, was",
                                 "astonished whenever it shone in her face. Close by the king's",
                                 "castle lay a great dark forest, and under an old lime-tree in the",
                                 "forest was a well, and when the day was very warm, the king's",
                                 "child went out into the forest and sat down by the side of the",
                                 "cool fountain; and when she was bored she took a golden ball,",
                                 "and threw it up on high and caught it; and this ball was her",
                                 "favorite plaything."));
  EXPECT_THAT(ratios, Pointwise(DoubleNear(0.0005),
                                {0.774, 0.179, 0.629, 0.545, 0.000, 0.079, 0.282, 0.294, 0.575, 0.0}));
  EXPECT_TRUE(broken.feasible);
}

}  // namespace
}  // namespace galley::breaking
