#include "galley/base/utf8.h"

#include <gtest/gtest.h>

namespace galley::utf8 {
namespace {

TEST(Utf8, DecodesWhatItAppends) {
  for (const char32_t code_point :
       {U'a', U'\x7F', U'\x80', U'é', U'߿', U'ࠀ', U'—', U'\xFFFF', U'\x10000', U'😀', U'\x10FFFF'}) {
    std::string text = "x";
    append(text, code_point);
    const Decoded decoded = decode(text, 1);
    EXPECT_EQ(decoded.code_point, code_point);
    EXPECT_EQ(decoded.next, text.size());
    EXPECT_EQ(length(text), 2U);
    EXPECT_EQ(first_ill_formed(text), std::nullopt);
  }
}

TEST(Utf8, AppendsReplacementsForWhatIsNoCharacter) {
  for (const char32_t code_point :
       {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string text;
    append(text, code_point);
    EXPECT_EQ(text, "\xEF\xBF\xBD");
  }
}

TEST(Utf8, FindsTheFirstIllFormedByte) {
  EXPECT_EQ(first_ill_formed(""), std::nullopt);
  EXPECT_EQ(first_ill_formed("a\xFF"), 1U);
  EXPECT_EQ(first_ill_formed("é\x80"), 2U);
  EXPECT_EQ(first_ill_formed("\xC0\x80"), 0U) << "overlong NUL";
  EXPECT_EQ(first_ill_formed("\xE0\x9F\xBF"), 0U) << "overlong U+07FF";
  EXPECT_EQ(first_ill_formed("\xED\xA0\x80"), 0U) << "a surrogate";
  EXPECT_EQ(first_ill_formed("\xF0\x8F\xBF\xBF"), 0U) << "overlong U+FFFF";
  EXPECT_EQ(first_ill_formed("\xF4\x90\x80\x80"), 0U) << "past U+10FFFF";
  EXPECT_EQ(first_ill_formed("ab\xE2\x80"), 2U) << "cut short";
}

TEST(Utf8, MovesOnByOneAfterAnIllFormedByte) {
  const Decoded decoded = decode("\xE2\x80", 0);
  EXPECT_EQ(decoded.code_point, char32_t{0xFFFD});
  EXPECT_EQ(decoded.next, 1U);
  EXPECT_EQ(length("\xE2\x80z"), 3U);
  EXPECT_EQ(decode("", 0).next, 1U);
}

}  // namespace
}  // namespace galley::utf8
