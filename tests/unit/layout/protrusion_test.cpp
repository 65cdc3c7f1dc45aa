// Overhangs of real faces: those that have a table, and one that has none.
#include "protrusion.h"

#include <array>
#include <fstream>

#include <gtest/gtest.h>

namespace galley::layout {
namespace {

std::shared_ptr<const font::Face> load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return nullptr;
  const auto bytes = std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                                         std::istreambuf_iterator<char>());
  const auto face = font::Face::load(bytes, path);
  return face ? *face : nullptr;
}

std::shared_ptr<const font::Face> shipped(const std::string& name) {
  return load(std::string(GALLEY_SOURCE_DIR) + "/data/fonts/" + name + ".ttf");
}

constexpr std::array shipped_names{"SourceSerif4-Regular",  "SourceSerif4-It", "SourceSerif4-Semibold",
                                   "SourceSans3-Regular",   "SourceSans3-It",  "SourceSans3-Semibold",
                                   "SourceSans3-SemiboldIt"};

Protrusion outline(const font::Face& face, char32_t character) {
  return protrusion_by_outline(face, face.glyph(character));
}

Protrusion of(const font::Face& face, char32_t character) {
  return protrusion_of(face, face.glyph(character), character);
}

TEST(Protrusion, TheOutlinesOfTheShippedFacesComeNearTheirTables) {
  for (const char* name : shipped_names) {
    const auto face = shipped(name);
    ASSERT_TRUE(face) << name;
    for (const char32_t mark : U".,-‐–—’”…") {
      if (mark == 0) continue;
      EXPECT_NEAR(outline(*face, mark).right, of(*face, mark).right, 170)
          << name << ' ' << static_cast<unsigned>(mark);
      EXPECT_GE(outline(*face, mark).right, 150) << name << ' ' << static_cast<unsigned>(mark);
    }
    for (const char32_t letter : U"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdeghijklmnopqrstuvwxyz") {
      if (letter == 0) continue;
      EXPECT_NEAR(outline(*face, letter).left, of(*face, letter).left, 60)
          << name << ' ' << static_cast<char>(letter);
      EXPECT_NEAR(outline(*face, letter).right, of(*face, letter).right, 60)
          << name << ' ' << static_cast<char>(letter);
    }
  }
}

void expect_sane(const font::Face& face) {
  for (const char32_t stem : U"HIMNlmnopq0")
    if (stem != 0) {
      EXPECT_EQ(outline(face, stem).left, 0) << static_cast<char>(stem);
    }
  for (const char32_t slanting : U"AVTY")
    if (slanting != 0) {
      EXPECT_GE(outline(face, slanting).left, 15) << static_cast<char>(slanting);
      EXPECT_LE(outline(face, slanting).left, 60) << static_cast<char>(slanting);
    }
  for (const char32_t light : U".,-’") {
    if (light == 0) continue;
    EXPECT_GE(outline(face, light).right, 400);
    EXPECT_LE(outline(face, light).right, 700);
  }
  // A dash is as light as a hyphen, but what hangs is seen by its length.
  EXPECT_LT(outline(face, U'—').right, outline(face, U'-').right / 2);
}

TEST(Protrusion, PointsHangMostSlantingLettersALittleStemsNotAtAll) {
  expect_sane(*shipped("SourceSerif4-Regular"));
  expect_sane(*shipped("SourceSans3-Regular"));
  expect_sane(*shipped("SourceSans3-It"));
}

TEST(Protrusion, AFaceWithoutATableGoesByItsOutlines) {
  int found = 0;
  for (const char* path : {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                           "/usr/share/fonts/opentype/linux-libertine/LinLibertine_R.otf"}) {
    const auto face = load(path);
    if (!face) continue;
    ++found;
    SCOPED_TRACE(path);
    expect_sane(*face);
    for (const char32_t character : U".-AVHn")
      if (character != 0) {
        EXPECT_EQ(of(*face, character).right, outline(*face, character).right);
      }
  }
  if (found == 0) GTEST_SKIP() << "neither DejaVu Sans nor Linux Libertine is installed";
}

TEST(Protrusion, TheTableIsForTheGlyphThatTheFaceMapsTheCharacterTo) {
  const auto face = shipped("SourceSerif4-Regular");
  const std::uint32_t other = face->glyph(U'H');
  EXPECT_NE(of(*face, U'.').right, 0);
  EXPECT_EQ(protrusion_of(*face, other, U'.').right, 0);
}

TEST(Protrusion, FamiliesHaveTablesOfTheirOwn) {
  EXPECT_NE(of(*shipped("SourceSerif4-Regular"), U'L').right,
            of(*shipped("SourceSans3-Regular"), U'L').right);
  EXPECT_NE(of(*shipped("SourceSerif4-Regular"), U'T').left, of(*shipped("SourceSerif4-It"), U'T').left);
}

TEST(Protrusion, WhatHasNoInkStaysIn) {
  const auto face = shipped("SourceSerif4-Regular");
  EXPECT_EQ(outline(*face, U' ').right, 0);
  EXPECT_EQ(outline(*face, U'_').right, 0);
  EXPECT_EQ(protrusion_by_outline(*face, 0xFFFFFF).right, 0);
}

}  // namespace
}  // namespace galley::layout
