// Words shaped alone, with what spaces do to them, add up to lines shaped whole.
#include "shaping.h"

namespace galley::shape {
namespace {

using testing::SizeIs;

const std::string long_text =
    "We have, Yes, of the LATVIAN Typewriters’ “Offices”: a T. V. show for You, Tom; AV, To Wit. Work at W. "
    "Yale & Avery – 1 in 7 f f j; office flow, affine (fjord) “why?” Ya Y, F. P. L’ Ty 25 % [A] ‘q’ Qu Q u";

TEST(Lines, AddUpToWhatShapingThemWholeGives) {
  for (const std::string& family : five_families) {
    const auto elements = shape_text(long_text, in(family), Features::Plain);
    ASSERT_FALSE(elements.empty());
    EXPECT_EQ(width(elements), whole_width(*elements.front().fragment.face, long_text)) << family;
  }
}

TEST(Lines, KernWithSpaces) {
  Setting setting;
  setting.add("Type for you", in("Lato"));
  bool kerned = false;
  for (const Element& element : setting.shape()) {
    if (element.kind == Element::Kind::Space) {
      kerned = kerned || element.kern != 0;
      EXPECT_EQ(element.fragment.word->width,
                element.fragment.face->advance(element.fragment.face->glyph(U' ')))
          << "the natural advance stays the font's";
    }
  }
  EXPECT_TRUE(kerned);
}

TEST(Lines, KernLetters) {
  const auto together = shape_text("AVATAR", in(serif));
  ASSERT_THAT(together, SizeIs(1));
  const font::Face& face = *together[0].fragment.face;
  int apart = 0;
  for (const char letter : std::string("AVATAR")) {
    apart += face.advance(face.glyph(static_cast<char32_t>(letter)));
  }
  EXPECT_LT(width(together), apart);
  EXPECT_EQ(width(together), whole_width(face, "AVATAR"));
}

TEST(Lines, KeepTheTextOfALigature) {
  const auto elements = shape_text("office", in("Linux Libertine O"));
  ASSERT_THAT(elements, SizeIs(1));
  const auto& glyphs = elements[0].fragment.word->glyphs;
  ASSERT_THAT(glyphs, SizeIs(4)) << "o, ffi, c, e";
  EXPECT_EQ(glyphs[1].cluster, 1U);
  EXPECT_EQ(glyphs[2].cluster, 4U) << "the ligature stands for three letters";
  EXPECT_EQ(elements[0].fragment.begin, 0U);
  EXPECT_EQ(elements[0].fragment.end, 6U);
}

TEST(Lines, ShapeAWordOnce) {
  Setting setting;
  setting.add("again and again", in(serif)).add(" again", in(serif, 12));
  const auto elements = setting.shape();
  ASSERT_THAT(elements, SizeIs(7));
  EXPECT_EQ(elements[0].fragment.word, elements[4].fragment.word);
  EXPECT_EQ(elements[0].fragment.word, elements[6].fragment.word) << "advances know no size";
  EXPECT_NE(elements[0].fragment.word, elements[2].fragment.word);
  EXPECT_EQ(setting.shape()[0].fragment.word, elements[0].fragment.word)
      << "nor does a document's end forget it";
}

TEST(Lines, CutAWordWhereItsSpanEnds) {
  Setting setting;
  setting.add("(", in(serif)).add_same("Yale").add_same("), yes");
  const auto elements = setting.shape(Features::Plain);
  EXPECT_EQ(outline(elements, setting.paragraph.text), "(Yale),_yes");
  ASSERT_THAT(elements, SizeIs(5));
  EXPECT_EQ(elements[1].fragment.span, 1U);
  EXPECT_EQ(elements[1].fragment.begin, 1U);
  EXPECT_EQ(elements[1].fragment.word->glyphs[0].cluster, 0U)
      << "clusters count from the fragment's own text";
  EXPECT_EQ(elements[2].fragment.span, 2U);
  EXPECT_EQ(width(elements), whole_width(*elements[0].fragment.face, "(Yale), yes")) << "and kern across it";
}

TEST(Lines, SetCodeAsItIsWrittenAndAsHighAsTheTextAroundIt) {
  TextStyle code = in("Source Code Pro");
  code.beside = serif;
  TextStyle libertine = in("Linux Libertine O");
  Setting setting;
  setting.add("office ", libertine);
  libertine.beside = serif;
  setting.add("office ", libertine).add("x", code).add(" x", in(serif));
  const auto elements = setting.shape();
  ASSERT_THAT(elements, SizeIs(7));
  EXPECT_LT(elements[0].fragment.word->glyphs.size(), 6U) << "text has ligatures";
  EXPECT_THAT(elements[2].fragment.word->glyphs, SizeIs(6)) << "code has none";
  const auto height = [](const Element& element) {
    const font::Metrics& metrics = element.fragment.face->metrics();
    return static_cast<double>(metrics.x_height) / metrics.units_per_em * element.fragment.scale / 1000;
  };
  EXPECT_NEAR(height(elements[4]), height(elements[6]), 0.001);
  EXPECT_NE(elements[4].fragment.scale, 1000);
}

TEST(Lines, DoNotLigateOverTheBorderOfSpans) {
  Setting setting;
  setting.add("of", in("Linux Libertine O")).add_same("fice");
  const auto elements = setting.shape();
  ASSERT_THAT(elements, SizeIs(2));
  EXPECT_EQ(elements[0].fragment.end, 2U);
  EXPECT_THAT(elements[0].fragment.word->glyphs, SizeIs(2));
  EXPECT_EQ(elements[1].fragment.begin, 2U);
  EXPECT_EQ(elements[1].fragment.span, 1U);
}

TEST(Lines, HoldEveryCharacterInOrder) {
  Setting setting;
  setting.document.hyphenate = Hyphenation::Always;
  setting.add("Two  spaces\u00A0here, a\u202Fthin one, ", in(serif))
      .add("offi", in(sans))
      .add("cial –\u2009well-known affiliations ", in("EB Garamond 12"))
      .add("https://example.org/a/b", in(serif), galley::Parting::Url);
  std::string read;
  const auto take = [&](const Fragment& fragment) {
    EXPECT_EQ(fragment.begin, read.size());
    read += setting.paragraph.text.substr(fragment.begin, fragment.end - fragment.begin);
  };
  for (const Element& element : setting.shape()) {
    if (element.kind == Element::Kind::Break) {
      std::ranges::for_each(element.instead(), take);
    } else {
      take(element.fragment);
    }
  }
  EXPECT_EQ(read, setting.paragraph.text);
}

TEST(Lines, MarkRightToLeftRuns) {
  const auto elements = shape_text("see שלום here", in("Linux Libertine O"));
  ASSERT_THAT(elements, SizeIs(5));
  EXPECT_FALSE(elements[0].fragment.rtl());
  EXPECT_TRUE(elements[2].fragment.rtl());
  const auto& glyphs = elements[2].fragment.word->glyphs;
  EXPECT_GT(glyphs.front().cluster, glyphs.back().cluster) << "visual order";
}

}  // namespace
}  // namespace galley::shape
