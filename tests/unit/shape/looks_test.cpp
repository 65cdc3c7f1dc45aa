// Styles to what a font draws: figures, superscripts, tracking, stand-ins, what is missing.
#include "shaping.h"

namespace galley::shape {
namespace {

using testing::Each;
using testing::Field;
using testing::HasSubstr;
using testing::SizeIs;

TextStyle raised(const std::string& family) {
  TextStyle style = in(family);
  style.position = Position::Superscript;
  return style;
}

std::set<std::int32_t> figure_widths(TextStyle style, Figures figures) {
  style.figures = figures;
  std::set<std::int32_t> widths;
  for (const Element& element : shape_text("0 1 2 3 4 5 6 7 8 9", style)) {
    if (element.kind == Element::Kind::Box) {
      widths.insert(element.fragment.word->glyphs.at(0).advance);
    }
  }
  return widths;
}

TEST(Looks, TabularFiguresAreEquallyWide) {
  for (const std::string& family : {serif, sans, std::string("EB Garamond 12")}) {
    EXPECT_THAT(figure_widths(in(family), Figures::Tabular), SizeIs(1)) << family;
    EXPECT_GT(figure_widths(in(family), Figures::Lining).size(), 1U) << family;
  }
}

TEST(Looks, FiguresAreLining) {
  const auto elements = shape_text("3", in("EB Garamond 12"));
  const auto plain = shape_text("3", in("EB Garamond 12"), Features::Plain);
  const auto height = [](const Fragment& fragment) {
    hb_glyph_extents_t extents{};
    hb_font_get_glyph_extents(fragment.face->hb_font(), fragment.word->glyphs[0].id, &extents);
    return extents.y_bearing;
  };
  const int capitals = elements[0].fragment.face->metrics().cap_height;
  EXPECT_GT(height(elements[0].fragment), capitals * 9 / 10);
  EXPECT_LT(height(plain[0].fragment), capitals * 9 / 10) << "its own are old-style";
}

TEST(Looks, SuperscriptsAreTheFontsOwnWhereItHasThem) {
  const auto elements = shape_text("[12]", raised(serif));
  const auto plain = shape_text("[12]", in(serif), Features::Plain);
  ASSERT_THAT(elements, SizeIs(1));
  EXPECT_EQ(elements[0].fragment.scale, 1000);
  EXPECT_EQ(elements[0].fragment.raise, 0);
  const auto& own = elements[0].fragment.word->glyphs;
  ASSERT_THAT(own, SizeIs(4));
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NE(own[i].id, plain[0].fragment.word->glyphs[i].id);
  }
}

TEST(Looks, SuperscriptsAreScaledAsAWholeWhereTheFontLacksOne) {
  Setting setting;
  setting.add("[1]", raised(sans)).add_same("[2]");
  const auto elements = setting.shape();
  ASSERT_THAT(elements, SizeIs(2));
  const auto plain = shape_text("[1]", in(sans), Features::Plain);
  for (const Element& element : elements) {
    const Fragment& fragment = element.fragment;
    EXPECT_EQ(fragment.scale, 620);
    // The tops of capitals and of raised figures are level.
    const int height = fragment.face->metrics().cap_height;
    EXPECT_NEAR(height * 0.62 + fragment.raise * fragment.face->metrics().units_per_em / 1000.0, height, 2);
  }
  EXPECT_EQ(elements[0].fragment.word->glyphs[1].id, plain[0].fragment.word->glyphs[1].id)
      << "a figure that has a superior form is scaled with the brackets";
}

TEST(Looks, TrackingFollowsEachLetter) {
  TextStyle style = in("Linux Libertine O");
  const auto plain = shape_text("fit on", style);
  style.tracking = 60;
  const auto tracked = shape_text("fit on", style);
  ASSERT_THAT(tracked, SizeIs(3));
  ASSERT_THAT(tracked[0].fragment.word->glyphs, SizeIs(3)) << "no ligature";
  EXPECT_THAT(plain[0].fragment.word->glyphs, SizeIs(2));
  EXPECT_EQ(width(tracked[2]), width(plain[2]) + 120);
  EXPECT_EQ(tracked[1].fragment.word->width, plain[1].fragment.word->width + 60);
}

TEST(Looks, NoBreakHyphenLooksLikeAHyphen) {
  // Lato has no U+2011.
  const auto elements = shape_text("a\u2011b", in("Lato"));
  const auto plain = shape_text("a-b", in("Lato"));
  ASSERT_THAT(elements, SizeIs(1));
  EXPECT_EQ(elements[0].fragment.word->glyphs[1].id, plain[0].fragment.word->glyphs[1].id);
  EXPECT_EQ(elements[0].fragment.word->glyphs[2].cluster, 4U);
}

TEST(Looks, WhatOnlySteersSetsNothing) {
  const auto elements = shape_text("a\u200Bb\uFE0Fc\u200D", in(serif));
  std::size_t glyphs = 0;
  for (const Element& element : elements) {
    if (element.kind == Element::Kind::Box) {
      glyphs += element.fragment.word->glyphs.size();
    }
  }
  EXPECT_EQ(glyphs, 3U);
  EXPECT_THAT(shape_text("\u00AD", in(serif)), Each(Field(&Element::kind, Element::Kind::Break)));
}

TEST(Looks, TellsOfCharactersThatNoFontHas) {
  Setting setting;
  auto source = std::make_shared<Source>();
  source->text = "[basics]\nname = \"Ada ☃ ☃ 中\"\n";
  setting.paragraph.place = {source, 2, 9, 1, ""};
  setting.add("Ada ☃ ☃ 中", in(serif));
  const auto shaped = setting.try_shape();
  ASSERT_FALSE(shaped);
  ASSERT_THAT(shaped.error(), SizeIs(2)) << "once a character";
  EXPECT_EQ(shaped.error()[0].message, "the font 'Source Serif 4' has no glyph for '☃' (U+2603)");
  EXPECT_EQ(shaped.error()[0].place.line, 2);
  EXPECT_EQ(shaped.error()[0].place.column, 13);
  EXPECT_FALSE(shaped.error()[0].help.empty());
  EXPECT_THAT(shaped.error()[1].message, HasSubstr("U+4E2D"));
}

TEST(Looks, TellsOfAFamilyThatIsNowhere) {
  Setting setting;
  auto source = std::make_shared<Source>();
  source->text = "[basics]\nname = \"Ada\"\n[style]\nfont.body = \"Sorce Serif 4\"\n";
  setting.paragraph.place = {source, 2, 9, 1, ""};
  setting.add("Ada ", in("Sorce Serif 4")).add("Lovelace", in("Sorce Serif 4", 12));
  const auto shaped = setting.try_shape();
  ASSERT_FALSE(shaped);
  ASSERT_THAT(shaped.error(), SizeIs(1)) << "once a family";
  EXPECT_EQ(shaped.error()[0].message, "there is no font family 'Sorce Serif 4'");
  EXPECT_EQ(shaped.error()[0].place.line, 4);
  EXPECT_THAT(shaped.error()[0].help, HasSubstr("'Source Serif 4'"));
}

}  // namespace
}  // namespace galley::shape
