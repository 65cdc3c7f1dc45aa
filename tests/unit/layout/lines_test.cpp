// Paragraphs of real type into lines: what stands where.
#include "lines.h"

#include <algorithm>
#include <array>

#include <gmock/gmock.h>

#include "choice.h"
#include "galley/base/file_reader.h"
#include "galley/layout/evenness.h"
#include "set_block.h"

namespace galley::layout {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A document of one style, ready to be set.
class Lines : public testing::Test {
 protected:
  Lines() {
    document_.size = Length::points(10);
    TextStyle style;
    style.family = "Source Serif 4";
    style.size = Length::points(10);
    document_.styles.push_back(style);
    document_.structure.add(StructureRole::Document, no_node);
  }

  Paragraph paragraph(std::string text, Alignment alignment = Alignment::Justified) {
    Paragraph paragraph;
    Span span;
    span.end = static_cast<std::uint32_t>(text.size());
    span.node = document_node;
    paragraph.text = std::move(text);
    paragraph.spans.push_back(span);
    paragraph.node = document_node;
    paragraph.alignment = alignment;
    paragraph.filling = Filling::Full;
    return paragraph;
  }

  shape::ShapedParagraph shaped(const Paragraph& paragraph) {
    return *shape::shape_paragraph(paragraph, document_, {fonts_, words_}, warnings_).value();
  }

  std::vector<Line> set(const std::string& text, double measure, Alignment alignment = Alignment::Justified,
                        double hang = 0) {
    const Paragraph source = paragraph(text, alignment);
    return set_paragraph(source, shaped(source), {{}, Length::points(hang), Length::points(measure)},
                         composition());
  }

  Composition composition() { return {rules_of(document_), document_.styles, setting_.size, warnings_}; }

  static Length right_end(const Line& line) {
    // The last glyph that is not a space.
    for (auto run = line.runs.rbegin(); run != line.runs.rend(); ++run)
      for (auto glyph = run->glyphs.rbegin(); glyph != run->glyphs.rend(); ++glyph)
        if (run->text.substr(glyph->text_begin, glyph->text_end - glyph->text_begin) != " ")
          return run->origin.x + glyph->x + glyph->advance;
    return {};
  }

  std::unique_ptr<FileReader> files_ = disk_reader();
  font::Library fonts_{*files_, {}, font::SystemFonts::Ignore};
  shape::WordCache words_{*files_};
  Document document_;
  Setting setting_;
  Diagnostics warnings_;
  const std::string prose_ =
      "Measured the word spaces of every line, kept what was even and set the rest again, until the page had "
      "one "
      "colour from head to foot and no river ran through it; then wrote down how it had been done.";
};

TEST_F(Lines, JustifiedLinesEndAtTheMeasureExactly) {
  const auto lines = set(prose_, 200);
  ASSERT_GE(lines.size(), 3U);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    EXPECT_TRUE(lines[i].justified);
    EXPECT_NEAR(right_end(lines[i]).points(), 200, 0.02) << lines[i].text;
  }
  EXPECT_FALSE(lines.back().justified);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(Lines, TextOfTheLinesIsTheParagraph) {
  std::string joined;
  for (const Line& line : set(prose_, 170)) joined += line.text;
  EXPECT_EQ(joined, prose_);
}

TEST_F(Lines, ASpaceStandsAtEachLineEndForReaders) {
  for (const Line& line : set(prose_, 200)) {
    if (line.ends_paragraph) continue;
    EXPECT_TRUE(line.runs.back().text.ends_with(' '));
  }
}

TEST_F(Lines, RaggedLinesKeepTheirNaturalSpaces) {
  for (const Line& line : set(prose_, 200, Alignment::Start)) EXPECT_EQ(line.ratio, 0) << line.text;
}

TEST_F(Lines, RightAlignedLinesEndAtTheMeasure) {
  for (const Line& line : set("Boulder, Colorado", 200, Alignment::End))
    EXPECT_NEAR(right_end(line).points(), 200, 0.02);
}

TEST_F(Lines, ASeparatorGoesAtALineEndButForItsSpace) {
  Paragraph contact = paragraph("ada@example.org\u00A0| 505-555-0142\u00A0| Santa-Fe", Alignment::End);
  contact.spans.clear();
  for (const auto& [end, parting] : {std::pair{15U, Parting::Words},
                                     {19U, Parting::Separator},
                                     {31U, Parting::Never},
                                     {35U, Parting::Separator},
                                     {43U, Parting::Words}}) {
    Span span;
    span.begin = contact.spans.empty() ? 0 : contact.spans.back().end;
    span.end = end;
    span.node = document_node;
    span.parting = parting;
    contact.spans.push_back(span);
  }
  const auto lines = set_paragraph(contact, shaped(contact), {{}, {}, Length::points(160)}, composition());
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[0].text, "ada@example.org\u00A0| 505-555-0142 ");
  EXPECT_EQ(lines[1].text, "Santa-Fe");
  EXPECT_NEAR(right_end(lines[0]).points(), 160, 0.02);
  EXPECT_TRUE(lines[0].runs.back().text.ends_with("0142 "));
}

TEST_F(Lines, HangMovesAllLinesButTheFirst) {
  const auto lines = set(prose_, 200, Alignment::Justified, 12);
  EXPECT_EQ(lines[0].origin.x, Length{});
  for (std::size_t i = 1; i < lines.size(); ++i) EXPECT_EQ(lines[i].origin.x, Length::points(12));
}

TEST_F(Lines, APointStandsOutIntoTheMarginOnlyWithProtrusion) {
  const std::string text = "One line that ends in a full stop, as it were. Another one comes after it here.";
  const auto plain = set(text, 205);
  document_.protrusion = true;
  const auto hung = set(text, 205);
  ASSERT_TRUE(hung[0].text.ends_with(". ")) << hung[0].text;
  EXPECT_NEAR(right_end(plain[0]).points(), 205, 0.02);
  EXPECT_GT(right_end(hung[0]).points(), 206);
  EXPECT_LT(right_end(hung[0]).points(), 208);
}

TEST_F(Lines, LettersTakeWhatSpacesNeedNotWithExpansion) {
  const auto plain = set(prose_, 200);
  document_.expansion = true;
  const auto expanded = set(prose_, 200);
  double before = 0;
  double after = 0;
  for (const Line& line : plain) before = std::max(before, line.ratio);
  for (const Line& line : expanded) {
    after = std::max(after, line.ratio);
    for (const GlyphRun& run : line.runs) {
      EXPECT_GE(run.horizontal_scale, 980);
      EXPECT_LE(run.horizontal_scale, 1020);
    }
    if (line.justified) {
      EXPECT_NEAR(right_end(line).points(), 200, 0.05) << line.text;
    }
  }
  EXPECT_LT(after, before);
}

TEST_F(Lines, ACompoundPartsOnlyWithTheAuthorsLeave) {
  const std::string text =
      "Built a far-reaching, long-standing, well-documented, thirty-year-old machine-learning house.";
  for (const Line& line : set(text, 150)) EXPECT_FALSE(line.text.ends_with('-')) << line.text;
  document_.hyphenate = Hyphenation::Always;
  const auto parted = set(text, 150);
  EXPECT_TRUE(
      std::any_of(parted.begin(), parted.end(), [](const Line& line) { return !line.text.ends_with(' '); }));
}

TEST_F(Lines, AUrlPartsRatherThanLeaveAShortLine) {
  const std::string text =
      "See https://example.com/a/long/address/of/page for all the rest of what there is to say.";
  EXPECT_EQ(set(text, 200).front().text, "See https://example.com/a/long/address/");
}

TEST_F(Lines, HyphensKeepToTheirRules) {
  const std::string text =
      "Entwicklung einer Hochdurchsatzsequenzierungsplattform mit Qualitätssicherung und "
      "Datenbankentwicklung; "
      "Öffentlichkeitsarbeit, Drittmitteleinwerbung und immer wieder Wissenschaftskommunikation für "
      "Krankenhausverwaltungen, Versicherungsgesellschaften, Forschungsgruppen und Arbeitsgemeinschaften der "
      "Telekommunikationsinfrastruktur.";
  document_.info.language = "de";
  for (const double measure : {180, 210, 240, 270, 300, 330}) {
    document_.hyphenate = Hyphenation::Never;
    for (const Line& line : set(text, measure)) EXPECT_FALSE(line.ends_in_hyphen) << line.text;
    document_.hyphenate = Hyphenation::Auto;
    const auto lines = set(text, measure);
    std::size_t hyphens = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      hyphens = lines[i].ends_in_hyphen ? hyphens + 1 : 0;
      EXPECT_LE(hyphens, 2U) << measure << ": " << lines[i].text;
      if (!lines[i].ends_in_hyphen) continue;
      EXPECT_LT(i + 2, lines.size()) << measure << ": before the last line: " << lines[i].text;
      const std::size_t before = lines[i].text.size() - (lines[i].text.rfind(' ') + 1);
      EXPECT_GE(before, 3U) << lines[i].text;
      EXPECT_GE(lines[i + 1].text.find(' '), 3U) << lines[i + 1].text;
    }
  }
  document_.info.language = "en";
  for (const Line& line : set(prose_, 100)) EXPECT_FALSE(line.ends_in_hyphen) << line.text;
}

TEST_F(Lines, ALineEndsShortBeforeAWordThatMayNotPart) {
  const auto lines =
      set("See Donaudampfschifffahrtsgesellschaftskapitän for all that there is to say of it.", 205);
  EXPECT_EQ(lines[0].text, "See ");
  EXPECT_FALSE(lines[0].justified);
  EXPECT_EQ(lines[0].ratio, 0);
  ASSERT_THAT(warnings_, SizeIs(1));
  EXPECT_EQ(warnings_[0].severity, Severity::Warning);
  EXPECT_THAT(warnings_[0].message, testing::HasSubstr("does not fit on it"));
}

TEST_F(Lines, AWordPartsAtItsOwnHyphenRatherThanLeaveAShortLine) {
  const auto lines = set("See the incomprehensibly-overcomplicatedness of all the rest there is.", 170);
  EXPECT_EQ(lines[0].text, "See the incomprehensibly-");
}

TEST_F(Lines, AParagraphThatCannotBeFilledIsRagged) {
  const auto lines =
      set("A line that is long enough, and then Donaudampfschifffahrtsgesellschaft, and more.", 190);
  for (const Line& line : lines) EXPECT_FALSE(line.justified) << line.text;
}

TEST_F(Lines, ALastLineThatIsShortTakesAWordMore) {
  int taken = 0;
  for (int measure = 200; measure <= 440; measure += 3) {
    const auto lines = set(prose_, measure, Alignment::Start);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
      EXPECT_GE(lines[i].natural.points(), 0.84 * measure) << lines[i].text;
    taken += lines.back().natural.points() >= 0.2 * measure ? 1 : 0;
  }
  EXPECT_GE(taken, 70) << "of 81";
}

TEST_F(Lines, SpacesNeverGetTooNarrowForReaders) {
  for (const Line& line :
       set("Tall Towers, Vast Valleys, Wide Waters, Yellow Yews, Tiny Tents. Ample room. " + prose_, 180)) {
    for (const GlyphRun& run : line.runs)
      for (std::size_t i = 0; i + 1 < run.glyphs.size(); ++i)
        if (run.text[run.glyphs[i].text_begin] == ' ') {
          EXPECT_GE((run.glyphs[i + 1].x - run.glyphs[i].x).points(), 1.59) << line.text;
        }
  }
}

TEST_F(Lines, ALineThatCannotBeFilledIsSetShortAndSaid) {
  const auto lines =
      set("Die Kraftfahrzeughaftpflichtversicherung und Kraftfahrzeughaftpflichtversicherung", 190);
  for (const Line& line : lines) EXPECT_LE(line.ratio, 3);
}

TEST_F(Lines, InAWideMeasureALineThatAskedForGapsIsSetShortQuietly) {
  const auto lines =
      set("Do more with such data as there is: Evaluating time series and such trends. "
          "Konstantinopolitanischer Verein, in Company.",
          360);
  EXPECT_TRUE(lines[0].set_short) << lines[0].text;
  EXPECT_FALSE(lines[0].justified);
  EXPECT_EQ(lines[0].word_space, 1);
  EXPECT_LT(right_end(lines[0]).points(), 350);
  EXPECT_FALSE(lines.back().set_short);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(Lines, TheWordSpaceIsWhatStandsBetweenTheWords) {
  const auto natural = set("Measured the word", 300).front();
  const auto space_of = [](const Line& line) {
    const GlyphRun& run = line.runs.front();
    for (std::size_t i = 0; i + 1 < run.glyphs.size(); ++i)
      if (run.text[run.glyphs[i].text_begin] == ' ') return run.glyphs[i + 1].x - run.glyphs[i].x;
    return Length{};
  };
  const auto line = set(prose_, 200).front();
  ASSERT_TRUE(line.justified);
  EXPECT_NE(line.word_space, 1);
  EXPECT_NEAR(line.word_space, space_of(line).points() / space_of(natural).points(), 0.01);
}

/// Is the last line of several a word alone, narrower than 8 em and a quarter of the measure?
bool ends_in_runt(const std::vector<Line>& lines, double measure) {
  if (lines.size() < 2) return false;
  const Line& last = lines.back();
  return last.text.find(' ') == std::string::npos && last.natural.points() < std::min(80.0, measure / 4);
}

TEST_F(Lines, ARuntIsSparedOrSaid) {
  int spared = 0;
  for (int measure = 180; measure <= 420; measure += 3) {
    warnings_.clear();
    const auto lines = set(prose_, measure);
    const bool runt = ends_in_runt(lines, measure);
    EXPECT_THAT(warnings_, SizeIs(runt ? 1 : 0)) << measure;
    if (runt) {
      EXPECT_THAT(warnings_[0].message, testing::HasSubstr("word alone"));
    }

    const Paragraph source = paragraph(prose_);
    ListRules rules;
    rules.measure = Length::points(measure);
    rules.runt = std::min(Length::points(80), rules.measure / 4);
    auto list = horizontal_list(shaped(source), source, document_.styles, setting_, rules);
    breaking::Parameters parameters;
    parameters.measure = [&rules](std::size_t) { return rules.measure; };
    parameters.tolerance = 1000;
    if (leaves_runt(list, breaking::break_list(list.items, parameters)) && !runt) ++spared;
  }
  EXPECT_GT(spared, 0);
}

TEST_F(Lines, OfBreaksNearlyAsGoodTheOnesWithoutARiverAreTaken) {
  const Paragraph source = paragraph(prose_ + " " + prose_ + " " + prose_);
  int turned = 0;
  for (int measure = 130; measure <= 260; ++measure) {
    const shape::ShapedParagraph text = shaped(source);
    Diagnostics ignored;
    const Composition composition{rules_of(document_), document_.styles, 1000, ignored};
    const Choice choice = choose_breaks(source, text, {{}, {}, Length::points(measure)}, composition);
    const auto& [list, parameters, best, ragged] = choice;
    if (!best.feasible || leaves_runt(list, best)) continue;

    const auto lines = set(source.text, measure);
    std::size_t begin = 0;
    bool same = lines.size() == best.lines.size();
    for (std::size_t i = 0; same && i + 1 < lines.size(); ++i) {
      begin += lines[i].text.size();
      same = shaped(source).elements[list.element[best.lines[i].at]].fragment.end == begin;
    }
    if (same) continue;
    ++turned;
    EXPECT_LE(lines.size(), best.lines.size());
    const auto second = breaking::second_best(list.items, parameters);
    ASSERT_TRUE(second);
    EXPECT_LE(second->demerits, best.demerits + 5000);
  }
  EXPECT_GT(turned, 0);
}

TEST_F(Lines, APartOfAWordIsARuntToo) {
  document_.hyphenate = Hyphenation::Always;
  for (int measure = 100; measure <= 420; measure += 4) {
    warnings_.clear();
    const auto lines = set(prose_, measure);
    const auto said = std::ranges::count_if(
        warnings_, [](const Diagnostic& warning) { return warning.message.find("word alone") < 99; });
    EXPECT_EQ(said, ends_in_runt(lines, measure) ? 1 : 0) << measure;
  }
}

TEST_F(Lines, RaggedLinesLeaveNoRuntTheyCanSpare) {
  int runts = 0;
  for (int measure = 180; measure <= 420; measure += 3)
    if (ends_in_runt(set(prose_, measure, Alignment::Start), measure)) ++runts;
  EXPECT_LE(runts, 1);
  EXPECT_THAT(warnings_, SizeIs(runts));
}

TEST_F(Lines, AParagraphOfOneWordIsNoRunt) {
  set("Typesetting", 200);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(Lines, WordsHeldTogetherAreNoRunt) {
  const Paragraph source = paragraph("Weighed it, all in all, at 3\u00A0kg");
  ListRules rules;
  rules.runt = Length::points(60);
  EXPECT_THAT(horizontal_list(shaped(source), source, document_.styles, setting_, rules).runts, IsEmpty());
}

TEST_F(Lines, TheSameWordAtLineEndsBearsTheSameTag) {
  const Paragraph source = paragraph("The house, the-house THE. the and");
  const auto tags = [&](Stacks stacks) {
    ListRules rules;
    rules.stacks = stacks;
    std::vector<std::uint32_t> tags;
    for (const auto& item : horizontal_list(shaped(source), source, document_.styles, setting_, rules).items)
      if (item.kind == breaking::ItemKind::Glue && item.fill == 0) tags.push_back(item.ends.whole);
    return tags;
  };
  const auto costly = tags(Stacks::Costly);
  ASSERT_THAT(costly, SizeIs(5));
  EXPECT_EQ(costly[0], costly[3]);
  EXPECT_EQ(costly[0], costly[4]);
  EXPECT_NE(costly[0], costly[1]);
  EXPECT_NE(costly[1], costly[2]);
  for (const std::uint32_t tag : costly) EXPECT_GT(tag, hyphen_tag);
  EXPECT_THAT(tags(Stacks::Free), testing::Each(0U));
}

TEST_F(Lines, AWordsTagIsThatOfItsLetters) {
  EXPECT_EQ(edges_of("The").end, edges_of("the,").end);
  EXPECT_EQ(edges_of("“Ärzte,”").end, edges_of("Ärzte").end);
  EXPECT_NE(edges_of("the").end.whole, edges_of("then").end.whole);
  EXPECT_EQ(edges_of("–").end.whole, 0U);
  EXPECT_EQ(edges_of("").end.whole, 0U);
}

TEST_F(Lines, ARaggedLineIsNeverOverfullWhereItCouldEndBefore) {
  const std::string text = "Write to me at home or to jane.doe-at-a-very-long-university-subdomain";
  for (const Line& line : set(text, 300, Alignment::Start))
    EXPECT_LE(line.natural, line.measure) << line.text;
}

TEST_F(Lines, AWordWiderThanItsLinePartsAndIsSaid) {
  const auto lines = set("Donaudampfschifffahrtsgesellschaftskapitän", 60);
  std::string read;
  for (const Line& line : lines) {
    EXPECT_LE(line.natural, line.measure) << line.text;
    read += line.text;
  }
  EXPECT_EQ(read, "Donaudampfschifffahrtsgesellschaftskapitän");
  ASSERT_THAT(warnings_, SizeIs(1));
  EXPECT_THAT(warnings_[0].message, testing::HasSubstr("wider than its line"));
}

TEST_F(Lines, AWordWiderThanItsLinePartsAtHyphensThatWouldElseBeBarred) {
  document_.hyphenate = Hyphenation::Always;
  // It looks like a name, and begins the last line.
  for (const Line& line : set("ask for Counterrevolutionaries", 60))
    EXPECT_LE(line.natural.points(), line.measure.points() + 3) << line.text;
}

TEST_F(Lines, AWordWiderThanItsLinePartsBetweenWhatAReaderSees) {
  const std::string letter = "e\u0301\u0323";
  std::string word;
  for (int i = 0; i < 40; ++i) word += letter;
  for (const Line& line : set(word, 60)) EXPECT_EQ(line.text.size() % letter.size(), 0U) << line.text;
}

TEST_F(Lines, WhatNoSpacePartsIsPartedThereIfItIsWiderThanItsLine) {
  for (const Line& line :
       set("Anna\u00A0Bertha\u00A0Clara\u00A0Dora\u00A0Emilia\u00A0Franziska\u00A0Gertrud", 60))
    EXPECT_LE(line.natural, line.measure) << line.text;
}

TEST_F(Lines, ASettingScalesWithoutShapingAgain) {
  const Paragraph source = paragraph("waffle");
  const auto once = shaped(source);
  setting_.size = 500;
  const Line half = set_on_one_line(source, once, composition());
  setting_.size = 1000;
  const Line whole = set_on_one_line(source, once, composition());
  EXPECT_NEAR(half.natural.points() * 2, whole.natural.points(), 0.001);
}

/// Items with separators between them, as the contact line has them.
class Items : public Lines {
 protected:
  Paragraph items(const std::vector<std::string>& texts) {
    Paragraph paragraph;
    paragraph.node = document_node;
    paragraph.alignment = Alignment::Start;
    paragraph.filling = Filling::Balanced;
    const auto add = [&paragraph](std::string_view text, Hold hold, Parting parting) {
      Span span;
      span.begin = static_cast<std::uint32_t>(paragraph.text.size());
      paragraph.text += text;
      span.end = static_cast<std::uint32_t>(paragraph.text.size());
      span.node = document_node;
      span.hold = hold;
      span.parting = parting;
      paragraph.spans.push_back(span);
    };
    for (const std::string& text : texts) {
      if (!paragraph.text.empty()) {
        add("\u00A0", Hold::Loose, Parting::Separator);
        add("·", Hold::Loose, Parting::Separator);
        add(" ", Hold::Loose, Parting::Separator);
      }
      paragraph.places.push_back({static_cast<std::uint32_t>(paragraph.text.size()), {}});
      paragraph.places.back().place.line = static_cast<int>(paragraph.places.size());
      add(text, Hold::Item, text.starts_with("example") ? Parting::Url : Parting::Words);
    }
    return paragraph;
  }

  std::vector<Line> set_items(const Paragraph& items, double measure) {
    return set_paragraph(items, shaped(items), {{}, {}, Length::points(measure)}, composition());
  }

  static std::vector<std::string> texts_of(const std::vector<Line>& lines) {
    std::vector<std::string> texts;
    for (const Line& line : lines) texts.push_back(line.text);
    return texts;
  }
};

TEST_F(Items, ALineEndsBetweenThemAndTheSeparatorGoes) {
  const auto lines = set_items(items({"first and one", "second and two", "third and three"}), 150);
  EXPECT_THAT(texts_of(lines), ElementsAre("first and one\u00A0· second and two ", "third and three"));
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(Items, ASeparatorTakesNoRoomAtTheEndOfALine) {
  const Paragraph two = items({"first and one", "second and two"});
  const Length width = set_on_one_line(two, shaped(two), composition()).natural;
  const auto lines = set_items(items({"first and one", "second and two", "third and three, but more"}),
                               width.points() + 0.01);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[0].text, "first and one\u00A0· second and two ");
  EXPECT_EQ(lines[0].natural, width);
}

TEST_F(Items, LinesAreBalanced) {
  // Filled line by line, the last would have one item.
  const auto lines = set_items(items({"aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd"}), 180);
  EXPECT_THAT(texts_of(lines), ElementsAre("aaaaaaaa\u00A0· bbbbbbbb ", "cccccccc\u00A0· dddddddd"));
}

TEST_F(Items, OneIsBrokenOnlyIfItIsWiderThanTheMeasure) {
  const std::string narrow = "example.org/a/page/of/mine";
  for (const Line& line : set_items(items({"someone@example.org", narrow, "one two three"}), 135))
    EXPECT_THAT(line.text, testing::AnyOf("someone@example.org ", narrow + " ", "one two three"));
  const auto lines = set_items(items({"example.org/a/page/of/mine/that/has/a/long/address"}), 135);
  EXPECT_GE(lines.size(), 2U);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(Items, AreNeverHyphenated) {
  document_.hyphenate = Hyphenation::Always;
  document_.info.language = document_.structure.nodes[0].language = "en-US";
  const auto lines = set_items(items({"international considerations", "representation"}), 100);
  for (const Line& line : lines) EXPECT_THAT(line.text, testing::Not(testing::EndsWith("-")));
  EXPECT_THAT(texts_of(lines), ElementsAre("international ", "considerations ", "representation"));
}

TEST_F(Items, AWarningNamesTheItem) {
  (void)set_items(items({"first", "secondthatisfartoowideforitsmeasure", "third"}), 100);
  ASSERT_THAT(warnings_, SizeIs(1));
  EXPECT_EQ(warnings_[0].place.line, 2);
}

TEST_F(Lines, ANameIsBrokenOnlyWhereNoOtherBreakWillDo) {
  const std::string text =
      "An article of some length by Anna Kirchhoff, Hans Lindner, Maria Rodriguez, Karl Montgomery, Carla "
      "Featherstone, Ivan Petrov and others, in the proceedings of the society for lines.";
  Paragraph names = paragraph(text);
  const Span whole = names.spans[0];
  names.spans.clear();
  std::uint32_t at = 0;
  const auto add = [&](std::uint32_t end, Hold hold) {
    Span span = whole;
    span.begin = at;
    span.end = at = end;
    span.hold = hold;
    if (span.begin < span.end) names.spans.push_back(span);
  };
  for (const std::string name : {"Anna Kirchhoff", "Hans Lindner", "Maria Rodriguez", "Karl Montgomery",
                                 "Carla Featherstone", "Ivan Petrov"}) {
    const auto begin = static_cast<std::uint32_t>(text.find(name));
    add(begin, Hold::Loose);
    add(begin + static_cast<std::uint32_t>(name.size()), Hold::Name);
  }
  add(static_cast<std::uint32_t>(text.size()), Hold::Loose);
  int held = 0;
  int loose = 0;
  for (int measure = 180; measure <= 320; measure += 10) {
    const auto ends_in_name = [](const std::vector<Line>& lines) {
      return std::ranges::count_if(lines, [](const Line& line) {
        constexpr std::array<std::string_view, 6> first{"Anna ", "Hans ",  "Maria ",
                                                        "Karl ", "Carla ", "Ivan "};
        return std::ranges::any_of(first, [&](std::string_view name) { return line.text.ends_with(name); });
      });
    };
    held += static_cast<int>(
        ends_in_name(set_paragraph(names, shaped(names), {{}, {}, Length::points(measure)}, composition())));
    loose += static_cast<int>(ends_in_name(set(text, measure)));
  }
  EXPECT_LT(held, loose);
}

/// Blocks into rows.
class Rows : public Lines {
 protected:
  std::vector<RowContent> rows(Block block, double measure) {
    document_.blocks = {std::move(block)};
    document_.paper = {Length::points(measure), Length::points(500)};
    text_ = shape::shape(document_, {fonts_, words_}, warnings_).value();
    const std::vector<SetBlock> blocks = set_blocks(document_, text_, setting_, {});
    boxes_ = rows_of(document_, 0, text_, outlines_of(blocks), setting_);
    return blocks.front().rows;
  }

  Block title(const std::string& text, const std::string& dates) {
    Block block;
    block.paragraph = paragraph(text, Alignment::Start);
    block.aside = paragraph(dates, Alignment::Start);
    block.leading = Length::points(12);
    block.placement.break_inside = BreakKind::InsideHeading;
    return block;
  }

  shape::ShapedText text_;
  std::vector<Row> boxes_;  ///< of the last rows
};

TEST_F(Rows, DatesStandAtTheRightOfTheirTitle) {
  const auto set = rows(title("Engineer", "April 2023 – Present"), 300);
  ASSERT_THAT(set, SizeIs(1));
  ASSERT_THAT(set[0].lines, SizeIs(2));
  EXPECT_EQ(set[0].lines[1].role, LineRole::Aside);
  EXPECT_NEAR(right_end(set[0].lines[1]).points(), 300, 0.02);
  EXPECT_EQ(set[0].lines[0].origin.y, set[0].lines[1].origin.y);
}

TEST_F(Rows, OneSpaceSpansTheGapBeforeTheDates) {
  const auto set = rows(title("Engineer", "2016"), 300);
  const Line& body = set[0].lines[0];
  const GlyphRun& gap = set[0].lines[1].runs.front();
  EXPECT_EQ(gap.text, " ");
  EXPECT_NEAR(gap.origin.x.points(), (body.origin.x + body.natural).points(), 0.01);
  EXPECT_EQ(gap.origin.x + gap.glyphs[0].advance, set[0].lines[1].origin.x);
}

TEST_F(Rows, ALongTitleIsBrokenInItsOwnColumn) {
  const auto set = rows(title("Principal engineer for typesetting", "April 2023 – Present"), 200);
  ASSERT_THAT(set, SizeIs(2));
  ASSERT_THAT(set[0].lines, SizeIs(1));
  ASSERT_THAT(set[1].lines, SizeIs(2)) << "on the last line, so that the title is read whole";
  const Line& dates = set[1].lines[1];
  EXPECT_EQ(dates.role, LineRole::Aside);
  EXPECT_NEAR(right_end(dates).points(), 200, 0.02);
  for (const RowContent& row : set) EXPECT_LT(right_end(row.lines[0]), dates.origin.x - Length::points(10));
  EXPECT_EQ(boxes_[1].break_before, BreakKind::InsideHeading);
}

TEST_F(Rows, DatesOfMoreThanHalfTheMeasureAreBrokenBesideTheirTitle) {
  const auto set =
      rows(title("Engineer", "Expected some time between May and September of the year after the next"), 200);
  ASSERT_GE(set.size(), 2U);
  EXPECT_EQ(set[0].lines[0].text, "Engineer");
  for (const RowContent& row : set) {
    EXPECT_EQ(row.lines.back().role, LineRole::Aside);
    EXPECT_NEAR(right_end(row.lines.back()).points(), 200, 0.02);
  }
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(Rows, DatesFallBelowATitleOfAWordTooWideForItsColumn) {
  const auto set = rows(title("Hochdurchsatzsequenzierung", "April 2023 – Present"), 180);
  ASSERT_THAT(set, SizeIs(2));
  EXPECT_EQ(set[1].lines[0].role, LineRole::Aside);
  EXPECT_NEAR(right_end(set[1].lines[0]).points(), 180, 0.02);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(Rows, ALabelStandsBeforeTheFirstLine) {
  Block block;
  block.paragraph = paragraph(prose_);
  block.indent = Length::points(12);
  block.leading = Length::points(12);
  block.label = Label{paragraph("•"), Length::points(3), Alignment::Start};
  const auto set = rows(block, 200);
  EXPECT_EQ(set[0].lines[0].role, LineRole::Label);
  EXPECT_EQ(set[0].lines[0].origin.x, Length::points(3));
  EXPECT_EQ(set[0].lines[1].origin.x, Length::points(12));
  EXPECT_THAT(set[1].lines, SizeIs(1));
}

TEST_F(Rows, AYearStandsBetweenNumberAndTextJoinedToTheText) {
  Block block;
  block.paragraph = paragraph(prose_);
  block.indent = Length::points(54);
  block.leading = Length::points(12);
  block.label = Label{paragraph("[1]"), Length::points(18), Alignment::End};
  block.aside = paragraph("2022");
  block.aside_offset = Length::points(24);
  const auto set = rows(block, 200);
  ASSERT_THAT(set[0].lines, SizeIs(3));
  const Line& year = set[0].lines[1];
  EXPECT_EQ(year.role, LineRole::Aside);
  EXPECT_EQ(year.origin.x, Length::points(24));
  EXPECT_EQ(set[0].lines[2].origin.x, Length::points(54));
  const GlyphRun& gap = year.runs.back();
  EXPECT_EQ(gap.text, " ");
  EXPECT_EQ(gap.origin.x + gap.glyphs[0].advance, Length::points(54));
  EXPECT_THAT(set[1].lines, SizeIs(1));
}

TEST_F(Rows, WidowsAndClubsAreDear) {
  Block block;
  block.paragraph = paragraph(prose_ + " " + prose_);
  block.leading = Length::points(12);
  const auto set = rows(block, 200);
  ASSERT_GE(set.size(), 5U);
  EXPECT_EQ(boxes_[1].break_before, BreakKind::Club);
  EXPECT_EQ(boxes_[2].break_before, BreakKind::InsideParagraph);
  EXPECT_EQ(boxes_.back().break_before, BreakKind::Widow);
  EXPECT_GE(cost_of(BreakKind::Club).penalty, 5000);
  EXPECT_GE(cost_of(BreakKind::Widow).penalty, 5000);
}

}  // namespace
}  // namespace galley::layout
