#include "pdf_syntax.h"

#include <limits>

#include <gmock/gmock.h>

namespace galley::output {
namespace {

std::string decimal(std::int64_t value, int decimals = 3) {
  std::string out;
  append_decimal(out, value, decimals);
  return out;
}

std::u16string utf16(std::string_view utf8) {
  std::u16string out;
  append_utf16(out, utf8);
  return out;
}

TEST(PdfSyntax, WritesDecimals) {
  EXPECT_EQ(decimal(0), "0");
  EXPECT_EQ(decimal(1), "0.001");
  EXPECT_EQ(decimal(-1), "-0.001");
  EXPECT_EQ(decimal(841'890), "841.89");
  EXPECT_EQ(decimal(-72'000), "-72");
  EXPECT_EQ(decimal(100'050), "100.05");
  EXPECT_EQ(decimal(-125, 1), "-12.5");
  EXPECT_EQ(decimal(7, 0), "7");
  EXPECT_EQ(decimal(std::numeric_limits<std::int64_t>::min()), "-9223372036854775.808");
}

TEST(PdfSyntax, RoundsLengthsToThousandths) {
  EXPECT_EQ(thousandths(Length::points(841.89)), 841'890);
  EXPECT_EQ(thousandths(Length::points(-0.0005)), -1);
  EXPECT_EQ(thousandths(Length::scaled_points(std::numeric_limits<std::int64_t>::max())), 1'000'000'000);
  EXPECT_EQ(thousandths(Length::scaled_points(std::numeric_limits<std::int64_t>::min())), -1'000'000'000);
}

TEST(PdfSyntax, KeepsNamesSafe) {
  EXPECT_EQ(checked_name("ABCDEF+SourceSerif4-Regular"), "ABCDEF+SourceSerif4-Regular");
  EXPECT_EQ(checked_name("A B/C#(é)"), "A-B-C-----");
  EXPECT_EQ(checked_name(std::string(500, 'x')).size(), 127U);
}

TEST(PdfSyntax, WritesUtf16) {
  EXPECT_EQ(utf16("aé\U0001F600"), u"aé\U0001F600");
  EXPECT_EQ(utf16(std::string_view("a\0b", 3)), u"a b");
  EXPECT_EQ(utf16("\xFF"), u"\uFFFD");
  EXPECT_EQ(utf16_text_string("é"), std::string("\xFE\xFF\x00\xE9", 4));
  std::string hexadecimal;
  append_hexadecimal(hexadecimal, u"ffi\u20AC");
  EXPECT_EQ(hexadecimal, "00660066006920AC");
}

TEST(PdfSyntax, CutsTextBetweenCharacters) {
  std::string text = "x";
  for (int i = 0; i < 10'000; ++i) text += "\U0001F600";
  const std::string cut = utf16_text_string(text);
  EXPECT_EQ(cut.size(), 32764U);
  EXPECT_EQ(static_cast<unsigned char>(cut[cut.size() - 2]) & 0xFCU, 0xDCU) << "ends in a low surrogate";
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
