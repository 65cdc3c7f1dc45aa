#include <ft2build.h>
#include <gmock/gmock.h>
#include FT_FREETYPE_H

#include "test_fonts.h"

namespace galley::font {
namespace {

/// A font file as FreeType reads it, glyphs in font units.
class Outlines {
 public:
  explicit Outlines(const std::string& bytes) : bytes_(bytes) {
    FT_Init_FreeType(&library_);
    opened_ = FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes_.data()),
                                 static_cast<FT_Long>(bytes_.size()), 0, &face_) == 0;
  }
  Outlines(const Outlines&) = delete;
  Outlines& operator=(const Outlines&) = delete;
  ~Outlines() { FT_Done_FreeType(library_); }

  bool opened() const { return opened_; }
  std::size_t glyphs() const { return static_cast<std::size_t>(face_->num_glyphs); }
  long advance(std::uint32_t glyph) {
    load(glyph);
    return face_->glyph->metrics.horiAdvance;
  }
  std::vector<std::pair<long, long>> points(std::uint32_t glyph) {
    load(glyph);
    std::vector<std::pair<long, long>> points;
    const FT_Outline& outline = face_->glyph->outline;
    points.reserve(static_cast<std::size_t>(outline.n_points));
    for (int i = 0; i < outline.n_points; ++i) {
      points.emplace_back(outline.points[i].x, outline.points[i].y);
    }
    return points;
  }

 private:
  void load(std::uint32_t glyph) { EXPECT_EQ(FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE), 0) << glyph; }

  std::string bytes_;
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
  bool opened_ = false;
};

std::vector<std::uint32_t> glyphs_of(const Face& face, std::u32string_view text) {
  std::vector<std::uint32_t> glyphs;
  for (const char32_t letter : text) {
    glyphs.push_back(face.glyph(letter));
  }
  return glyphs;
}

void expect_round_trip(const std::string& file_bytes, std::u32string_view text) {
  const auto face = load(file_bytes);
  ASSERT_TRUE(face) << face.error().message;
  const auto glyphs = glyphs_of(**face, text);
  const auto subset = (*face)->subset(glyphs);
  ASSERT_TRUE(subset) << subset.error().message;
  EXPECT_EQ((*subset)->glyphs[0], 0U);
  EXPECT_THAT((*subset)->glyphs, testing::IsSupersetOf(std::set(glyphs.begin(), glyphs.end())));
  EXPECT_LT((*subset)->program.size(), 30000U);

  Outlines before(file_bytes);
  Outlines after((*subset)->program);
  ASSERT_TRUE(after.opened());
  ASSERT_EQ(after.glyphs(), (*subset)->glyphs.size());
  // The outline of .notdef is dropped.
  for (std::uint32_t glyph = 1; glyph < after.glyphs(); ++glyph) {
    const std::uint32_t old = (*subset)->glyphs[glyph];
    EXPECT_EQ(after.points(glyph), before.points(old)) << old;
    // A bare CFF keeps widths too, though a PDF takes its own.
    EXPECT_EQ(after.advance(glyph), before.advance(old)) << old;
    EXPECT_EQ(before.advance(old), (*face)->advance(old)) << old;
  }
}

TEST(Subset, KeepsTheOutlinesOfEveryShippedFont) {
  for (const std::string& file : shipped_files) {
    SCOPED_TRACE(file);
    expect_round_trip(shipped(file), U"Curriculum vitæ, 2024–25 “fjörd” Ångström");
  }
}

TEST(Subset, KeepsTheOutlinesOfCff) {
  for (const std::string& file : {garamond, libertine}) {
    SCOPED_TRACE(file);
    expect_round_trip(bytes_of(file), U"Curriculum vitæ, 2024–25 “fjörd” Ångström");
  }
}

TEST(Subset, HoldsTheComponentsOfComposites) {
  const auto face = load(bytes_of("/usr/share/fonts/truetype/lato/Lato-Regular.ttf"));
  ASSERT_TRUE(face);
  const std::vector<std::uint32_t> glyphs{(*face)->glyph(U'Å')};
  const auto subset = (*face)->subset(glyphs);
  ASSERT_TRUE(subset);
  EXPECT_GT((*subset)->glyphs.size(), 2U);
  EXPECT_THAT((*subset)->glyphs, testing::Contains(glyphs[0]));
  EXPECT_TRUE(std::ranges::is_sorted((*subset)->glyphs));
}

/// A letter, and the same with a mark over it that is no wider for it.
void expect_composites(const std::string& file_bytes) {
  const auto face = load(file_bytes);
  ASSERT_TRUE(face) << face.error().message;
  const std::uint32_t letter = (*face)->glyph(U'q');
  const std::uint32_t mark =
      (*face)->glyph(U'\u0301') != 0 ? (*face)->glyph(U'\u0301') : (*face)->glyph(U'.');
  const std::vector<Composite> composites{{.advance = 432, .parts = {{letter, 0, 0}, {mark, 321, -54}}},
                                          {.advance = 0, .parts = {}}};
  const auto subset = (*face)->subset({(*face)->glyph(U'a')}, composites);
  ASSERT_TRUE(subset) << subset.error().message;
  const auto own = static_cast<std::uint32_t>((*subset)->glyphs.size());

  Outlines before(file_bytes);
  Outlines after((*subset)->program);
  ASSERT_TRUE(after.opened());
  ASSERT_EQ(after.glyphs(), own + composites.size());
  for (std::uint32_t glyph = 1; glyph < own; ++glyph) {
    EXPECT_EQ(after.points(glyph), before.points((*subset)->glyphs[glyph]));
    EXPECT_EQ(after.advance(glyph), before.advance((*subset)->glyphs[glyph]));
  }
  auto points = before.points(letter);
  for (const auto& [x, y] : before.points(mark)) points.emplace_back(x + 321, y - 54);
  const auto drawn = after.points(own);
  ASSERT_EQ(drawn.size(), points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    // Outlines of CFF may have fractions, which everyone rounds in a way of their own.
    EXPECT_NEAR(static_cast<double>(drawn[i].first), static_cast<double>(points[i].first), 1);
    EXPECT_NEAR(static_cast<double>(drawn[i].second), static_cast<double>(points[i].second), 1);
  }
  EXPECT_EQ(after.advance(own), 432);
  EXPECT_THAT(after.points(own + 1), testing::IsEmpty());
  EXPECT_EQ(after.advance(own + 1), 0);
}

TEST(Subset, HoldsCompositesThatTheFaceHasNot) {
  for (const std::string& file : shipped_files) {
    SCOPED_TRACE(file);
    expect_composites(shipped(file));
  }
  expect_composites(bytes_of("/usr/share/fonts/truetype/lato/Lato-Regular.ttf"));
}

TEST(Subset, HoldsCompositesOfCff) {
  for (const std::string& file : {garamond, libertine}) {
    SCOPED_TRACE(file);
    expect_composites(bytes_of(file));
  }
}

TEST(Subset, HoldsNothingNeedless) {
  const auto face = load(shipped("SourceSerif4-Regular.ttf"));
  ASSERT_TRUE(face);
  const auto subset = (*face)->subset(glyphs_of(**face, U"fi1"));
  ASSERT_TRUE(subset);
  EXPECT_EQ((*subset)->glyphs.size(), 4U) << "no ligature or figure may come in by substitution";
  const std::string directory = (*subset)->program.substr(0, 200);
  for (const char* table : {"GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post", "fpgm", "prep", "cvt "}) {
    EXPECT_EQ(directory.find(table), std::string::npos) << table;
  }
  for (const char* table : {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}) {
    EXPECT_NE(directory.find(table), std::string::npos) << table;
  }
}

TEST(Subset, IsMadeOnce) {
  const auto face = load(shipped("SourceSans3-Regular.ttf"));
  ASSERT_TRUE(face);
  const auto first = (*face)->subset({5, 9, 5});
  const auto again = (*face)->subset({9, 0, 5});
  const auto other = (*face)->subset({9});
  ASSERT_TRUE(first && again && other);
  EXPECT_EQ(first->get(), again->get());
  EXPECT_NE(first->get(), other->get());
}

TEST(Subset, RefusesGlyphsThatDoNotExist) {
  const auto face = load(shipped("SourceSans3-Regular.ttf"));
  ASSERT_TRUE(face);
  const auto subset = (*face)->subset({60000});
  ASSERT_FALSE(subset);
  EXPECT_EQ(subset.error().fault, Fault::System);
}

}  // namespace
}  // namespace galley::font
