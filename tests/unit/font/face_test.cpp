#include "galley/font/face.h"

#include <gmock/gmock.h>

#include "test_fonts.h"

namespace galley::font {
namespace {

using testing::HasSubstr;

std::string error_of(std::string bytes, unsigned index = 0) {
  const auto face = load(std::move(bytes), index);
  if (face) {
    return "loaded";
  }
  EXPECT_EQ(face.error().fault, Fault::System);
  return face.error().message;
}

TEST(Face, TellsItsMetrics) {
  const auto face = load(shipped("SourceSerif4-Regular.ttf"));
  ASSERT_TRUE(face);
  const Metrics& metrics = (*face)->metrics();
  EXPECT_EQ(metrics.units_per_em, 1000);
  EXPECT_EQ(metrics.cap_height, 670);
  EXPECT_EQ(metrics.x_height, 475);
  EXPECT_EQ(metrics.weight, 400);
  EXPECT_EQ(metrics.italic_angle, 0);
  EXPECT_GT(metrics.ascent, 700);
  EXPECT_LT(metrics.descent, -200);
  EXPECT_LT(metrics.x_min, 0);
  EXPECT_GT(metrics.y_max, 900);
  EXPECT_FALSE(metrics.fixed_pitch);
  EXPECT_EQ((*face)->post_script_name(), "SourceSerif4-Regular");
  EXPECT_EQ((*face)->family(), "Source Serif 4");
  EXPECT_FALSE((*face)->italic());
  EXPECT_FALSE((*face)->cff());
}

TEST(Face, TellsItalicsAndWeights) {
  const auto face = load(shipped("SourceSerif4-SemiboldIt.ttf"));
  ASSERT_TRUE(face);
  EXPECT_TRUE((*face)->italic());
  EXPECT_EQ((*face)->metrics().weight, 600);
  EXPECT_EQ((*face)->metrics().italic_angle, -12);
  EXPECT_THAT((*face)->families(), testing::ElementsAre("Source Serif 4", "Source Serif 4 Semibold"));
}

TEST(Face, TellsWhatStandsAtTheSidesOfAGlyph) {
  const auto sans = load(shipped("SourceSans3-Regular.ttf")).value();
  const auto edges = [](const Face& face, char32_t character) { return face.edges(face.glyph(character)); };
  const Edges stem = edges(*sans, U'H');
  EXPECT_EQ(stem.inked, 1000);
  EXPECT_EQ(stem.left, 0);
  EXPECT_EQ(stem.right, 0);
  // The arm of an L is at its foot, those of a T at its head.
  EXPECT_EQ(edges(*sans, U'L').left, 0);
  EXPECT_GT(edges(*sans, U'L').right, 800);
  EXPECT_NEAR(edges(*sans, U'T').left, edges(*sans, U'T').right, 10);
  EXPECT_LT(edges(*sans, U'.').inked, 300);
  EXPECT_EQ(edges(*sans, U' ').inked, 0);
  EXPECT_EQ(sans->edges(sans->glyph_count()).inked, 0);
}

TEST(Face, LooksAtItalicsUpright) {
  const auto italic = load(shipped("SourceSans3-It.ttf")).value();
  EXPECT_LT(italic->edges(italic->glyph(U'H')).left, 60);
  EXPECT_LT(italic->edges(italic->glyph(U'H')).right, 60);
}

TEST(Face, TellsGlyphsAndAdvances) {
  const auto face = load(shipped("SourceSans3-Regular.ttf"));
  ASSERT_TRUE(face);
  EXPECT_NE((*face)->glyph(U'A'), 0U);
  EXPECT_EQ((*face)->glyph(U'\u4E2D'), 0U);
  EXPECT_EQ((*face)->advance((*face)->glyph(U' ')), 200);
}

TEST(Face, LoadsCff) {
  const auto face = load(bytes_of(garamond));
  ASSERT_TRUE(face) << face.error().message;
  EXPECT_TRUE((*face)->cff());
  EXPECT_EQ((*face)->family(), "EB Garamond");
}

TEST(Face, LooksWhetherSubstitutionsSeeTheSpace) {
  const auto serif = load(shipped("SourceSerif4-Regular.ttf"));
  ASSERT_TRUE(serif);
  EXPECT_FALSE((*serif)->substitutes_across_space());
  // Lato's calt looks at what stands about an @.
  const auto lato = load(bytes_of("/usr/share/fonts/truetype/lato/Lato-Regular.ttf"));
  ASSERT_TRUE(lato);
  EXPECT_TRUE((*lato)->substitutes_across_space());
}

TEST(Face, RefusesWhatIsNoFont) {
  EXPECT_THAT(error_of(""), HasSubstr("'test.ttf' is no TrueType or OpenType font"));
  EXPECT_THAT(error_of("This is a text file.\n"), HasSubstr("is no TrueType or OpenType font"));
  EXPECT_THAT(error_of("wOFF" + std::string(100, '\0')), HasSubstr("broken web font"));
  EXPECT_THAT(error_of("wOF2" + std::string(100, '\0')), HasSubstr("broken web font"));
}

TEST(Face, RefusesATruncatedFont) {
  const std::string whole = shipped("SourceSans3-Regular.ttf");
  for (const std::size_t length : {std::size_t{6}, std::size_t{40}, std::size_t{1000}, whole.size() - 4}) {
    EXPECT_THAT(error_of(whole.substr(0, length)), HasSubstr("is truncated")) << length;
  }
}

TEST(Face, RefusesAFontWithoutOutlines) {
  std::string font = shipped("SourceSans3-Regular.ttf");
  font.replace(font.find("glyf"), 4, "CBDT");
  EXPECT_THAT(error_of(font), HasSubstr("has no outlines"));
}

TEST(Face, RefusesAFontWithoutANeededTable) {
  std::string font = shipped("SourceSans3-Regular.ttf");
  font.replace(font.find("hmtx"), 4, "xxxx");
  EXPECT_THAT(error_of(font), HasSubstr("its table 'hmtx' is missing"));
}

TEST(Face, RefusesAFontThatMayNotBeEmbedded) {
  std::string font = shipped("SourceSans3-Regular.ttf");
  font[table_offset(font, "OS/2") + 9] = 2;
  EXPECT_THAT(error_of(font), HasSubstr("may not be embedded"));
  font[table_offset(font, "OS/2") + 9] = 8;
  EXPECT_EQ(error_of(font), "loaded");
}

TEST(Face, FindsAFaceInACollection) {
  const std::string font = shipped("SourceSans3-Regular.ttf");
  const auto number = [](std::size_t value) {
    std::string bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
      bytes += static_cast<char>(value >> shift & 0xFFU);
    }
    return bytes;
  };
  // A collection of one: header, then the font with its offsets moved.
  std::string collection = "ttcf" + number(0x00010000) + number(1) + number(16) + font;
  const std::size_t tables = static_cast<unsigned char>(font[5]);
  for (std::size_t i = 0; i < tables; ++i) {
    const std::size_t place = 16 + 12 + i * 16 + 8;
    std::size_t offset = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      offset = offset << 8U | static_cast<unsigned char>(collection[place + k]);
    }
    collection.replace(place, 4, number(offset + 16));
  }
  EXPECT_EQ(error_of(collection), "loaded");
  EXPECT_THAT(error_of(collection, 1), HasSubstr("there is no number 1"));
  EXPECT_THAT(error_of(font, 1), HasSubstr("one face only"));
}

TEST(Face, ScalesUnitsToASize) { EXPECT_EQ(at_size(500, Length::points(10), 1000), Length::points(5)); }

}  // namespace
}  // namespace galley::font
