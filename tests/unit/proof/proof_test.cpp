// The marks of a proof sheet: on lines that are made, where it is known what is to be marked.
#include "galley/proof/proof.h"

#include <gmock/gmock.h>

#include "galley/base/file_reader.h"

namespace galley::proof {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class Proof : public testing::Test {
 protected:
  Proof() {
    pages_.structure.add(StructureRole::Document, no_node);
    add_page();
  }

  void add_page() {
    pages_.pages.emplace_back();
    pages_.pages.back().size = {Length::points(300), Length::points(400)};
  }

  /// A line at the left margin of 50 pt, in a measure of 200 pt. A letter is 10 pt wide, each of its spaces
  /// `space`.
  Line& add_line(const std::string& text, NodeId block = 1, double space = 3) {
    GlyphRun run;
    Diagnostics notes;
    run.face = fonts_.face({"Source Serif 4", 400, false, Length::points(10)}, notes).value();
    run.size = Length::points(10);
    run.text = text;
    run.node = block;
    Line line;
    line.origin = {Length::points(50), Length::points(100 + 14 * static_cast<double>(lines_++))};
    line.measure = Length::points(200);
    line.block = block;
    line.text = text;
    run.origin = line.origin;
    Length x;
    for (std::size_t i = 0; i < text.size(); ++i) {
      PlacedGlyph glyph;
      glyph.id = run.face->glyph(static_cast<unsigned char>(text[i]));
      glyph.x = x;
      glyph.advance = Length::points(text[i] == ' ' ? space : 10);
      glyph.text_begin = static_cast<std::uint32_t>(i);
      glyph.text_end = glyph.text_begin + 1;
      x += glyph.advance;
      run.glyphs.push_back(glyph);
    }
    line.runs.push_back(std::move(run));
    pages_.pages.back().lines.push_back(std::move(line));
    return pages_.pages.back().lines.back();
  }

  Page sheet(std::size_t page = 0) {
    const auto sheets = sheets_of(pages_, fonts_);
    EXPECT_TRUE(sheets.has_value());
    EXPECT_THAT(sheets->pages, SizeIs(pages_.pages.size()));
    return sheets->pages.at(page);
  }

  /// What is written on a sheet, but for the legend.
  static std::vector<std::string> labels(const Page& sheet) {
    std::vector<std::string> labels;
    for (const Line& line : sheet.lines)
      if (line.role == LineRole::Footer && line.origin.y > Length::points(44)) labels.push_back(line.text);
    return labels;
  }

  /// The marks of a width in points, to the nearest.
  static std::vector<Colour> marks(const Page& sheet, double width) {
    std::vector<Colour> colours;
    for (const PlacedRule& rule : sheet.rules)
      if (std::abs(rule.rect.size.width.points() - width) < 0.01) colours.push_back(rule.colour);
    return colours;
  }

  std::unique_ptr<FileReader> files_ = disk_reader();
  font::Library fonts_{*files_, {}, font::SystemFonts::Ignore};
  Pages pages_;
  std::size_t lines_ = 0;
};

TEST_F(Proof, KeepsThePageAndMakesRoomAroundIt) {
  Line& line = add_line("ab cd");
  line.ends_paragraph = true;
  const Page page = sheet();
  EXPECT_GT(page.size.width, Length::points(300));
  EXPECT_GT(page.size.height, Length::points(400));
  const Line& moved = page.lines.front();
  EXPECT_EQ(moved.text, "ab cd");
  EXPECT_EQ(moved.runs[0].origin.x - moved.origin.x, Length{});
  EXPECT_GT(moved.origin.x, Length::points(50));
  EXPECT_THAT(labels(page), testing::IsEmpty()) << "a last line has no figures";
}

TEST_F(Proof, ColoursSpacesByTheirRatio) {
  const auto space_colour = [this](double ratio) {
    pages_.pages.front().lines.clear();
    Line& line = add_line("ab cd", 1, 7);
    line.justified = true;
    line.ratio = ratio;
    const auto found = marks(sheet(), 7);
    EXPECT_THAT(found, SizeIs(1));
    return found.at(0);
  };
  const Colour natural = space_colour(0);
  EXPECT_EQ(natural.red, natural.blue) << "grey";
  EXPECT_GT(space_colour(-1).blue, space_colour(-1).red);
  EXPECT_GT(space_colour(1).red, space_colour(1).blue);
  EXPECT_LT(space_colour(2).green, space_colour(1).green) << "redder still";
  EXPECT_EQ(space_colour(9), space_colour(2));
  EXPECT_LT(space_colour(0.5).blue, natural.blue);
  EXPECT_GT(space_colour(0.5).blue, space_colour(1).blue);
}

TEST_F(Proof, WritesTheFiguresBesideTheLine) {
  Line& justified = add_line("ab cd");
  justified.justified = true;
  justified.ratio = 0.421;
  justified.word_space = 1.14;
  add_line("abcdefghij");  // 100 of 200 pt
  const auto written = labels(sheet());
  EXPECT_THAT(written, testing::ElementsAre("r +0.42 114 %", HasSubstr(" 50 %")));
}

TEST_F(Proof, MarksWhatIsMissingOfAShortLine) {
  add_line("abcde abcde").fault = LineFault::Short;  // 103 pt
  const Page page = sheet();
  EXPECT_THAT(labels(page), Contains("short"));
  EXPECT_THAT(marks(page, 97), SizeIs(1));
}

TEST_F(Proof, MarksARunt) {
  Line& line = add_line("abcde");
  line.ends_paragraph = true;
  line.fault = LineFault::Runt;
  const Page page = sheet();
  EXPECT_THAT(labels(page), Contains("runt"));
  EXPECT_THAT(marks(page, 50), SizeIs(1));
}

TEST_F(Proof, MarksARiverWithItsFigures) {
  for (int i = 0; i < 4; ++i) add_line("abc cba", 1, 6).justified = true;
  const Page page = sheet();
  EXPECT_THAT(labels(page), Contains("river 4 × 6.0 ± 0.0 pt"));
  EXPECT_THAT(marks(page, 6), SizeIs(8)) << "each space, and the river through it";
}

TEST_F(Proof, NamesWidowsAndClubs) {
  add_line("a club", 1);
  add_page();
  add_line("and a", 1);
  add_line("end", 1).ends_paragraph = true;
  EXPECT_THAT(labels(sheet(0)), Contains("club"));
  EXPECT_THAT(labels(sheet(1)), Not(Contains("widow"))) << "two lines went over";

  pages_.pages.back().lines.erase(pages_.pages.back().lines.begin());
  EXPECT_THAT(labels(sheet(1)), Contains("widow"));

  pages_.pages.front().lines.front().ends_paragraph = true;
  EXPECT_THAT(labels(sheet(0)), Not(Contains("club")));
  EXPECT_THAT(labels(sheet(1)), Not(Contains("widow")));
}

TEST_F(Proof, MarksAreNobodysText) {
  add_line("abcde abcde").fault = LineFault::Short;
  const auto sheets = sheets_of(pages_, fonts_).value();
  EXPECT_THAT(sheets.structure.nodes, SizeIs(pages_.structure.nodes.size()));
  for (const Line& line : sheets.pages[0].lines)
    for (const GlyphRun& run : line.runs) EXPECT_EQ(run.node == no_node, line.role == LineRole::Footer);
}

}  // namespace
}  // namespace galley::proof
