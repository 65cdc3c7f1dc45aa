#include <tuple>

#include <gmock/gmock.h>

#include "ascii_uri.h"
#include "pdf/syntax.h"
#include "refusal.h"

namespace galley::output {
namespace {

using testing::HasSubstr;

std::u16string utf16(std::string_view utf8) {
  std::u16string out;
  append_utf16(out, utf8);
  return out;
}

TEST(PdfSyntax, RefusesLengthsBeyondThePlane) {
  const Length most = Length::points(10'000'000);
  const Length step = Length::scaled_points(1);
  EXPECT_EQ(coordinate(Length::points(841.89)), 841'890);
  EXPECT_EQ(coordinate(most), 10'000'000'000);
  EXPECT_EQ(coordinate(-most), -10'000'000'000);
  for (const Length length : {most + step, -most - step}) {
    EXPECT_THAT(refusal([&] { std::ignore = coordinate(length); }), HasSubstr("beyond 10000000pt"));
  }
}

TEST(PdfSyntax, RefusesIntegersOfMoreThan32Bits) {
  EXPECT_EQ(checked_integer(2'147'483'647), 2'147'483'647);
  EXPECT_EQ(checked_integer(-2'147'483'647), -2'147'483'647);
  for (const std::int64_t value : {2'147'483'648, -2'147'483'648}) {
    EXPECT_THAT(refusal([&] { std::ignore = checked_integer(value); }), HasSubstr("beyond 2147483647"));
  }
}

TEST(PdfSyntax, RefusesNamesThatSomeReadersDoNotTake) {
  EXPECT_EQ(checked_name("ABCDEF+SourceSerif4-Regular"), "ABCDEF+SourceSerif4-Regular");
  const std::string longest(127, 'x');
  EXPECT_EQ(checked_name(longest), longest);
  EXPECT_THAT(refusal([&] { std::ignore = checked_name(longest + "x"); }), HasSubstr("longer than 127"));
  for (const char* name : {"A B", "A/B", "A#", "(A)", "é", "\n"}) {
    EXPECT_THAT(refusal([&] { std::ignore = checked_name(name); }), HasSubstr("other characters")) << name;
  }
}

TEST(PdfSyntax, EscapesNames) {
  std::string out;
  append_name(out, "application/json");
  EXPECT_EQ(out, "/application#2Fjson");
  EXPECT_THAT(refusal([&] { append_name(out, std::string(128, 'x')); }), HasSubstr("longer than 127"));
  EXPECT_THAT(refusal([&] { append_name(out, std::string_view("a\0b", 3)); }), HasSubstr("zero byte"));
}

TEST(PdfSyntax, RefusesStringsThatAreTooLong) {
  std::string out;
  append_literal(out, std::string(32'766, '('));
  append_text_string(out, std::u16string(16'382, u'x'));
  EXPECT_THAT(refusal([&] { append_literal(out, std::string(32'767, 'x')); }),
              HasSubstr("a string of 32767 bytes is longer than 32766"));
  EXPECT_THAT(refusal([&] { append_text_string(out, std::u16string(16'383, u'x')); }),
              HasSubstr("a string of 32768 bytes is longer than 32766"));
}

TEST(PdfSyntax, WritesUtf16) {
  EXPECT_EQ(utf16("aé\U0001F600"), u"aé\U0001F600");
  EXPECT_EQ(utf16(std::string_view("a\0b", 3)), u"a b");
  EXPECT_EQ(utf16("\xFF"), u"\uFFFD");
  EXPECT_EQ(text_string("é"), std::string("\xFE\xFF\x00\xE9", 4));
  EXPECT_EQ(text_string("e"), "e");
  std::string hexadecimal;
  append_hexadecimal(hexadecimal, u"ffi\u20AC");
  EXPECT_EQ(hexadecimal, "00660066006920AC");
}

TEST(PdfSyntax, GivesTheFirstPartOfATextInWholeCharacters) {
  EXPECT_EQ(first_part("Städte\tund (Dörfer)"), "Städte und (Dörfer)");
  EXPECT_EQ(first_part(std::string(70'000, 'x')), std::string(16'382, 'x'));
  std::string text = "x";
  for (int i = 0; i < 10'000; ++i) text += "\U0001F600";
  EXPECT_EQ(text_string(first_part(text)).size(), 32'764U) << "a pair more would have room for half only";
  EXPECT_EQ(first_part(text), text.substr(0, 1 + 4 * 8190));
}

TEST(PdfSyntax, EscapesStrings) {
  std::string out;
  append_literal(out, "a(b)\\\r\n");
  EXPECT_EQ(out, "(a\\(b\\)\\\\\\r\n)");
}

TEST(PdfSyntax, EncodesUris) {
  EXPECT_EQ(ascii_uri("https://a.org/x?y=%20#z"), "https://a.org/x?y=%20#z");
  EXPECT_EQ(ascii_uri("https://a.org/é \n<>"), "https://a.org/%C3%A9%20%0A%3C%3E");
}

}  // namespace
}  // namespace galley::output
