#include <cstring>
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

/// “café”, as a face without é would set it.
GlyphRun cafe_of_letter_and_mark() {
  GlyphRun run = shaped(serif(), "caf\u00E9 and tea", 72, 100);
  PlacedGlyph mark = run.glyphs[3];
  run.glyphs[3].id = serif()->glyph(U'e');
  run.glyphs[3].advance = font::at_size(serif()->advance(run.glyphs[3].id), run.size, 1000);
  mark.id = serif()->glyph(U'\u0301');
  mark.x += pt(2.5);
  mark.advance = {};
  mark.text_begin = mark.text_end;
  run.glyphs.insert(run.glyphs.begin() + 4, mark);
  return run;
}

TEST(PdfText, ReadsALetterOfSeveralGlyphsOnce) {
  const Pages pages = one_page(cafe_of_letter_and_mark());
  expect_text(pages, "caf\u00E9 and tea");
  const std::string pretty = pretty_of(pages);
  EXPECT_THAT(pretty, Not(HasSubstr("ActualText")));
  EXPECT_THAT(pretty, HasSubstr("<00E9>"));
  EXPECT_THAT(pretty, Not(HasSubstr("<0301>")));
  EXPECT_THAT(pretty, HasSubstr("<0065>")) << "the letter means what it means alone";
}

/// The widest way back of the pen inside a line, in thousandths of an em.
double widest_way_back(const std::string& pretty) {
  double widest = 0;
  const std::regex number("> ?([0-9.]+)(?=[ <\\]])");
  for (std::sregex_iterator at(pretty.begin(), pretty.end(), number), end; at != end; ++at)
    widest = std::max(widest, std::stod((*at)[1]));
  return widest;
}

TEST(PdfText, ReadsALetterAndItsMarksEachForItself) {
  const std::string pretty = pretty_of(one_page(shaped(serif(), "q\u0303x\u0323\u0303", 72, 100)));
  for (const char* meaning : {"<0071>", "<0303>", "<0078>", "<03230303>"})
    EXPECT_THAT(pretty, HasSubstr(meaning));
  EXPECT_THAT(pretty, Not(HasSubstr("ActualText")));
  EXPECT_LT(widest_way_back(pretty), 100) << "poppler makes a word of what lies further back";
}

TEST(PdfText, ReadsMarksOfAnyFace) {
  for (const auto& face : {serif(), sans(), libertine()}) {
    SCOPED_TRACE(face->post_script_name());
    expect_text(one_page(shaped(face, "q\u0303x\u0323\u0303q\u0303 and \u1ECD\u0300na", 72, 100)),
                "q\u0303x\u0323\u0303q\u0303 and \u1ECD\u0300na");
  }
}

TEST(PdfText, ReadsGlyphsThatShareALetterAsOne) {
  // No letter of the text is one of these glyphs.
  GlyphRun run = shaped(serif(), "a\u00BDb", 72, 100);
  PlacedGlyph second = run.glyphs[1];
  run.glyphs[1].id = serif()->glyph(U'1');
  second.id = serif()->glyph(U'2');
  second.text_begin = second.text_end;
  const Length width = font::at_size(serif()->advance(second.id), run.size, 1000);
  second.x += second.advance - width;
  second.advance = width;
  run.glyphs.insert(run.glyphs.begin() + 2, second);
  EXPECT_THAT(pretty_of(one_page(run)), Not(HasSubstr("ActualText")));
  expect_text(one_page(run), "a\u00BDb");
}

TEST(PdfText, LeavesOutWhatNoOneSees) {
  for (const char* unseen :
       {"\u200C", "\u200D", "\u200E", "\u2060", "\u2066", "\u034F", "\uFE0F", "\uFEFF"}) {
    GlyphRun run = shaped(serif(), "abc", 72, 100);
    run.text = "a" + std::string(unseen) + "bc" + unseen;
    run.glyphs[0].text_end = run.glyphs[1].text_begin = static_cast<std::uint32_t>(1 + std::strlen(unseen));
    run.glyphs[1].text_end = run.glyphs[2].text_begin = run.glyphs[1].text_begin + 1;
    run.glyphs[2].text_end = static_cast<std::uint32_t>(run.text.size());
    expect_text(one_page(run), "abc");
  }
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
