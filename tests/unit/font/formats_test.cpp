// Formats of fonts: collections, outlines keyed by CIDs, variable faces, web fonts.
#include <ft2build.h>
#include <gmock/gmock.h>
#include FT_FREETYPE_H
#include FT_CID_H

#include "galley/font/library.h"
#include "test_fonts.h"

namespace galley::font {
namespace {

using testing::HasSubstr;

const std::string cjk = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
const std::string inter = "/usr/share/fonts/truetype/inter-vf/Inter.var.ttf";

/// A bare CFF, as FreeType reads it.
class Cff {
 public:
  explicit Cff(const std::string& bytes) : bytes_(bytes) {
    FT_Init_FreeType(&library_);
    is_open_ = FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes_.data()),
                                  static_cast<FT_Long>(bytes_.size()), 0, &face_) == 0;
  }
  Cff(const Cff&) = delete;
  Cff& operator=(const Cff&) = delete;
  ~Cff() { FT_Done_FreeType(library_); }
  bool is_open() const { return is_open_; }
  long glyphs() const { return face_->num_glyphs; }
  /// The CID of a glyph, by the font's charset.
  unsigned cid(unsigned glyph) const {
    FT_UInt cid = 0;
    EXPECT_EQ(FT_Get_CID_From_Glyph_Index(face_, glyph, &cid), 0);
    return cid;
  }

 private:
  std::string bytes_;
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
  bool is_open_ = false;
};

TEST(Formats, ACollectionHasSeveralFaces) {
  const auto japanese = load(bytes_of(cjk), 0);
  const auto chinese = load(bytes_of(cjk), 2);
  ASSERT_TRUE(japanese && chinese);
  EXPECT_EQ((*japanese)->family(), "Noto Serif CJK JP");
  EXPECT_EQ((*chinese)->family(), "Noto Serif CJK SC");
}

TEST(Formats, CidsOfASubsetAreTheNumbersOfItsGlyphs) {
  const auto face = load(bytes_of(cjk), 0);
  ASSERT_TRUE(face) << face.error().message;
  std::vector<std::uint32_t> glyphs;
  for (const char32_t letter : U"佐々木遥 Aa1。") glyphs.push_back((*face)->glyph(letter));
  const Composite composite{
      .advance = 2000, .parts = {{glyphs[0], 0, 0}, {glyphs[1], 1000, 0}}, .meaning = 0};
  for (const std::vector<Composite>& composites : {std::vector<Composite>(), std::vector{composite}}) {
    const auto subset = (*face)->subset(glyphs, composites);
    ASSERT_TRUE(subset) << subset.error().message;
    const Cff font((*subset)->program);
    ASSERT_TRUE(font.is_open());
    const std::size_t count = (*subset)->glyphs.size() + composites.size();
    ASSERT_EQ(static_cast<std::size_t>(font.glyphs()), count);
    for (unsigned glyph = 1; glyph < count; ++glyph) EXPECT_EQ(font.cid(glyph), glyph);
  }
}

TEST(Formats, AVariableFaceIsSetToAnInstance) {
  const auto bytes = std::make_shared<const std::string>(bytes_of(inter));
  const auto of = [&](int weight, bool italic) {
    return Face::load(bytes, inter, 0, {.weight = weight, .italic = italic, .size = {}}).value();
  };
  const auto regular = of(400, false);
  EXPECT_TRUE(regular->cut().is_variable());
  EXPECT_LE(regular->cut().weight, 100);
  EXPECT_GE(regular->cut().max_weight, 900);
  const std::uint32_t n = regular->glyph(U'n');
  const auto bold = of(700, false);
  EXPECT_GT(bold->advance(n), regular->advance(n));
  EXPECT_EQ(bold->metrics().weight, 700);
  EXPECT_EQ(of(5000, false)->metrics().weight, regular->cut().max_weight);
  // The subset is a static font of that instance.
  const auto subset = bold->subset({n});
  ASSERT_TRUE(subset);
  EXPECT_FALSE((*subset)->program.contains("fvar"));
  const auto again = load((*subset)->program);
  EXPECT_FALSE(again) << "it has no characters of its own";
  EXPECT_NE(regular->subset({n}).value()->program, (*subset)->program);
}

TEST(Formats, AVariableFamilyHasEveryWeight) {
  MemoryReader files({{"fonts/Inter.ttf", bytes_of(inter)}});
  Library library(files, {"fonts"}, SystemFonts::Ignore);
  Diagnostics notes;
  for (const int weight : {400, 600}) {
    const auto face = library.face({"Inter", weight, false, Length::points(10)}, notes);
    ASSERT_TRUE(face) << face.error().message;
    EXPECT_EQ((*face)->metrics().weight, weight);
  }
}

TEST(Formats, ADamagedWebFontIsAnError) {
  for (const std::string& bytes :
       {std::string("wOF2"), std::string("wOFF"), "wOF2" + std::string(100, '\xFF')}) {
    const auto face = load(bytes);
    ASSERT_FALSE(face);
    EXPECT_THAT(face.error().message, HasSubstr("is a broken web font"));
  }
}

}  // namespace
}  // namespace galley::font
