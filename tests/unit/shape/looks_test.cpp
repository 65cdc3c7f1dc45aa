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

std::vector<std::uint32_t> glyphs_of(const std::vector<Element>& elements) {
  std::vector<std::uint32_t> ids;
  for (const Element& element : elements) {
    if (element.kind != Element::Kind::Box) continue;
    for (const Glyph& glyph : element.fragment.word->glyphs) ids.push_back(glyph.id);
  }
  return ids;
}

TextStyle with(const std::string& family, Capitals capitals, Figures figures = Figures::Lining) {
  TextStyle style = in(family);
  style.capitals = capitals;
  style.figures = figures;
  return style;
}

int height(const Element& element) {
  hb_glyph_extents_t extents{};
  hb_font_get_glyph_extents(element.fragment.face->hb_font(), element.fragment.word->glyphs[0].id, &extents);
  return extents.y_bearing;
}

TEST(Looks, SmallCapitalsAreOfOneHeightForAllLettersAndFigures) {
  for (const std::string& family : {serif, sans}) {
    const auto elements = shape_text("X x 1", with(family, Capitals::Small));
    ASSERT_THAT(elements, SizeIs(5));
    EXPECT_EQ(glyphs_of(elements)[0], glyphs_of(elements)[1]) << family;
    const font::Metrics& metrics = elements[0].fragment.face->metrics();
    EXPECT_LT(height(elements[0]), metrics.cap_height * 9 / 10);
    EXPECT_NEAR(height(elements[4]), height(elements[0]), 15) << family;
    EXPECT_EQ(elements[0].fragment.scale, 1000);
  }
}

TEST(Looks, SmallCapitalsThatAFaceLacksAreCapitalsALittleSmaller) {
  TextStyle style = with(serif, Capitals::Small);
  style.slant = FontSlant::Italic;
  const auto elements = shape_text("Straße", style);
  style.capitals = Capitals::Upper;
  EXPECT_EQ(glyphs_of(elements), glyphs_of(shape_text("STRASSE", style)));
  ASSERT_THAT(elements, SizeIs(1));
  EXPECT_EQ(elements[0].fragment.scale, 800);
  EXPECT_EQ(elements[0].fragment.end, 7U) << "the text stays as it was written";
  EXPECT_EQ(elements[0].fragment.word->glyphs.back().cluster, 6U);
}

TEST(Looks, SmallCapitalsHaveNoLigatures) {
  const auto elements = shape_text("office", with("Linux Libertine O", Capitals::Small));
  EXPECT_THAT(glyphs_of(elements), SizeIs(6));
}

TEST(Looks, MarksBesideCapitalsStandAtTheirHeight) {
  const auto written = glyphs_of(shape_text("(H-H)", with(serif, Capitals::AsWritten)));
  const auto capitals = glyphs_of(shape_text("(H-H)", with(serif, Capitals::Upper)));
  ASSERT_THAT(capitals, SizeIs(5));
  for (const std::size_t mark : {0U, 2U, 4U}) EXPECT_NE(capitals[mark], written[mark]);
  EXPECT_EQ(capitals[1], written[1]);
}

TEST(Looks, OldStyleFiguresGiveWayBesideCapitals) {
  const auto figures_of = [](const std::string& text, Figures figures) {
    std::vector<std::uint32_t> ids;
    const auto elements = shape_text(text, with(serif, Capitals::AsWritten, figures));
    for (const std::uint32_t id : glyphs_of(elements)) ids.push_back(id);
    return ids;
  };
  for (const std::string text : {"GPT-4", "HTTP2", "B2B", "C++20", "IPv6"}) {
    EXPECT_EQ(figures_of(text, Figures::OldStyle), figures_of(text, Figures::Lining)) << text;
  }
  for (const std::string text : {"2019–2023", "Python3", "p99", "(14)"}) {
    EXPECT_NE(figures_of(text, Figures::OldStyle), figures_of(text, Figures::Lining)) << text;
  }
  EXPECT_GT(figure_widths(in(serif), Figures::OldStyle).size(), 1U) << "proportional";
}

TEST(Looks, PlainFeaturesKnowNoCapitalsAndNoFigures) {
  const auto as_written = glyphs_of(shape_text("(A-b) 12", in(serif), Features::Plain));
  for (const Capitals capitals : {Capitals::Upper, Capitals::Small}) {
    const TextStyle style = with(serif, capitals, Figures::OldStyle);
    EXPECT_EQ(glyphs_of(shape_text("(A-b) 12", style, Features::Plain)), as_written);
  }
}

TEST(Looks, TakesWhatTheFaceLacksFromTheFallbacksInOrder) {
  Setting setting;
  setting.document.fallback = {"Lato", sans, "Linux Libertine O"};
  setting.add("x\u0301Ἑλ⟨y⟩ ☺", in(serif));
  const auto elements = setting.shape();
  std::vector<std::pair<std::string, std::string>> stretches;
  for (const Element& element : elements) {
    if (element.kind != Element::Kind::Box) continue;
    const Fragment& fragment = element.fragment;
    stretches.emplace_back(fragment.face->family(),
                           setting.paragraph.text.substr(fragment.begin, fragment.end - fragment.begin));
    for (const Glyph& glyph : fragment.word->glyphs) EXPECT_NE(glyph.id, 0U);
  }
  const std::vector<std::pair<std::string, std::string>> expected{
      {serif, "x\u0301"}, {"Lato", "Ἑ"}, {serif, "λ"}, {sans, "⟨"}, {serif, "y"}, {sans, "⟩"}, {sans, "☺"}};
  EXPECT_EQ(stretches, expected);
}

TEST(Looks, KeepsMarksWithTheirLetterInAFallback) {
  Setting setting;
  setting.document.fallback = {sans};
  // The serif has the letter but not this mark.
  setting.add("an\u0325b", in(serif));
  const auto elements = setting.shape();
  ASSERT_THAT(elements, SizeIs(3));
  EXPECT_EQ(elements[1].fragment.face->family(), sans);
  EXPECT_EQ(elements[1].fragment.begin, 1U);
  EXPECT_EQ(elements[1].fragment.end, 4U);
}

TEST(Looks, RaisesAFallbackWithTheFallbacksOwnMeans) {
  Setting setting;
  setting.document.fallback = {sans};
  setting.add("⟨", raised(serif));
  const auto elements = setting.shape();
  ASSERT_THAT(elements, SizeIs(1));
  EXPECT_EQ(elements[0].fragment.scale, 620);
}

TEST(Looks, TellsOfAFallbackThatIsNowhereWhenItIsNeeded) {
  Setting setting;
  setting.document.fallback = {"No Such Family"};
  setting.add("plain", in(serif));
  EXPECT_TRUE(setting.try_shape());
  setting.add("☃", in(serif));
  const auto shaped = setting.try_shape();
  ASSERT_FALSE(shaped);
  ASSERT_THAT(shaped.error(), SizeIs(2));
  EXPECT_EQ(shaped.error()[0].message, "there is no font family 'No Such Family'");
  EXPECT_THAT(shaped.error()[1].message, HasSubstr("U+2603"));
  EXPECT_THAT(shaped.error()[1].help, HasSubstr("or name one in style.font.fallback"));
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
  ASSERT_THAT(shaped.error(), SizeIs(2)) << "once a script";
  EXPECT_EQ(shaped.error()[0].message, "no font has the Han letter '中' (U+4E2D)");
  EXPECT_EQ(shaped.error()[1].message, "no font has 2 signs; the first is '☃' (U+2603)");
  EXPECT_EQ(shaped.error()[1].place.line, 2);
  EXPECT_EQ(shaped.error()[1].place.column, 13);
  EXPECT_FALSE(shaped.error()[1].help.empty());
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
