// text: addresses that stand in prose.
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "galley/text/text.h"

namespace galley::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found_in(std::string_view text) {
  std::vector<std::string> found;
  for (const Isolate& each : addresses_in(text))
    found.emplace_back(text.substr(each.begin, each.end - each.begin));
  return found;
}

TEST(Addresses, NumbersBeginWithAPlus) {
  EXPECT_THAT(found_in("طلب +20 10 5550 142 (هنا)."), ElementsAre("+20 10 5550 142"));
  EXPECT_THAT(found_in("+972 (3) 555-0142, +1 555 0100"), ElementsAre("+972 (3) 555-0142", "+1 555 0100"));
  EXPECT_THAT(found_in("C++ and 2+3, +5 %"), IsEmpty());
}

TEST(Addresses, NamesStandAroundAnAt) {
  EXPECT_THAT(found_in("ada@example.com, @ada_q. @"), ElementsAre("ada@example.com", "@ada_q"));
  EXPECT_THAT(found_in("@@a@b"), ElementsAre("@a", "@b"));
}

/// The levels of characters, a figure each.
std::string levels_of(const std::string& text, Base base, const std::vector<Isolate>& isolates) {
  std::string levels;
  for (const ItemRun& run : itemise(text, base, isolates).runs)
    for (std::uint32_t i = run.begin; i < run.end; ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80) levels += static_cast<char>('0' + run.level);
  return levels;
}

TEST(Addresses, IsolatesKeepTheirMarks) {
  const std::string text = "אב +20";
  EXPECT_EQ(levels_of(text, Base::RightUnlessAllLeft, {}), "111122");
  EXPECT_EQ(levels_of(text, Base::RightUnlessAllLeft, {{5, 8}}), "111222");
}

TEST(Addresses, APartHasADirectionOfItsOwn) {
  const std::string text = "LL.M., אב";
  EXPECT_EQ(levels_of(text, Base::RightUnlessAllLeft, {}),
            "2222111"
            "11");
  EXPECT_EQ(levels_of(text, Base::RightUnlessAllLeft, {{0, 5}}),
            "2222211"
            "11");
  // A part with any letter that runs to the left does so.
  EXPECT_EQ(levels_of("C אב", Base::RightUnlessAllLeft, {{0, 6}}), "4333");
  EXPECT_EQ(levels_of("x אב", Base::FirstStrong, {{2, 6}}), "0011");
}

}  // namespace
}  // namespace galley::text
