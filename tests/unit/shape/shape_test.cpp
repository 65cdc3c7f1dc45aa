#include <thread>

#include "shaping.h"

namespace galley::shape {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Paragraph paragraph_of(const std::string& text) {
  Paragraph paragraph;
  paragraph.text = text;
  Span span;
  span.end = static_cast<std::uint32_t>(text.size());
  paragraph.spans = {span};
  return paragraph;
}

TEST(Shape, ShapesEveryPartOfABlock) {
  Setting setting;
  setting.document.styles = {in(serif)};
  Block text;
  text.paragraph = paragraph_of("Engineer");
  text.label = Label{paragraph_of("•"), {}, Alignment::Start};
  text.aside = paragraph_of("April 2023");
  Block rule;
  rule.kind = Block::Kind::Rule;
  setting.document.blocks = {text, rule};
  const auto shaped = shape(setting.document, {setting.fonts, setting.words}, setting.warnings);
  ASSERT_TRUE(shaped);
  ASSERT_THAT(shaped->blocks, SizeIs(2));
  EXPECT_THAT(shaped->blocks[0].paragraph->elements, SizeIs(1));
  EXPECT_EQ(shaped->blocks[0].paragraph->end, 8U);
  EXPECT_THAT(shaped->blocks[0].label->elements, SizeIs(1));
  EXPECT_THAT(shaped->blocks[0].aside->elements, SizeIs(3));
  EXPECT_EQ(shaped->blocks[1].paragraph, nullptr);
  EXPECT_THAT(setting.warnings, IsEmpty());
}

TEST(Shape, TellsOfEachMissingCharacterOnceADocument) {
  Setting setting;
  setting.document.styles = {in(serif)};
  Block block;
  block.paragraph = paragraph_of("a ☃");
  setting.document.blocks = {block, block};
  const auto shaped = shape(setting.document, {setting.fonts, setting.words}, setting.warnings);
  ASSERT_FALSE(shaped);
  EXPECT_THAT(shaped.error(), SizeIs(1));
}

TEST(Shape, IsSharedBetweenThreads) {
  Setting setting;
  setting.document.styles = {in(serif)};
  setting.document.hyphenate = Hyphenation::Always;
  Block block;
  block.paragraph = paragraph_of("An affiliation of daughters, notwithstanding the wavelength of officers");
  setting.document.blocks.assign(20, block);
  std::vector<const ShapedWord*> first(4);
  {
    std::vector<std::jthread> threads;
    threads.reserve(first.size());
    for (const ShapedWord*& word : first) {
      threads.emplace_back([&setting, &word] {
        Diagnostics warnings;
        const auto shaped = shape(setting.document, {setting.fonts, setting.words}, warnings);
        word = shaped.value().blocks.back().paragraph->elements.front().fragment.word.get();
      });
    }
  }
  EXPECT_NE(first[0], nullptr);
  EXPECT_THAT(first, testing::Each(first[0]));
}

TEST(Shape, AnEmptyParagraphIsEmpty) {
  Setting setting;
  setting.document.styles = {in(serif)};
  const auto shaped = shape_paragraph({}, setting.document, {setting.fonts, setting.words}, setting.warnings);
  ASSERT_TRUE(shaped);
  EXPECT_THAT((*shaped)->elements, IsEmpty());
}

}  // namespace
}  // namespace galley::shape
