#include <regex>
#include <sstream>

#include <gmock/gmock.h>

#include "page_builder.h"
#include "pdf/dates.h"
#include "readers.h"

namespace galley::output {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Pages full_page() {
  Pages pages;
  pages.info = {"Résumé of Ada Łukasz", "Ada Łukasz", "Engineer", "en-GB", {"C++", "type"}, "2024-05-06"};
  pages.pages.push_back(letter_page());
  for (int line = 0; line < 50; ++line) {
    const std::string text = "Line " + std::to_string(line) +
                             " of a page that has as many words as a page of a résumé has, and is as wide.";
    pages.pages[0].lines.push_back(line_of(shaped(line % 7 == 0   ? sans()
                                                  : line % 5 == 0 ? libertine()
                                                                  : serif(),
                                                  text, 72, 72 + 13 * line)));
  }
  return pages;
}

TEST(PdfFile, IsSoundAndSmall) {
  const std::string pdf = pdf_of(full_page());
  EXPECT_THAT(pdf, StartsWith("%PDF-1.7\n"));
  expect_sound(pdf);
  EXPECT_LT(pdf.size(), 40'000U) << "three faces and a page";
  Pages plain = full_page();
  for (Line& line : plain.pages[0].lines) {
    line.runs[0] = shaped(serif(), line.text, 72, line.origin.y.points());
  }
  EXPECT_LT(pdf_of(plain).size(), 20'000U) << "one face and a page";
}

TEST(PdfFile, IsTheSameEveryTime) {
  EXPECT_EQ(pdf_of(full_page()), pdf_of(full_page()));
  Pages other = full_page();
  other.info.title = "Another";
  const std::regex id("/ID\\[<([0-9A-F]{32})><([0-9A-F]{32})>\\]");
  std::smatch first;
  std::smatch second;
  const std::string one = pdf_of(full_page());
  const std::string two = pdf_of(other);
  ASSERT_TRUE(std::regex_search(one, first, id));
  ASSERT_TRUE(std::regex_search(two, second, id));
  EXPECT_NE(first[1], second[1]);
}

TEST(PdfFile, HasAPrettyForm) {
  const std::string pdf = pretty_of(full_page());
  expect_sound(pdf);
  EXPECT_THAT(pdf, HasSubstr("\nxref\n0 "));
  EXPECT_THAT(pdf, Not(HasSubstr("FlateDecode")));
  EXPECT_EQ(raw_text(pdf), raw_text(pdf_of(full_page())));
}

TEST(PdfFile, KeepsPlainObjectsInObjectStreams) {
  const std::string pdf = pdf_of(full_page());
  EXPECT_THAT(pdf, HasSubstr("/Type/ObjStm"));
  EXPECT_THAT(pdf, HasSubstr("/Type/XRef"));
  EXPECT_THAT(pdf, Not(HasSubstr("/Type /Catalog")));
  EXPECT_THAT(pdf, Not(HasSubstr("Haru")));
  EXPECT_EQ(inspect(pdf,
                    "print(all(isinstance(o.Length, int) for o in pdf.objects if isinstance(o, "
                    "pikepdf.Stream)))"),
            "True\n");
}

TEST(PdfFile, EmbedsASubsetOfEveryFont) {
  std::istringstream fonts(read_with("pdffonts", pdf_of(full_page())));
  std::string line;
  std::vector<std::string> rows;
  while (std::getline(fonts, line)) rows.push_back(line);
  ASSERT_EQ(rows.size(), 5U);
  for (std::size_t i = 2; i < rows.size(); ++i) {
    EXPECT_THAT(rows[i], testing::ContainsRegex("^[A-Z]{6}\\+")) << rows[i];
    EXPECT_THAT(rows[i], testing::ContainsRegex("Identity-H +yes yes yes")) << rows[i];
  }
  const std::string all = rows[2] + rows[3] + rows[4];
  EXPECT_THAT(all, HasSubstr("SourceSerif4-Regular"));
  EXPECT_THAT(all, HasSubstr("SourceSans3-Semibold"));
  EXPECT_THAT(all, testing::ContainsRegex("LinLibertineO.*CID Type 0C"));
}

/// A face whose PostScript name is other than that of its file. Both have the same length.
std::shared_ptr<const font::Face> renamed(std::string_view from, std::string_view to) {
  const auto utf16 = [](std::string_view ascii) {
    std::string bytes;
    for (const char c : ascii) bytes.append(1, '\0').append(1, c);
    return bytes;
  };
  std::ifstream file(GALLEY_SOURCE_DIR "/data/fonts/SourceSerif4-Regular.ttf", std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  for (std::size_t at = 0; (at = bytes.find(utf16(from), at)) != std::string::npos;)
    bytes.replace(at, 2 * to.size(), utf16(to));
  return font::Face::load(std::make_shared<const std::string>(std::move(bytes)), "renamed").value();
}

TEST(PdfFile, LabelsAFontWithANameThatEveryReaderTakes) {
  const auto face = renamed("SourceSerif4-Regular", "Source&Serif'4'=Regu");
  ASSERT_EQ(face->post_script_name(), "Source&Serif'4'=Regu");
  const std::string pdf = pdf_of(one_page(shaped(face, "Ada", 72, 100)));
  expect_sound(pdf);
  EXPECT_EQ(inspect(pdf, "print(str(pdf.pages[0].Resources.Font.F1.BaseFont)[8:])"),
            "Source-Serif-4--Regu\n");
}

TEST(PdfFile, TellsTheWidthsOfItsGlyphs) {
  // The last width is that of the last glyph by number.
  const std::string widths = inspect(
      pdf_of(one_page(shaped(serif(), "AB", 72, 100))),
      "f = pdf.pages[0].Resources.Font.F1.DescendantFonts[0]\nprint(f.W[0], [int(w) for w in f.W[1]][1:])");
  EXPECT_EQ(widths, "0 [" + std::to_string(serif()->advance(serif()->glyph(U'A'))) + ", " +
                        std::to_string(serif()->advance(serif()->glyph(U'B'))) + "]\n");
}

TEST(PdfFile, SaysWhatItIs) {
  const std::string info = read_with("pdfinfo", pdf_of(full_page()));
  EXPECT_THAT(info, testing::ContainsRegex("Title: +Résumé of Ada Łukasz\n"));
  EXPECT_THAT(info, testing::ContainsRegex("Author: +Ada Łukasz\n"));
  EXPECT_THAT(info, testing::ContainsRegex("Subject: +Engineer\n"));
  EXPECT_THAT(info, testing::ContainsRegex("Keywords: +C\\+\\+, type\n"));
  EXPECT_THAT(info, testing::ContainsRegex("Producer: +galley [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  EXPECT_THAT(info, testing::ContainsRegex("PDF version: +1\\.7\n"));
  EXPECT_EQ(inspect(pdf_of(full_page()),
                    "print(pdf.Root.Lang, pdf.Root.ViewerPreferences.DisplayDocTitle, "
                    "pdf.docinfo['/ModDate'])"),
            "en-GB True D:20240506000000+00'00'\n");
}

TEST(PdfFile, HasADateOnlyWhenGivenOne) {
  Pages pages = full_page();
  const std::string program = "print(pdf.docinfo.get('/CreationDate'))";
  pages.info.last_modified = "1970-01-01T23:59:59Z";
  EXPECT_EQ(inspect(pdf_of(pages), program), "D:19700101235959+00'00'\n");
  pages.info.last_modified.clear();
  EXPECT_EQ(inspect(pdf_of(pages), program), "None\n");
}

TEST(PdfFile, WritesPageSizesWithoutNoise) {
  Pages pages = one_page(shaped(serif(), "a4", 72, 100));
  pages.pages[0].size = {pt(595.276), pt(841.89)};
  EXPECT_THAT(pretty_of(pages), HasSubstr("/MediaBox [0 0 595.276 841.89]"));
}

}  // namespace
}  // namespace galley::output
