#include <regex>

#include <gmock/gmock.h>

#include "page_builder.h"
#include "readers.h"

namespace galley::output {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The text of a PDF in each reader.
void expect_text(const Pages& pages, const std::string& text) {
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  EXPECT_THAT(raw_text(pdf), HasSubstr(text));
  EXPECT_THAT(mutool_text(pdf), HasSubstr(text));
}

TEST(PdfText, ComesOutAgain) {
  expect_text(one_page(shaped(serif(), "Designed and built core infrastructure.", 72, 100)),
              "Designed and built core infrastructure.");
}

TEST(PdfText, ComesOutOfACffFace) {
  expect_text(one_page(shaped(libertine(), "Offices in Zürich, “quoted”", 72, 100)),
              "Offices in Zürich, “quoted”");
}

TEST(PdfText, SpellsLigaturesOut) {
  for (const auto& face : {serif(), libertine()}) {
    const GlyphRun run = shaped(face, "efficient", 72, 100);
    ASSERT_LT(run.glyphs.size(), run.text.size()) << "no ligature in " << face->post_script_name();
    expect_text(one_page(run), "efficient");
  }
}

TEST(PdfText, ReadsNoBreakSpacesAsSpaces) {
  const std::string pdf = pdf_of(one_page(shaped(serif(), "22\u00A0ms and 3\u00A0dB", 72, 100)));
  EXPECT_THAT(raw_text(pdf), HasSubstr("22 ms and 3 dB"));
  EXPECT_THAT(mutool_text(pdf), HasSubstr("22 ms and 3 dB"));
  EXPECT_THAT(pretty_of(one_page(shaped(serif(), "22\u00A0ms", 72, 100))), Not(HasSubstr("ActualText")));
}

/// A run in which the glyph of `shown` also stands for `other`.
GlyphRun two_meanings(std::string_view other) {
  GlyphRun run = shaped(serif(), "a-b-c", 72, 100);
  run.text = "a-b" + std::string(other) + "c";
  run.glyphs[3].text_end = 3 + static_cast<std::uint32_t>(other.size());
  run.glyphs[4].text_begin = run.glyphs[3].text_end;
  run.glyphs[4].text_end = run.glyphs[4].text_begin + 1;
  return run;
}

TEST(PdfText, ReadsAGlyphsSecondMeaningByAFontDictionaryOfItsOwn) {
  const Pages pages = one_page(two_meanings("\u2010"));
  const std::string pretty = pretty_of(pages);
  EXPECT_THAT(pretty, Not(HasSubstr("ActualText")));
  EXPECT_EQ(count(pretty, "/ToUnicode"), 2);
  EXPECT_EQ(count(pretty, "/FontFile2"), 1) << "the program is there once";
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  EXPECT_THAT(raw_text(pdf), HasSubstr("a-b\u2010c"));
}

TEST(PdfText, TakesTheCommonestMeaning) {
  const Pages pages = one_page(two_meanings("\u2010"), shaped(serif(), "x-y", 72, 120));
  const std::string pretty = pretty_of(pages);
  // Two come from F1 and only the other one, between them, from F2.
  EXPECT_TRUE(
      std::regex_search(pretty, std::regex("/F1 [\\d.]+ Tf[^/]*/F2 [\\d.]+ Tf[^/]*/F1 [\\d.]+ Tf[^/]*ET")));
  EXPECT_LT(pretty.find("<002D>"), pretty.find("<2010>"));
}

TEST(PdfText, ExplainsMeaningsPastAllFontDictionaries) {
  GlyphRun run = shaped(serif(), std::string(40, 'x'), 72, 100);
  run.text.clear();
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    run.glyphs[i].text_begin = static_cast<std::uint32_t>(2 * i);
    run.glyphs[i].text_end = run.glyphs[i].text_begin + 2;
    run.text += std::string("\xCE") + static_cast<char>(0x91 + i);  // Greek letters
  }
  const std::string pretty = pretty_of(one_page(run));
  EXPECT_EQ(count(pretty, "/ToUnicode"), 16);
  EXPECT_EQ(count(pretty, "/ActualText"), 24);
}

TEST(PdfText, ReadsSmallCapitalsAsTheLettersThatWereWritten) {
  // A small capital stands for both: here the glyph of "e" does.
  GlyphRun run = shaped(serif(), "eeee eee", 72, 100);
  run.text = "EeEe eeE";
  const std::string pdf = pdf_of(one_page(run));
  expect_sound(pdf);
  EXPECT_THAT(raw_text(pdf), HasSubstr("EeEe eeE"));
  EXPECT_THAT(mutool_text(pdf), HasSubstr("EeEe eeE"));
}

TEST(PdfText, ReadsAHyphenAddedAtALineEndAsSoft) {
  GlyphRun run = shaped(serif(), "well-made inter-", 72, 100);
  run.text.pop_back();
  run.glyphs.back().text_end = run.glyphs.back().text_begin;
  const std::string pretty = pretty_of(one_page(run));
  EXPECT_THAT(pretty, HasSubstr("<00AD>"));
  EXPECT_THAT(pretty, Not(HasSubstr("ActualText")));
}

TEST(PdfText, ReadsAClusterOfSeveralGlyphsOnce) {
  GlyphRun run = shaped(serif(), "cafe\u0301 and tea", 72, 100);
  // Source Serif composes it; take it apart again, as a face without the composed letter would have it.
  const std::uint32_t e = serif()->glyph(U'e');
  const std::uint32_t acute = serif()->glyph(U'\u0301');
  ASSERT_NE(acute, 0U);
  run = shaped(serif(), "caf\u00E9 and tea", 72, 100);
  PlacedGlyph mark = run.glyphs[3];
  run.glyphs[3].id = e;
  mark.id = acute;
  mark.text_begin = mark.text_end;
  run.glyphs.insert(run.glyphs.begin() + 4, mark);
  const Pages pages = one_page(run);
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  EXPECT_THAT(raw_text(pdf), HasSubstr("caf\u00E9 and tea"));
  const std::string pretty = pretty_of(pages);
  EXPECT_THAT(pretty, HasSubstr("/Span<</ActualText<FEFF00E9>>>BDC"));
  EXPECT_THAT(pretty, HasSubstr("<0301>")) << "the mark means itself to readers that know no ActualText";
  EXPECT_THAT(pretty, HasSubstr("<0065>")) << "and the letter means what it means alone";
}

TEST(PdfText, KeepsWordsApartOverLines) {
  expect_text(one_page(shaped(serif(), "first line ", 72, 100), shaped(serif(), "second line", 72, 114)),
              "first line");
  const std::string text = raw_text(
      pdf_of(one_page(shaped(serif(), "first line ", 72, 100), shaped(serif(), "second line", 72, 114))));
  EXPECT_THAT(text, testing::ContainsRegex("line[ \n]+second"));
}

TEST(PdfText, KeepsRaisedFiguresInTheirWord) {
  GlyphRun word = shaped(serif(), "KDD 2023", 72, 100);
  GlyphRun raised = shaped(serif(), "[2]", 0, 100, 7);
  raised.origin.x = word.origin.x + word.glyphs.back().x + word.glyphs.back().advance;
  for (PlacedGlyph& glyph : raised.glyphs) glyph.y = pt(3.5);
  Pages pages = one_page(word);
  pages.pages[0].lines[0].runs.push_back(raised);
  EXPECT_THAT(pretty_of(pages), HasSubstr("\n0.35 Ts"));
  expect_text(pages, "KDD 2023[2]");
}

TEST(PdfText, RaisesRunsAboveTheLine) {
  const GlyphRun word = shaped(serif(), "KDD 2023", 72, 100);
  GlyphRun raised = shaped(serif(), "[2]", 0, 96.5, 7);
  raised.origin.x = word.origin.x + word.glyphs.back().x + word.glyphs.back().advance;
  Pages pages = one_page(word);
  pages.pages[0].lines[0].runs.push_back(raised);
  const std::string pretty = pretty_of(pages);
  EXPECT_THAT(pretty, HasSubstr("\n0.35 Ts"));
  EXPECT_EQ(count(pretty, " Td"), 1);
  expect_text(pages, "KDD 2023[2]");
}

TEST(PdfText, ComesOutInPdfminer) {
  const TemporaryFile script(
      "import sys\nfrom pdfminer.high_level import extract_text\nprint(extract_text(sys.argv[1]))\n", ".py");
  const std::string text = read_with("/usr/bin/python3 " + script.path(),
                                     pdf_of(one_page(shaped(serif(), "Efficient 22\u00A0ms offices", 72, 100),
                                                     shaped(libertine(), "Zürich – “quoted”", 72, 130))));
  EXPECT_THAT(text, HasSubstr("Efficient 22 ms offices"));
  EXPECT_THAT(text, HasSubstr("Zürich – “quoted”"));
}

TEST(PdfText, SpeaksPlanesBeyondTheFirst) {
  GlyphRun run = shaped(serif(), "x", 72, 100);
  run.text = "\U0001D465";
  run.glyphs[0].text_end = 4;
  expect_text(one_page(run), "\U0001D465");
}

}  // namespace
}  // namespace galley::output
