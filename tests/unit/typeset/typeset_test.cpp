// A document of plain paragraphs is set and fitted. Its policy drops paragraphs from the end.
#include "galley/typeset/typeset.h"

#include <string>

#include <gmock/gmock.h>

#include "galley/base/file_reader.h"
#include "galley/document/document.h"

namespace galley {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

/// Paragraphs of three lines on small paper, on which nothing can be fitted by setting.
Document paragraphs(int count) {
  Document document;
  const NodeId root = document.structure.add(StructureRole::Document, no_node);
  document.structure.nodes[root].language = "en";
  document.paper = {Length::points(300), Length::points(300)};
  const Length margin = Length::points(30);
  document.margin = {margin, margin, margin, margin};
  document.size = Length::points(10);
  document.leading = Length::points(12);
  document.fit = {document.size, document.leading, margin};
  TextStyle style;
  style.family = "Source Serif 4";
  style.size = document.size;
  document.styles.push_back(style);
  for (int i = 0; i < count; ++i) {
    Block block;
    block.node = document.structure.add(StructureRole::Paragraph, root);
    for (int word = 0; word < 25; ++word)
      block.paragraph.text += (word == 0 ? "" : " ") + std::string("letter");
    const auto end = static_cast<std::uint32_t>(block.paragraph.text.size());
    block.paragraph.spans.push_back({0, end, 0, block.node});
    block.paragraph.node = block.node;
    block.leading = document.leading;
    document.blocks.push_back(std::move(block));
  }
  return document;
}

class Typesetting : public testing::Test {
 protected:
  shape::Shaper shaper() { return {fonts_, words_}; }
  TypesetOptions onto(std::size_t max_pages) {
    return {.shaper = shaper(), .blocks = blocks_, .place = {}, .max_pages = max_pages};
  }

  std::unique_ptr<FileReader> files_ = disk_reader();
  font::Library fonts_{*files_, {}, font::SystemFonts::Ignore};
  shape::WordCache words_{*files_};
  layout::BlockCache blocks_;
  Diagnostics warnings_;
};

/// Keeps at least `least` of the paragraphs.
class DropsFromTheEnd final : public FittingPolicy {
 public:
  DropsFromTheEnd(shape::Shaper shaper, int count, int least)
      : shaper_(std::move(shaper)), count_(count), least_(least) {}

  std::expected<std::optional<Shortened>, Diagnostics> shorten(layout::Fitter& fitter) override {
    was_asked = true;
    for (int kept = count_ - 1; kept >= least_; --kept) {
      auto draft = draft_of(paragraphs(kept), shaper_, ignored_);
      if (!draft) return std::unexpected(draft.error());
      if (const auto fit = fitter.fit(draft->document, draft->text))
        return Shortened{*std::move(draft), *fit, "kept " + std::to_string(kept)};
    }
    return std::nullopt;
  }
  std::expected<Shortest, Diagnostics> shortest() override {
    auto draft = draft_of(paragraphs(least_), shaper_, ignored_);
    if (!draft) return std::unexpected(draft.error());
    return Shortest{*std::move(draft), least_ < count_};
  }
  std::string advice_on_cuts(layout::Fitter& /*fitter*/, std::size_t lines) override {
    return "cut " + std::to_string(lines);
  }

  bool was_asked = false;

 private:
  shape::Shaper shaper_;
  int count_;
  int least_;
  Diagnostics ignored_;
};

TEST_F(Typesetting, ADocumentThatFitsIsSetAsItIs) {
  DropsFromTheEnd policy(shaper(), 3, 1);
  const auto made = typeset_document(paragraphs(3), onto(1), policy, warnings_);
  ASSERT_TRUE(made) << made.error().front().message;
  EXPECT_EQ(made->pages.pages.size(), 1U);
  EXPECT_EQ(made->lines_over, 0U);
  EXPECT_FALSE(policy.was_asked);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(Typesetting, WithoutABoundThereMayBeAnyNumberOfPages) {
  DropsFromTheEnd policy(shaper(), 20, 1);
  const auto made = typeset_document(paragraphs(20), onto(0), policy, warnings_);
  ASSERT_TRUE(made) << made.error().front().message;
  EXPECT_GT(made->pages.pages.size(), 1U);
  EXPECT_FALSE(policy.was_asked);
}

TEST_F(Typesetting, ThePolicyIsNotAskedIfAnotherSettingFits) {
  Document document = paragraphs(8);
  document.fit.leading = Length::points(9);
  document.fit.size = Length::points(8);
  DropsFromTheEnd policy(shaper(), 8, 1);
  const auto made = typeset_document(std::move(document), onto(1), policy, warnings_);
  ASSERT_TRUE(made) << made.error().front().message;
  EXPECT_EQ(made->pages.pages.size(), 1U);
  EXPECT_GT(made->lines_over, 0U);
  EXPECT_FALSE(policy.was_asked);
  EXPECT_THAT(warnings_, ElementsAre(Field(&Diagnostic::message, HasSubstr("fitted to 1 page: "))));
}

TEST_F(Typesetting, ThePolicySaysWhatIsLeftOut) {
  DropsFromTheEnd policy(shaper(), 8, 1);
  const auto made = typeset_document(paragraphs(8), onto(1), policy, warnings_);
  ASSERT_TRUE(made) << made.error().front().message;
  EXPECT_EQ(made->pages.pages.size(), 1U);
  EXPECT_EQ(made->document.blocks.size(), 6U);
  EXPECT_THAT(warnings_, ElementsAre(Field(&Diagnostic::message, HasSubstr("; kept 6"))));
}

TEST_F(Typesetting, ARefusalSaysHowFarTheShortestDocumentIsFromFitting) {
  DropsFromTheEnd policy(shaper(), 8, 7);
  const auto made = typeset_document(paragraphs(8), onto(1), policy, warnings_);
  ASSERT_FALSE(made);
  EXPECT_THAT(made.error().front().message,
              HasSubstr("does not fit on 1 page: 1 line over, without all that is optional"));
  EXPECT_EQ(made.error().front().help, "cut 1");
}

TEST_F(Typesetting, TheTextIsKeptOnRequest) {
  DropsFromTheEnd policy(shaper(), 3, 1);
  TypesetOptions options = onto(0);
  EXPECT_THAT(typeset_document(paragraphs(3), options, policy, warnings_)->text.blocks, IsEmpty());
  options.after = AfterLayout::KeepText;
  EXPECT_EQ(typeset_document(paragraphs(3), options, policy, warnings_)->text.blocks.size(), 3U);
}

}  // namespace
}  // namespace galley
