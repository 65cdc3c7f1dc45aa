// Scripts: letters that join across spans, East Asian white, faces for what a font lacks, directions.
#include <algorithm>

#include "shaping.h"

namespace galley::shape {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A paragraph in the fonts of this machine.
struct OnMachine {
  explicit OnMachine(std::string language = "en") { document.info.language = std::move(language); }

  OnMachine& add(const std::string& text, TextStyle style) {
    Span span;
    span.begin = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.text += text;
    span.end = static_cast<std::uint32_t>(paragraph.text.size());
    span.style = static_cast<StyleId>(document.styles.size());
    document.styles.push_back(std::move(style));
    paragraph.spans.push_back(span);
    return *this;
  }
  std::vector<Element> shape() {
    const auto shaped = shape_paragraph(paragraph, document, {fonts, words}, told);
    EXPECT_TRUE(shaped) << (shaped ? "" : shaped.error().front().message);
    return shaped ? (*shaped)->elements : std::vector<Element>();
  }

  std::unique_ptr<FileReader> files = disk_reader();
  font::Library fonts{*files, {}};
  WordCache words{*files, {}};
  Document document;
  Paragraph paragraph;
  Diagnostics told;
};

std::vector<std::uint32_t> glyphs_of(const std::vector<Element>& elements) {
  std::vector<std::uint32_t> ids;
  for (const Element& element : elements)
    for (const Glyph& glyph : element.fragment.word->glyphs) ids.push_back(glyph.id);
  return ids;
}

TEST(Scripts, LettersJoinAcrossSpans) {
  // Two looks of one face, so that the glyphs can be compared: the second part is of another colour and size.
  TextStyle other = in("Amiri", 10.5);
  const std::string first = "مهن";
  const std::string second = "دس";
  OnMachine whole("ar");
  whole.add(first + second, in("Amiri"));
  OnMachine parted("ar");
  parted.add(first, in("Amiri")).add(second, other);
  std::vector<std::uint32_t> of_whole = glyphs_of(whole.shape());
  std::vector<std::uint32_t> of_parts = glyphs_of(parted.shape());
  std::ranges::sort(of_whole);
  std::ranges::sort(of_parts);
  EXPECT_EQ(of_parts, of_whole);
  OnMachine alone("ar");
  alone.add(first + " ", in("Amiri")).add(second, other);
  std::vector<std::uint32_t> of_words = glyphs_of(alone.shape());
  std::ranges::sort(of_words);
  EXPECT_NE(of_words, of_whole) << "a space parts what would join";
}

/// The gaps of a line: “text|natural+stretch-shrink” where the text before each ends.
std::vector<std::string> gaps_in(const std::string& text, const std::string& language = "ja",
                                 const std::string& family = "Noto Serif CJK JP") {
  OnMachine line(language);
  line.add(text, in(family));
  std::vector<std::string> gaps;
  for (const Element& element : line.shape())
    if (element.gap)
      gaps.push_back(text.substr(0, element.fragment.begin) + "|" + std::to_string(element.gap->natural) +
                     "+" + std::to_string(element.gap->stretch) + "-" + std::to_string(element.gap->shrink) +
                     (element.bound ? " bound" : ""));
  return gaps;
}

TEST(Scripts, IdeographsAreALittleApartAndWordsAQuarter) {
  EXPECT_THAT(gaps_in("東京"), ElementsAre("東|0+50-0"));
  EXPECT_THAT(gaps_in("社C言"), ElementsAre("社|250+125-125", "社C|250+125-125"));
  EXPECT_THAT(gaps_in("社 C"), IsEmpty()) << "a space that is written is a space";
  EXPECT_THAT(gaps_in("年2019年"), ElementsAre("年|250+125-125", "年2019|250+125-125"));
}

TEST(Scripts, MarksShareTheirBlankHalves) {
  // The blank half of a mark is a gap, which lines lose at their edges.
  EXPECT_THAT(gaps_in("語。東"), ElementsAre("語。|500+0-250"));
  EXPECT_THAT(gaps_in("語」。東"), ElementsAre("語」。|500+0-250"));
  EXPECT_THAT(gaps_in("語。「東"), ElementsAre("語。|500+0-250"));
  EXPECT_THAT(gaps_in("語「『東"), ElementsAre("語|500+0-250"));
  EXPECT_THAT(gaps_in("「東"), IsEmpty()) << "a paragraph begins flush";
}

TEST(Scripts, MarksInTheMiddleOfTheirSquareStayWhole) {
  // In Taiwan a comma stands in the middle.
  OnMachine line("zh-Hant");
  line.add("語，東", in("Noto Sans CJK TC"));
  const auto elements = line.shape();
  std::int64_t width = 0;
  for (const Element& element : elements) width += element.fragment.word->width;
  EXPECT_EQ(width, 3000);
  EXPECT_EQ(gaps_in("語，東", "zh-Hans", "Noto Sans CJK SC").size(), 1U);
}

TEST(Scripts, RegionsHaveTheirGlyphs) {
  const auto glyph = [](const std::string& language) {
    OnMachine line(language);
    line.add("直", in("Noto Sans CJK JP"));
    return glyphs_of(line.shape());
  };
  EXPECT_NE(glyph("ja"), glyph("zh-Hans"));
}

std::size_t count_partings(OnMachine& line) {
  return static_cast<std::size_t>(std::ranges::count_if(line.shape(), [](const Element& element) {
    return element.kind != Element::Kind::Box && !element.bound;
  }));
}

TEST(Scripts, KoreanPartsAtSpaces) {
  OnMachine line("ko");
  line.add("환자의 일상을", in("Noto Sans CJK KR"));
  EXPECT_EQ(count_partings(line), 1U);
}

TEST(Scripts, DatesWithoutSpacesAreOneWord) {
  const std::string text = "東京2019年4月";
  OnMachine line("ja");
  line.add(text, in("Noto Serif CJK JP"));
  EXPECT_EQ(count_partings(line), 5U) << "東|京|2019|年|4|月";
  line.paragraph.dates.push_back({6, static_cast<std::uint32_t>(text.size()), "2019-04"});
  EXPECT_EQ(count_partings(line), 2U) << "東|京|2019年4月";
}

TEST(Scripts, WhatTheFamilyLacksComesFromItsOtherCutsThenFromTheShippedFamilies) {
  // Source Code has box drawing; Source Serif and Sans have not.
  OnMachine line;
  line.document.system_fonts = false;
  line.add("─", in(serif));
  const auto elements = line.shape();
  ASSERT_THAT(elements, SizeIs(1));
  EXPECT_EQ(elements[0].fragment.face->family(), "Source Code Pro");
  EXPECT_THAT(line.told, IsEmpty());
}

TEST(Scripts, WhatNoFamilyOfOursHasComesFromTheMachine) {
  OnMachine line;
  line.add("ไทย", in(serif));
  const auto elements = line.shape();
  ASSERT_FALSE(elements.empty());
  EXPECT_THAT(elements[0].fragment.face->family(), HasSubstr("Thai"));
  ASSERT_THAT(line.told, SizeIs(1));
  EXPECT_THAT(line.told[0].message, HasSubstr("comes from this machine's fonts (/"));
}

TEST(Scripts, SyllablesOfSeveralLettersComeFromOneFamily) {
  OnMachine line;
  line.add("ភាសាខ្មែរ", in(serif));
  for (const Element& element : line.shape())
    if (element.kind == Element::Kind::Box) {
      EXPECT_THAT(element.fragment.face->family(), HasSubstr("Khmer"));
    }
}

TEST(Scripts, AScriptWithoutAFontIsOneError) {
  OnMachine line;
  line.document.system_fonts = false;
  line.add("ไทย and 日本", in(serif));
  const auto shaped = shape_paragraph(line.paragraph, line.document, {line.fonts, line.words}, line.told);
  ASSERT_FALSE(shaped);
  ASSERT_THAT(shaped.error(), SizeIs(2));
  EXPECT_EQ(shaped.error()[0].message, "no font has 2 Han letters; the first is '日' (U+65E5)");
  EXPECT_EQ(shaped.error()[1].message, "no font has 3 Thai letters; the first is 'ไ' (U+0E44)");
  EXPECT_THAT(shaped.error()[1].help, HasSubstr("this machine's family 'Noto Se"));
}

TEST(Scripts, ALackingCutIsSaidOnce) {
  TextStyle italic = in("Noto Serif CJK JP");
  italic.slant = FontSlant::Italic;
  OnMachine line("ja");
  line.add("Latin", italic).add(" 東京", italic);
  static_cast<void>(line.shape());
  std::erase_if(line.told, [](const Diagnostic& told) { return told.severity == Severity::Note; });
  ASSERT_THAT(line.told, SizeIs(1));
  EXPECT_THAT(line.told[0].message, HasSubstr("the family 'Noto Serif CJK JP' has no italic"));
  OnMachine without("ja");
  without.add("東京", italic);
  static_cast<void>(without.shape());
  EXPECT_THAT(without.told, SizeIs(1)) << "ideographs have none to lack";
}

/// The levels of a paragraph's boxes: “text:level”.
std::vector<std::string> levels_of(OnMachine& line) {
  std::vector<std::string> levels;
  for (const Element& element : line.shape())
    if (element.kind == Element::Kind::Box)
      levels.push_back(
          line.paragraph.text.substr(element.fragment.begin, element.fragment.end - element.fragment.begin) +
          ":" + std::to_string(element.fragment.level));
  return levels;
}

TEST(Scripts, ADocumentThatRunsToTheLeftDecidesTheDirection) {
  const auto of = [](bool right_to_left, const std::string& text) {
    OnMachine line("he");
    line.document.info.right_to_left = right_to_left;
    line.add(text, in("DejaVu Sans"));
    return levels_of(line);
  };
  EXPECT_THAT(of(true, "C שפה"), ElementsAre("C:2", "שפה:1"));
  EXPECT_THAT(of(false, "C שפה"), ElementsAre("C:0", "שפה:1"));
  EXPECT_THAT(of(true, "C only"), ElementsAre("C:0", "only:0"));
}

TEST(Scripts, NumbersToCallAreIsolates) {
  OnMachine line("ar");
  line.document.info.right_to_left = true;
  line.add("رقم ", in("DejaVu Sans"));
  line.add("+20 10", in("DejaVu Sans"));
  line.paragraph.spans.back().parting = Parting::Never;
  line.add(" هنا", in("DejaVu Sans"));
  EXPECT_THAT(levels_of(line), ElementsAre("رقم:1", "+20:2", "10:2", "هنا:1"));
}

}  // namespace
}  // namespace galley::shape
