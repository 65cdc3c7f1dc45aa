#include "galley/base/ascii.h"

#include <gmock/gmock.h>

namespace galley::ascii {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Ascii, KnowsItsOwnCharactersOnly) {
  EXPECT_TRUE(is_digit('0') && is_digit(U'9') && !is_digit('a') && !is_digit(U'\u0663'));
  EXPECT_TRUE(is_letter('a') && is_letter('Z') && !is_letter('_') && !is_letter(U'é'));
  EXPECT_FALSE(is_letter('\xC3')) << "a byte of a character beyond ASCII";
  EXPECT_TRUE(is_white_space('\t') && is_white_space('\f') && !is_white_space(U'\u00A0'));
}

TEST(Ascii, ChangesTheCaseOfItsLettersOnly) {
  EXPECT_EQ(lowered("ÉCOLE No. 1 [Z]"), "École no. 1 [z]") << "the first letter is beyond ASCII";
  EXPECT_EQ(to_capital('z'), 'Z');
  EXPECT_EQ(to_capital('{'), '{');
}

TEST(Ascii, TrimsAndCountsWords) {
  EXPECT_EQ(trimmed(" \n a b\t"), "a b");
  EXPECT_EQ(trimmed(" \n "), "");
  EXPECT_THAT(words_of(" one\n two\tthree "), ElementsAre("one", "two", "three"));
  EXPECT_THAT(words_of(" \n"), IsEmpty());
  EXPECT_EQ(count_words("one  two"), 2U);
}

}  // namespace
}  // namespace galley::ascii
