#include <cmath>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>

#include "page_builder.h"
#include "readers.h"

namespace galley::output {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Where mutool sees each character: `x y` pairs in page coordinates, y down.
std::vector<Point> character_places(const std::string& pdf) {
  const std::string trace = read_with("mutool trace", pdf);
  const std::regex glyph(R"re(<g [^>]*x="([-0-9.]+)" y="([-0-9.]+)")re");
  std::vector<Point> places;
  for (auto match = std::sregex_iterator(trace.begin(), trace.end(), glyph); match != std::sregex_iterator();
       ++match) {
    places.push_back({pt(std::stod((*match)[1])), pt(792 - std::stod((*match)[2]))});
  }
  return places;
}

void expect_places(const Pages& pages) {
  const std::vector<Point> places = character_places(pdf_of(pages));
  std::size_t next = 0;
  for (const Line& line : pages.pages[0].lines) {
    for (const GlyphRun& run : line.runs) {
      for (const PlacedGlyph& glyph : run.glyphs) {
        ASSERT_LT(next, places.size());
        EXPECT_NEAR(places[next].x.points(), (run.origin.x + glyph.x).points(), 0.0055) << next;
        EXPECT_NEAR(places[next].y.points(), (run.origin.y - glyph.y).points(), 0.0055) << next;
        ++next;
      }
    }
  }
  EXPECT_EQ(next, places.size());
}

TEST(PdfContent, PutsEveryGlyphInItsPlace) {
  expect_places(one_page(shaped(serif(), "AVATAR To Wave. Kerning, Type", 72.123, 100.456),
                         shaped(libertine(), "AVATAR To Wave. Kerning, Type", 72, 120, 9.37)));
}

TEST(PdfContent, NeverCarriesARoundingErrorOn) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "minimum ";
  GlyphRun run = shaped(serif(), text, 10, 100, 3.14159);
  // Justified: each gap wider than the last by an odd amount.
  Length extra;
  for (PlacedGlyph& glyph : run.glyphs) {
    glyph.x += extra;
    if (run.text[glyph.text_begin] == ' ') extra += Length::scaled_points(7919);
  }
  expect_places(one_page(run));
}

TEST(PdfContent, GoesOnAcrossRunsOfALine) {
  GlyphRun first = shaped(serif(), "Senior ", 72, 100, 11);
  GlyphRun second = shaped(sans(), "Engineer", 0, 100, 9);
  second.origin.x = first.origin.x + first.glyphs.back().x + first.glyphs.back().advance;
  GlyphRun far = shaped(serif(), "2023", 500, 100, 11);
  Pages pages = one_page(first);
  pages.pages[0].lines[0].runs.push_back(second);
  pages.pages[0].lines[0].runs.push_back(far);
  expect_places(pages);
  const std::string pretty = pretty_of(pages);
  EXPECT_EQ(count(pretty, " Td\n"), 2) << "one for the line, one for the far run";
}

TEST(PdfContent, MergesRunsOfOneLook) {
  Pages pages = one_page(shaped(serif(), "one", 72, 100));
  GlyphRun next = shaped(serif(), "two", 0, 100);
  next.origin.x = pages.pages[0].lines[0].runs[0].glyphs.back().x + pt(72) +
                  pages.pages[0].lines[0].runs[0].glyphs.back().advance;
  next.link = 0;
  pages.pages[0].lines[0].runs.push_back(next);
  const std::string pretty = pretty_of(pages);
  EXPECT_EQ(count(pretty, "TJ\n"), 1);
}

TEST(PdfContent, SetsColoursOnlyWhenTheyChange) {
  GlyphRun blue = shaped(serif(), "blue", 72, 100);
  blue.colour = {0x1F, 0x3F, 0x77};
  GlyphRun grey = shaped(serif(), "grey", 72, 140);
  grey.colour = {0x99, 0x99, 0x99};
  Pages pages = one_page(blue, blue, grey);
  pages.pages[0].rules.push_back({{{pt(72), pt(110)}, {pt(468), pt(0.5)}}, {0x99, 0x99, 0x99}});
  const std::string pretty = pretty_of(pages);
  EXPECT_THAT(pretty, HasSubstr("/Artifact<</Type/Layout>>BDC\n0.6 g\n72 681.5 468 0.5 re\nf\nEMC\n"));
  EXPECT_THAT(pretty, HasSubstr("0.122 0.247 0.467 rg\n"));
  EXPECT_EQ(count(pretty, " rg\n"), 1);
  EXPECT_EQ(count(pretty, " g\n"), 2) << "for the rule, and again after the blue text";
}

TEST(PdfContent, BeginsAPageWithItsFooterAnArtifact) {
  Pages pages = one_page(shaped(serif(), "text", 72, 100));
  pages.pages[0].lines.push_back(line_of(shaped(serif(), "2 of 3", 500, 760, 8.5), LineRole::Footer));
  const std::string pretty = pretty_of(pages);
  EXPECT_THAT(pretty, HasSubstr("BT\n10 0 0 10 0 0 Tm\n/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"));
  EXPECT_THAT(pretty, HasSubstr("/F1 0.85 Tf\n50 3.2 Td\n"));
  EXPECT_THAT(pretty, HasSubstr("]TJ\nEMC\nET\n"));
  expect_sound(pdf_of(pages));
}

TEST(PdfContent, MeasuresTextInUnitsOfItsOwn) {
  const std::string pretty = pretty_of(one_page(shaped(serif(), "text", 72, 100, 10.5)));
  EXPECT_THAT(pretty, HasSubstr("BT\n10 0 0 10 0 0 Tm\n"));
  EXPECT_THAT(pretty, HasSubstr("/F1 1.05 Tf\n7.2 69.2 Td\n"));
}

TEST(PdfContent, LandsWherePopplerSeesIt) {
  const std::string pdf = pdf_of(one_page(shaped(serif(), "Galley", 100, 200, 20)));
  const std::string boxes = read_with("pdftotext -bbox", pdf, "-");
  std::smatch match;
  ASSERT_TRUE(std::regex_search(
      boxes, match,
      std::regex(R"re(<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">Galley)re")))
      << boxes;
  EXPECT_NEAR(std::stod(match[1]), 100, 0.01);
  EXPECT_LT(std::stod(match[2]), 200);
  EXPECT_GT(std::stod(match[4]), 200);
}

/// The ink of a page at 72 dpi, as a bitmap of '1's and '0's, a row a line.
std::vector<std::string> bitmap(const std::string& pdf) {
  std::istringstream file(read_with("pdftoppm -mono -r 72", pdf));
  std::string magic;
  int width = 0;
  int height = 0;
  file >> magic >> width >> height;
  file.get();
  std::vector<std::string> rows;
  for (int y = 0; y < height; ++y) {
    std::string row;
    for (int x = 0; x < width; x += 8) {
      const int byte = file.get();
      for (int bit = 7; bit >= 0; --bit) row += (byte >> bit & 1) != 0 ? '1' : '0';
    }
    rows.push_back(row);
  }
  return rows;
}

TEST(PdfContent, PaintsInkWherePagesSay) {
  Pages pages = one_page(shaped(serif(), "HHHH", 100, 200, 36));
  pages.pages[0].rules.push_back({{{pt(300), pt(400)}, {pt(50), pt(4)}}, {}});
  const std::vector<std::string> rows = bitmap(pdf_of(pages));
  ASSERT_EQ(rows.size(), 792U);
  EXPECT_THAT(rows[198].substr(100, 60), HasSubstr("1")) << "serifs on the baseline";
  EXPECT_THAT(rows[202], Not(HasSubstr("1"))) << "nothing under it";
  EXPECT_EQ(rows[402].find('1'), 300U);
  EXPECT_EQ(rows[402].rfind('1'), 349U);
}

}  // namespace
}  // namespace galley::output
