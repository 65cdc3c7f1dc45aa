// The marks of a proof sheet: on lines that are made, where it is known what is to be marked.
#include "galley/proof/proof.h"

#include <gmock/gmock.h>

#include "galley/base/file_reader.h"
#include "galley/proof/description.h"

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

/// A description of pages that are made.
class Description : public Proof {
 protected:
  std::vector<PageDescription> described() { return describe(pages_); }
};

TEST_F(Description, OfTheName) {
  const NodeId name = pages_.structure.add(StructureRole::Heading1, document_node);
  Line& line = add_line("Ada Lovelace", name);
  const auto said = [&] { return in_words(described().front()); };
  EXPECT_THAT(said(), HasSubstr("; name at the left, 10 pt; "));
  line.runs.front().origin.x += Length::points(41.5);
  EXPECT_THAT(said(), HasSubstr("; name centred, 10 pt; "));
  line.runs.front().origin.x = Length::points(250 - 113);
  EXPECT_THAT(said(), HasSubstr("; name at the right, 10 pt; "));
}

TEST_F(Description, OfThePage) {
  pages_.pages.front().size = {Length::points(595.276), Length::points(841.89)};
  pages_.pages.front().height = Length::points(700);
  pages_.pages.front().filled = Length::points(672);
  pages_.pages.front().pictures.emplace_back();
  add_line("some text");
  const PageDescription page = described().front();
  EXPECT_EQ(page.paper, "A4");
  EXPECT_NEAR(page.foot, 0.04, 1e-9);
  EXPECT_EQ(in_words(page), "A4; one picture; no section begins; one line; foot 4 %");
}

TEST_F(Description, OfLinesThatACompositorWouldLookAt) {
  for (int i = 0; i < 8; ++i) add_line("one two").ends_paragraph = true;
  auto& lines = pages_.pages.front().lines;
  const auto set = [&](std::size_t line, double ratio) {
    lines[line].justified = true;
    lines[line].ratio = ratio;
  };
  set(0, 1.01);
  set(1, 1);
  set(2, 2.5);
  set(3, -0.99);
  lines[4].fault = LineFault::Short;
  lines[5].fault = LineFault::Runt;
  lines[6].badness = 10001;
  lines[6].measure = Length::points(60);
  EXPECT_THAT(
      in_words(described().front()),
      testing::EndsWith("lines 1 and 3 are set loosely; line 4 is set tightly; line 5 is short; line 6 "
                        "is a word alone; line 7 is wider than its measure"));
  EXPECT_EQ(name_of(described().front().looks.front().look), "loose");
}

TEST_F(Description, CountsLinesOfTextAlone) {
  add_line("one");
  add_line("2020").role = LineRole::Aside;
  add_line("•").role = LineRole::Label;
  Line& beside = add_line("two");
  beside.fault = LineFault::Runt;
  add_line("3").role = LineRole::Footer;
  EXPECT_EQ(described().front().lines, 2U);
  EXPECT_EQ(described().front().looks.front().line, 2U);
}

TEST_F(Description, OfWhatGoesOnOverAPage) {
  Structure& structure = pages_.structure;
  const NodeId section = structure.add(StructureRole::Section, document_node);
  const NodeId title = structure.add(StructureRole::Heading2, section);
  const NodeId entry = structure.add(StructureRole::Section, section);
  const NodeId heading = structure.add(StructureRole::Heading3, entry);
  const NodeId list = structure.add(StructureRole::List, entry);
  std::vector<NodeId> bullets;
  for (int i = 0; i < 4; ++i)
    bullets.push_back(structure.add(StructureRole::ListBody, structure.add(StructureRole::ListItem, list)));
  pages_.outline = {{"Experience", title, 0}, {"Engineer, Acme", heading, 1}};
  pages_.destinations = {{title, 0, {}}, {heading, 0, {}}};
  add_line("Experience", title).ends_paragraph = true;
  add_line("Engineer, Acme", heading).ends_paragraph = true;
  add_line("first", bullets[0]).ends_paragraph = true;
  add_line("second", bullets[1]).ends_paragraph = true;
  add_page();
  add_line("third", bullets[2]).ends_paragraph = true;
  add_line("fourth", bullets[3]).ends_paragraph = true;
  auto pages = described();
  EXPECT_THAT(in_words(pages[0]),
              HasSubstr("; one section: Experience; the last entry, “Engineer, Acme”, goes on "
                        "after two bullets; four lines; "));
  EXPECT_THAT(in_words(pages[1]),
              HasSubstr("; an entry, “Engineer, Acme”, goes on from the page before after two "
                        "bullets; no section begins; two lines; "));
  // Within a bullet, whose first line is alone.
  pages_.pages[0].lines.back().ends_paragraph = false;
  pages_.pages[1].lines.front().block = bullets[1];
  pages = described();
  EXPECT_THAT(in_words(pages[0]), HasSubstr("goes on after one bullet and within another; "));
  EXPECT_THAT(in_words(pages[0]), testing::EndsWith("line 4 is a club line"));
  EXPECT_THAT(in_words(pages[1]), testing::EndsWith("line 1 is a widow"));
  // Another entry begins the page.
  for (Line& line : pages_.pages[1].lines) line.block = structure.add(StructureRole::Section, section);
  pages = described();
  EXPECT_FALSE(pages[0].ends.has_value());
  EXPECT_FALSE(pages[1].begins.has_value());
}

}  // namespace
}  // namespace galley::proof
