#include "galley/base/diagnostic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace galley {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Diagnostic error_at(std::string text, int line, int column, int width) {
  Diagnostic diagnostic;
  diagnostic.message = "wrong";
  diagnostic.place = {std::make_shared<Source>(Source{"resume.toml", std::move(text)}), line, column, width,
                      ""};
  return diagnostic;
}

TEST(Diagnostic, ShowsPlaceExcerptAndHelp) {
  Diagnostic diagnostic = error_at("\n\n\n\n\n\n\n\n\n\n\nhilights = [\n", 12, 1, 8);
  diagnostic.message = "unknown key 'hilights' in [[work]]";
  diagnostic.help = "did you mean 'highlights'?";
  EXPECT_EQ(to_text(diagnostic, false),
            "resume.toml:12:1: error: unknown key 'hilights' in [[work]]\n"
            "   12 | hilights = [\n"
            "      | ^~~~~~~~\n"
            "      = help: did you mean 'highlights'?\n");
}

TEST(Diagnostic, CountsColumnsInCodePoints) {
  EXPECT_EQ(to_text(error_at("é = \"—\"\r\n", 1, 5, 3), false),
            "resume.toml:1:5: error: wrong\n"
            "    1 | é = \"—\"\n"
            "      |     ^~~\n");
}

TEST(Diagnostic, ShowsControlCharactersAsPictures) {
  EXPECT_EQ(to_text(error_at("a\t\033[31m\x7F\xC2\x9B\xE2\x80\xAE\xFF", 1, 2, 1), false),
            "resume.toml:1:2: error: wrong\n"
            "    1 | a␉␛[31m␡���\n"
            "      |  ^\n");
  Diagnostic diagnostic = error_at("x", 1, 1, 1);
  diagnostic.message = "key '\033[2J'";
  EXPECT_THAT(to_text(diagnostic, false), Not(HasSubstr("\033")));
}

TEST(Diagnostic, CutsALongLineAroundThePlace) {
  const std::string text =
      to_text(error_at(std::string(200, 'a') + "HERE" + std::string(10000, 'b'), 1, 201, 4), false);
  EXPECT_EQ(text, "resume.toml:1:201: error: wrong\n    1 | …" + std::string(40, 'a') + "HERE" +
                      std::string(56, 'b') + "…\n      | " + std::string(41, ' ') + "^~~~\n");
  EXPECT_THAT(to_text(error_at(std::string(200, 'a'), 1, 1, 150), false),
              HasSubstr("      | ^" + std::string(99, '~') + "\n"));
  EXPECT_THAT(to_text(error_at(std::string(200, 'a'), 1, 201, 1), false),
              HasSubstr("    1 | …" + std::string(100, 'a') + "\n      | " + std::string(101, ' ') + "^\n"));
}

TEST(Diagnostic, NeedsNoExcerpt) {
  EXPECT_EQ(to_text(error_at("", 0, 0, 1), false), "resume.toml: error: wrong\n");
  EXPECT_EQ(to_text(error_at("a", 7, 1, 1), false), "resume.toml:7:1: error: wrong\n");
  Diagnostic diagnostic;
  diagnostic.severity = Severity::Note;
  diagnostic.message = "fine";
  EXPECT_EQ(to_text(diagnostic, false), "galley: note: fine\n");
  diagnostic.severity = Severity::Warning;
  diagnostic.place.source = std::make_shared<Source>(Source{"resume.json", "{}"});
  diagnostic.place.pointer = "/work/0/name";
  EXPECT_EQ(to_text(diagnostic, false), "resume.json:/work/0/name: warning: fine\n");
}

TEST(Diagnostic, ColoursOnRequest) {
  EXPECT_THAT(to_text(error_at("a", 1, 1, 1), true), HasSubstr("\033[1;31merror"));
}

TEST(Diagnostic, IsOneLineOfText) {
  Diagnostic diagnostic = error_at("a\"\t=", 1, 2, 1);
  EXPECT_EQ(to_line(diagnostic), "resume.toml:1:2: error: wrong\n");
  diagnostic.message = "not\n so\t\033[1m";
  diagnostic.help = "write\r\n'b'";
  EXPECT_EQ(to_line(diagnostic), "resume.toml:1:2: error: not so ␛[1m. write 'b'\n");
  diagnostic.message = "is it?";
  EXPECT_EQ(to_line(diagnostic), "resume.toml:1:2: error: is it? write 'b'\n");
  diagnostic.place = {};
  EXPECT_EQ(to_line(diagnostic), "galley: error: is it? write 'b'\n");
}

TEST(Diagnostic, IsOneLineOfJson) {
  Diagnostic diagnostic = error_at("a\"\t=", 1, 2, 1);
  diagnostic.help = "a\\b";
  EXPECT_EQ(
      to_json(diagnostic),
      R"({"severity":"error","message":"wrong","file":"resume.toml","line":1,"column":2,"excerpt":"a\"␉=","help":"a\\b"})"
      "\n");
  diagnostic.place = {diagnostic.place.source, 0, 0, 1, "/work"};
  diagnostic.message = "\xFF\n";
  EXPECT_THAT(to_json(diagnostic), HasSubstr(R"("message":"�\u000a")"));
  EXPECT_THAT(to_json(diagnostic), HasSubstr(R"("line":0,"column":0,"pointer":"/work")"));
}

TEST(Diagnostic, CutsWhatQuotesTooMuch) {
  Diagnostic diagnostic = error_at("a", 1, 1, 1);
  std::string many;
  for (int i = 0; i < 60'000; ++i) many += "é";
  diagnostic.message = "'" + many + "' is no id";
  diagnostic.help = "write " + many;
  diagnostic.place.pointer = "/" + many;
  EXPECT_LT(to_text(diagnostic, false).size(), 2000U);
  EXPECT_LT(to_json(diagnostic).size(), 3000U);
  EXPECT_THAT(to_text(diagnostic, false), HasSubstr("error: 'éé"));
  EXPECT_THAT(to_text(diagnostic, false), HasSubstr("é…é"));
  EXPECT_THAT(to_json(diagnostic), HasSubstr("é' is no id\""));
  diagnostic.message = std::string(300, 'x');
  EXPECT_THAT(to_text(diagnostic, false), HasSubstr(diagnostic.message));
}

TEST(Diagnostic, OnlyErrorsAreErrors) {
  Diagnostic warning;
  warning.severity = Severity::Warning;
  EXPECT_FALSE(has_error({warning}));
  EXPECT_TRUE(has_error({warning, Diagnostic()}));
}

TEST(FindFrom, FindsTheSameByAnIndexOfLines) {
  for (const std::string text : {"a\nb\n\nc [@a]", "\n\n", "", "x"}) {
    Source indexed{"resume.toml", text};
    index_lines(indexed);
    for (int line = 0; line <= 5; ++line) {
      Diagnostic plain = error_at(text, line, 1, 1);
      Diagnostic quick = plain;
      quick.place.source = std::make_shared<const Source>(indexed);
      EXPECT_EQ(to_text(quick, false), to_text(plain, false)) << line;
      EXPECT_EQ(find_from(quick.place, "[@a]").column, find_from(plain.place, "[@a]").column) << line;
    }
  }
}

TEST(FindFrom, FindsTheSameByAnIndexOfALongLine) {
  std::string text = "x\n";
  for (int i = 0; i < 3000; ++i) text += i % 3 == 0 ? "é" : i % 500 == 1 ? "!" : "a";
  text += "\nend";
  Source indexed{"resume.toml", text};
  index_lines(indexed);
  for (const int column : {1, 2, 1023, 1024, 1025, 2048, 2999, 3000, 3001, 5000}) {
    Diagnostic plain = error_at(text, 2, column, 1);
    Diagnostic quick = plain;
    quick.place.source = std::make_shared<const Source>(indexed);
    EXPECT_EQ(to_text(quick, false), to_text(plain, false)) << column;
    EXPECT_EQ(to_json(quick), to_json(plain)) << column;
    EXPECT_EQ(find_from(quick.place, "!").column, find_from(plain.place, "!").column) << column;
    EXPECT_EQ(find_from(quick.place, "end").line, 3) << column;
  }
  EXPECT_EQ(find_from(error_at(text, 2, 1030, 1).place, "!").column, 1502);
}

TEST(FindFrom, LooksThroughAValueOrTheFile) {
  for (const std::string& between : {std::string(70'000, 'x'), std::string(70, '\n')}) {
    const Place start = error_at("a" + between + "[@a]", 1, 1, 1).place;
    EXPECT_EQ(find_from(start, "[@a]").width, start.width) << "stays where it started";
    EXPECT_EQ(find_from(start, "[@a]", Reach::File).width, 4);
  }
}

TEST(FindFrom, FindsOnTheSameLineAndOnLaterOnes) {
  const Place start = error_at("[@a] x = \"é [@a]\n – [@b]\"\n[@c]", 1, 6, 1).place;
  EXPECT_EQ(find_from(start, "[@a]").column, 13);
  EXPECT_EQ(find_from(start, "[@a]").width, 4);
  const Place second = find_from(start, "[@b]");
  EXPECT_EQ(second.line, 2);
  EXPECT_EQ(second.column, 4);
  EXPECT_EQ(find_from(start, "[@c]").line, 3);
  EXPECT_EQ(find_from(start, "[@z]").column, 6);
}

TEST(InFileOrder, SortsByPlaceAndSaysEachOnce) {
  const auto source = std::make_shared<const Source>(Source{"a.toml", "one\ntwo\n"});
  const auto at = [&source](int line, const char* message) {
    Diagnostic diagnostic;
    diagnostic.message = message;
    diagnostic.place.source = source;
    diagnostic.place.line = line;
    return diagnostic;
  };
  const Diagnostics ordered = in_file_order({at(2, "b"), at(1, "z"), at(2, "a"), at(2, "b")});
  ASSERT_EQ(ordered.size(), 3U);
  EXPECT_EQ(ordered[0].message, "z");
  EXPECT_EQ(ordered[1].message, "b");
  EXPECT_EQ(ordered[2].message, "a");
}

}  // namespace
}  // namespace galley
