// Where a line may end inside a word, and what then stands at its end and at the beginning of the next.
#include "shaping.h"

namespace galley::shape {
namespace {

using testing::SizeIs;

std::vector<Element> hyphenated(Setting& setting, const std::string& text, const std::string& family) {
  setting.paragraph = {};
  setting.document.styles.clear();
  setting.document.hyphenate = Hyphenation::Always;
  setting.add(text, in(family));
  return setting.shape(Features::Plain);
}

std::vector<Element> hyphenated(const std::string& text, const std::string& family) {
  Setting setting;
  return hyphenated(setting, text, family);
}

std::string outline_of(const std::string& text, const std::string& family = serif) {
  return outline(hyphenated(text, family), text);
}

std::size_t count_breaks(const std::vector<Element>& elements) {
  return static_cast<std::size_t>(std::ranges::count(elements, Element::Kind::Break, &Element::kind));
}

TEST(Breaks, AddAHyphen) {
  EXPECT_EQ(outline_of("sudden"), "sud{-||}den");
  const auto elements = hyphenated("sudden", serif);
  EXPECT_EQ(elements[1].reason, text::BreakKind::Hyphenation);
  ASSERT_THAT(elements[1].before(), SizeIs(1));
  EXPECT_EQ(elements[1].before()[0].begin, 3U);
  EXPECT_EQ(elements[1].before()[0].end, 3U) << "no text stands behind the hyphen";
}

TEST(Breaks, TakeALigatureApart) {
  // Libertine sets ffi as one glyph: of–fice.
  const std::string text = "office";
  const auto elements = hyphenated(text, "Linux Libertine O");
  EXPECT_EQ(outline(elements, text), "o{f-|fi|ffi}ce");
  ASSERT_THAT(elements, SizeIs(3));
  EXPECT_THAT(elements[1].instead(), SizeIs(1));
  EXPECT_THAT(elements[1].instead()[0].word->glyphs, SizeIs(1));
  EXPECT_EQ(elements[1].after()[0].begin, 2U);
  EXPECT_EQ(elements[1].after()[0].end, 4U);
  const font::Face& face = *elements[0].fragment.face;
  EXPECT_EQ(width(elements[0]) + width(elements[1].before()), whole_width(face, "of-"));
  EXPECT_EQ(width(elements[1].after()) + width(elements[2]), whole_width(face, "fice"));
}

/// At each break of each word, what stands before and after is what HarfBuzz makes of the two halves.
TEST(Breaks, AddUpToTheHalvesShapedWhole) {
  const std::vector<std::string> words{"affiliation", "daughters",      "notwithstanding", "however",
                                       "afflictions", "differently",    "Typewriters",     "kerfuffle",
                                       "wavelength",  "typography",     "officers",        "well-known",
                                       "offfices",    "fault-tolerant", "avoidance",       "Reykjavík",
                                       "Waffle",      "taxation",       "electrolytic",    "unwavering"};
  Setting setting;
  std::size_t tried = 0;
  for (const std::string& family : five_families) {
    for (const std::string& word : words) {
      const auto elements = hyphenated(setting, word, family);
      const font::Face* face = nullptr;
      for (const Element& element : elements) {
        face = element.kind == Element::Kind::Box ? element.fragment.face.get() : face;
      }
      ASSERT_NE(face, nullptr);
      for (std::size_t i = 0; i < elements.size(); ++i) {
        const Element& place = elements[i];
        if (place.kind != Element::Kind::Break) {
          continue;
        }
        ++tried;
        const auto rest = std::vector(elements.begin() + static_cast<std::ptrdiff_t>(i) + 1, elements.end());
        const auto start = std::vector(elements.begin(), elements.begin() + static_cast<std::ptrdiff_t>(i));
        std::uint32_t at = 0;
        if (!place.before().empty()) {
          at = place.before().back().end;
        } else if (!start.empty()) {
          at = start.back().fragment.end;
        }
        const bool hyphen = place.reason == text::BreakKind::Hyphenation;
        EXPECT_EQ(width(start) + width(place.before()),
                  whole_width(*face, word.substr(0, at) + (hyphen ? "-" : "")))
            << family << ' ' << word << ' ' << at;
        EXPECT_EQ(width(place.after()) + width(rest), whole_width(*face, word.substr(at)))
            << family << ' ' << word << ' ' << at;
      }
    }
  }
  EXPECT_GT(tried, 150U);
}

TEST(Breaks, ComeOnlyWhenAsked) { EXPECT_EQ(count_breaks(shape_text("sudden affiliation", in(serif))), 0U); }

TEST(Breaks, StandAfterHyphensAndDashes) {
  EXPECT_EQ(outline(shape_text("fault-tolerant", in(serif)), "fault-tolerant"), "fault-{||}tolerant");
  const std::string text = "species—indeed";
  EXPECT_EQ(outline(shape_text(text, in(sans)), text), "species—{||}indeed");
}

TEST(Breaks, AtASoftHyphenSetOneOnlyIfTheLineEnds) {
  const std::string text = "sud\u00ADden";
  const auto elements = shape_text(text, in(serif));
  EXPECT_EQ(outline(elements, text), "sud{-||}den");
  ASSERT_THAT(elements, SizeIs(3));
  EXPECT_EQ(elements[1].reason, text::BreakKind::SoftHyphen);
  EXPECT_EQ(width(elements), width(shape_text("sudden", in(serif))));
}

TEST(Breaks, OfAUrlAddNoHyphen) {
  Setting setting;
  setting.add("https://example.org/publications/index", in(serif), galley::Parting::Url);
  const auto elements = setting.shape();
  EXPECT_GT(count_breaks(elements), 0U);
  std::int64_t kerned = 0;
  for (const Element& element : elements) {
    if (element.kind == Element::Kind::Break) {
      EXPECT_EQ(element.reason, text::BreakKind::Url);
      for (const Fragment& fragment : element.before()) {
        EXPECT_LT(fragment.begin, fragment.end);
      }
      kerned += width(element.instead());
    }
  }
  EXPECT_GE(kerned, 0);
}

TEST(Breaks, StandBetweenStylesToo) {
  Setting setting;
  setting.add("fault-", in(serif)).add("tolerant", in(sans));
  EXPECT_EQ(outline(setting.shape(), setting.paragraph.text), "fault-{||}tolerant");
}

TEST(Spaces, BindWhatMustStayTogether) {
  const std::string text = "a\u00A0b c\u202Fd — e f";
  EXPECT_EQ(outline(shape_text(text, in(serif)), text), "a=b_c=d=—_e_f");
}

TEST(Spaces, NeverPartPhoneNumbers) {
  Setting setting;
  setting.add("call ", in(serif)).add_same("+49 30 123456", galley::Parting::Never).add_same(" now");
  EXPECT_EQ(outline(setting.shape(), setting.paragraph.text), "call_+49=30=123456_now");
}

TEST(Spaces, BindCitations) {
  Setting setting;
  TextStyle citation = in(serif);
  citation.position = Position::Superscript;
  setting.add("in 2023", in(serif))
      .add("[2]", citation, galley::Parting::Never)
      .add_same("[3]", galley::Parting::Never);
  setting.add(" and", in(serif));
  EXPECT_EQ(outline(setting.shape(), setting.paragraph.text), "in_2023[2][3]_and");
}

TEST(Spaces, OfSeveralAllMayEndALine) { EXPECT_EQ(outline(shape_text("a  b", in(serif)), "a  b"), "a__b"); }

TEST(Spaces, KernOnlyInOneLook) {
  Setting setting;
  setting.add("Type", in("Lato")).add(" ", in("Lato", 12)).add("Type", in("Lato"));
  EXPECT_EQ(setting.shape()[1].kern, 0);
}

}  // namespace
}  // namespace galley::shape
