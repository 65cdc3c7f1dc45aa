// Lines of mixed directions: which word stands where.
#include <algorithm>

#include <gmock/gmock.h>

#include "galley/base/file_reader.h"
#include "galley/layout/evenness.h"
#include "galley/text/text.h"
#include "lines.h"

namespace galley::layout {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

TEST(VisualOrder, OfOneDirectionIsLogicalOrReversed) {
  EXPECT_THAT(text::visual_order(std::vector<std::uint8_t>{0, 0, 0}), ElementsAre(0, 1, 2));
  EXPECT_THAT(text::visual_order(std::vector<std::uint8_t>{1, 1, 1}), ElementsAre(2, 1, 0));
  EXPECT_THAT(text::visual_order({}), testing::IsEmpty());
}

TEST(VisualOrder, ReversesFromTheHighestLevelDown) {
  EXPECT_THAT(text::visual_order(std::vector<std::uint8_t>{0, 1, 1, 0}), ElementsAre(0, 2, 1, 3));
  EXPECT_THAT(text::visual_order(std::vector<std::uint8_t>{1, 2, 2, 1}), ElementsAre(3, 1, 2, 0));
}

class Directions : public testing::Test {
 protected:
  Directions() {
    document_.size = Length::points(10);
    TextStyle style;
    style.family = "Linux Libertine O";  // has Hebrew
    style.size = Length::points(10);
    document_.styles.push_back(style);
    style.weight = 700;
    document_.styles.push_back(style);
    document_.structure.add(StructureRole::Document, no_node);
  }

  Paragraph paragraph(const std::string& text) {
    Paragraph paragraph;
    paragraph.text = text;
    Span span;
    span.end = static_cast<std::uint32_t>(text.size());
    span.node = document_node;
    paragraph.spans.push_back(span);
    paragraph.node = document_node;
    return paragraph;
  }

  std::vector<Line> set(const Paragraph& source, double measure = 400) {
    const auto shaped = shape::shape_paragraph(source, document_, {fonts_, words_}, warnings_).value();
    return set_paragraph(source, *shaped, {{}, {}, Length::points(measure)},
                         {rules_of(document_), document_.styles, 1000, warnings_});
  }

  struct Stretch {
    Length x;
    std::string text;
  };

  /// The words of a line from left to right: each as it is read.
  static std::vector<std::string> from_left(const Line& line) {
    std::vector<Stretch> words;
    for (const GlyphRun& run : line.runs) {
      // The words of a run, each at its leftmost glyph.
      for (std::size_t begin = 0; begin < run.text.size();) {
        const std::size_t end = std::min(run.text.find(' ', begin), run.text.size());
        Stretch word{Length::points(1e6), run.text.substr(begin, end - begin)};
        for (const PlacedGlyph& glyph : run.glyphs)
          if (glyph.text_begin >= begin && glyph.text_end <= end)
            word.x = std::min(word.x, run.origin.x + glyph.x);
        if (!word.text.empty()) words.push_back(word);
        begin = end + 1;
      }
    }
    std::ranges::sort(words, {}, &Stretch::x);
    std::vector<std::string> texts;
    for (const Stretch& word : words) texts.push_back(word.text);
    return texts;
  }

  static Length left_of(const GlyphRun& run) {
    Length left = Length::points(1e6);
    for (const PlacedGlyph& glyph : run.glyphs) left = std::min(left, run.origin.x + glyph.x);
    return left;
  }

  std::unique_ptr<FileReader> files_ = disk_reader();
  font::Library fonts_{*files_, {}};
  shape::WordCache words_{*files_};
  Document document_;
  Diagnostics warnings_;
};

TEST_F(Directions, HebrewWordsRunFromTheRight) {
  const auto lines = set(paragraph("שלום עולם טוב"));
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_THAT(from_left(lines[0]), ElementsAre("טוב", "עולם", "שלום"));
  ASSERT_THAT(lines[0].runs, SizeIs(1));
  EXPECT_EQ(lines[0].runs[0].text, "שלום עולם טוב") << "a run's text is as it is read";
}

TEST_F(Directions, HebrewInsideEnglishRunsFromTheRight) {
  const auto lines = set(paragraph("taught שלום עולם at night"));
  EXPECT_THAT(from_left(lines[0]), ElementsAre("taught", "עולם", "שלום", "at", "night"));
}

TEST_F(Directions, EnglishAndFiguresInsideHebrewKeepTheirOrder) {
  const auto lines = set(paragraph("שלום Foundry Sons עולם 2019 טוב"));
  EXPECT_THAT(from_left(lines[0]), ElementsAre("טוב", "2019", "עולם", "Foundry", "Sons", "שלום"));
}

TEST_F(Directions, RunsAreInTheOrderOfReading) {
  Paragraph source = paragraph("שלום Foundry עולם");
  const auto lines = set(source);
  std::string read;
  for (const GlyphRun& run : lines[0].runs) read += run.text;
  EXPECT_EQ(read, source.text);
  ASSERT_GE(lines[0].runs.size(), 3U);
  EXPECT_GT(left_of(lines[0].runs.front()), left_of(lines[0].runs.back()));
}

TEST_F(Directions, AStrongWordStandsInItsPlace) {
  Paragraph source = paragraph("שלום עולם טוב");
  const auto begin = static_cast<std::uint32_t>(source.text.find("עולם"));
  const auto end = static_cast<std::uint32_t>(begin + std::string("עולם").size());
  const Span whole = source.spans[0];
  source.spans = {whole, whole, whole};
  source.spans[0].end = source.spans[1].begin = begin;
  source.spans[1].end = source.spans[2].begin = end;
  source.spans[1].style = 1;
  EXPECT_THAT(from_left(set(source)[0]), ElementsAre("טוב", "עולם", "שלום"));
}

TEST_F(Directions, TheSpaceAtALinesEndTakesNoRoomInTheMeasure) {
  const auto lines = set(paragraph("שלום עולם טוב שלום עולם טוב שלום עולם טוב"), 60);
  ASSERT_GE(lines.size(), 3U);
  for (const Line& line : lines) {
    Length left = Length::points(1e6);
    for (const GlyphRun& run : line.runs)
      for (const PlacedGlyph& glyph : run.glyphs)
        if (run.text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin) != " ")
          left = std::min(left, run.origin.x + glyph.x);
    EXPECT_NEAR(left.points(), 0, 1.0) << line.text;
  }
}

TEST_F(Directions, ALinkOverSeveralRunsHasOneArea) {
  const auto lines = set(paragraph("see שלום here"));
  EXPECT_THAT(rivers(lines), testing::IsEmpty());
}

}  // namespace
}  // namespace galley::layout
