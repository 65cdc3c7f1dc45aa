// Fitting a document: that heights are those of the pages, and that a setting can be refused.
#include "galley/layout/fit.h"

#include <gmock/gmock.h>

#include "cell_blocks.h"
#include "galley/base/file_reader.h"
#include "galley/document/compose.h"
#include "galley/resume/parse.h"

namespace galley::layout {
namespace {

constexpr std::size_t no_limit = 10'000'000;

/// A résumé of some entries on small paper, ready to be fitted.
class Fitting : public testing::Test {
 protected:
  void compose_entries(int entries, const std::string& style = {}) {
    std::string toml =
        "[style]\npaper = { width = \"300pt\", height = \"300pt\" }\nmargin = \"30pt\"\nsize = \"9pt\"\n"
        "fit.size = \"8.6pt\"\nfit.margin = \"24pt\"\n" +
        style + "[basics]\nname = \"Ada Quill\"\n";
    for (int i = 0; i < entries; ++i)
      toml +=
          "[[work]]\nposition = \"Compositor\"\nname = \"Foundry & Sons\"\nstartDate = \"2019\"\n"
          "highlights = [\"Set four hundred pages a month by hand, and read the proofs of others in the "
          "evening, "
          "well after the lamps had been lit.\", \"Trained three apprentices.\"]\n";
    const auto resume = resume::parse({"resume.toml", toml}, *files_, {}, warnings_);
    ASSERT_TRUE(resume) << to_text(resume.error().front(), false);
    document_ = compose(*resume, warnings_).value();
    text_ = shape::shape(document_, shaper(), warnings_).value();
  }
  shape::Shaper shaper() { return {fonts_, words_}; }

  std::size_t pages_at(const Fit& fit) {
    Diagnostics warnings;
    return lay_out(document_, text_, fit.setting, shaper(), warnings, Explain::No, fit.bounds)->pages.size();
  }

  std::unique_ptr<FileReader> files_ = disk_reader();
  font::Library fonts_{*files_, {}, font::SystemFonts::Ignore};
  shape::WordCache words_{*files_};
  Document document_;
  shape::ShapedText text_;
  Diagnostics warnings_;
};

TEST_F(Fitting, AResolvedDocumentIsSetAlike) {
  compose_entries(3);
  const SettingGrid grid(document_);
  constexpr Length rounding = Length::points(0.05);
  for (const std::size_t distortion : {grid.size() / 3, grid.size() / 2, grid.size() - 1}) {
    const Setting setting = grid[distortion];
    const Document own = resolved(document_, setting);
    Diagnostics warnings;
    const auto text = shape::shape(own, shaper(), warnings).value();
    const Pages at_setting = lay_out(document_, text_, setting, shaper(), warnings).value();
    const Pages as_styled = lay_out(own, text, {}, shaper(), warnings).value();
    ASSERT_EQ(at_setting.pages.size(), as_styled.pages.size());
    for (std::size_t page = 0; page < at_setting.pages.size(); ++page) {
      const auto& one = at_setting.pages[page].lines;
      const auto& other = as_styled.pages[page].lines;
      ASSERT_EQ(one.size(), other.size());
      for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(one[i].text, other[i].text);
        EXPECT_LT(one[i].origin.x - other[i].origin.x, rounding);
        EXPECT_LT(other[i].origin.x - one[i].origin.x, rounding);
      }
    }
  }
  EXPECT_EQ(resolved(document_, {}).leading, document_.leading);
}

TEST_F(Fitting, OutlinesInACellAreThoseOfTheSetBlocks) {
  compose_entries(3);
  const SettingGrid grid(document_);
  CellBlocks known(grid.cells(), {});
  const Scene scene = known.scene_of(document_, text_);
  for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
    const Setting setting = grid[cell * grid.cell_size()];
    const auto outlines = outlines_of(set_blocks(document_, text_, setting, {}));
    for (std::size_t i = 0; i < outlines.size(); ++i) {
      const BlockOutline& in_cell = outline_in_cell(scene, i, cell, setting);
      EXPECT_EQ(in_cell.lines, outlines[i].lines);
      EXPECT_EQ(in_cell.below, outlines[i].below);
      EXPECT_GE(in_cell.lines, least_lines_in_cell(scene, i, cell, setting));
    }
  }
}

TEST_F(Fitting, ASettingHasThePagesThatWereAskedFor) {
  for (const std::string style : {"", "grid = true\n", "theme = \"modern\"\n"}) {
    compose_entries(5, style);
    for (std::size_t pages = 1; pages < 4; ++pages) {
      Fitter fitter(document_, pages, no_limit);
      const auto fit = fitter.fit(document_, text_);
      EXPECT_TRUE(!fit || pages_at(*fit) <= pages) << style;
    }
  }
}

TEST_F(Fitting, ARefusedSettingIsNotGivenAgain) {
  compose_entries(5);
  Fitter fitter(document_, 2, no_limit);
  std::set<std::size_t> refused;
  for (int i = 0; i < 5; ++i) {
    const auto fit = fitter.fit(document_, text_, refused);
    ASSERT_TRUE(fit);
    EXPECT_TRUE(refused.empty() || fit->distortion > *refused.rbegin());
    refused.insert(fit->distortion);
  }
}

TEST_F(Fitting, LinesOverAreNoneExactlyWhereAllIsHeld) {
  compose_entries(5);
  const std::size_t pages = pages_at({});
  EXPECT_EQ(lines_over(document_, text_, {}, pages), 0U);
  EXPECT_GT(lines_over(document_, text_, {}, pages - 1), 0U);
}

TEST_F(Fitting, AStopEndsTheSearch) {
  compose_entries(5);
  std::stop_source stop;
  stop.request_stop();
  Fitter fitter(document_, 2, no_limit, stop.get_token());
  EXPECT_FALSE(fitter.fit(document_, text_));
  EXPECT_TRUE(fitter.is_exhausted());
}

TEST_F(Fitting, AStoppedLayoutIsAnErrorAndLeavesNothingBehind) {
  compose_entries(2);
  const BlockCache known;
  std::stop_source stop;
  stop.request_stop();
  const shape::Shaper stopping{fonts_, words_, shape::Features::House, stop.get_token()};
  Diagnostics warnings;
  const auto pages = lay_out(document_, text_, {}, stopping, warnings, Explain::Yes, {}, known);
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().front().message, stopped().message);
  EXPECT_EQ(known.tally().values, 0U);
  EXPECT_TRUE(lay_out(document_, text_, {}, shaper(), warnings, Explain::Yes, {}, known));
}

}  // namespace
}  // namespace galley::layout
