// tests of document: what every built-in theme owes its readers, on a page that holds something of
// everything.
#include <cmath>

#include <gtest/gtest.h>

#include "galley/base/file_reader.h"
#include "galley/document/compose.h"
#include "galley/resume/parse.h"

namespace galley::document {
namespace {

constexpr const char* everything = R"(
[basics]
name = "Ada Example"
label = "Compositor"
email = "ada@example.com"
url = "https://example.com"
[[work]]
position = "Compositor"
name = "Foundry"
location = "Leeds"
startDate = "2019-04"
summary = "See [the report](https://example.com/r) and `code`.[@a]"
highlights = ["Set **type**."]
[[publications]]
id = "a"
name = "Title"
authors = ["Ada Example", "B. Tween"]
releaseDate = "2022-08"
url = "https://example.com/a"
type = "article"
[skills]
Tools = ["stick"]
)";

/// WCAG 2.2, relative luminance.
double luminance(Colour colour) {
  const auto linear = [](std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast_on_white(Colour colour) { return 1.05 / (luminance(colour) + 0.05); }

class Themes : public testing::TestWithParam<std::string> {
 protected:
  Themes() {
    const auto files = disk_reader();
    resume::ParseOptions options;
    options.theme = GetParam();
    Diagnostics warnings;
    auto resume = resume::parse({"resume.toml", everything}, *files, options, warnings);
    if (resume) style_ = resume->style;
    if (resume) document_ = compose(*resume, warnings).value_or(Document{});
  }

  Style style_;
  Document document_;
};

TEST(Contrast, is_that_of_wcag) {
  EXPECT_NEAR(contrast_on_white({0, 0, 0}), 21, 0.01);
  EXPECT_NEAR(contrast_on_white({0x76, 0x76, 0x76}), 4.54, 0.01);
}

TEST_P(Themes, are_legible) {
  ASSERT_GT(document_.styles.size(), 5U);
  for (const TextStyle& style : document_.styles) {
    EXPECT_GE(contrast_on_white(style.colour), 4.5) << style.family << " " << style.size.points();
  }
  EXPECT_GE(document_.size, Length::points(9));
  EXPECT_GE(style_.fit.size, Length::points(9));
  EXPECT_GE(document_.leading, document_.size.scaled(6, 5));
}

TEST_P(Themes, are_understood_by_parsers) {
  EXPECT_GE(style_.heading.size, style_.size.scaled(9, 10));
  EXPECT_EQ(style_.date_format, "yMMMM");
  EXPECT_NE(style_.separator, style_.bullet);
  for (const Block& block : document_.blocks) {
    // A new entry stands off by at least 1.4 of the leading, baseline to baseline, however tight the page.
    if (block.placement.break_before == BreakKind::Entry) {
      EXPECT_GE(block.placement.min_above, 400);
    }
    if (block.paragraph.spans.empty()) continue;
    const StructureRole role = document_.structure.nodes[block.paragraph.node].role;
    const TextStyle& style = document_.styles[block.paragraph.spans[0].style];
    if (role == StructureRole::Heading1 || role == StructureRole::Heading2) {
      EXPECT_EQ(style.weight, 600) << block.paragraph.text;
    }
    EXPECT_FALSE(block.paragraph.text.starts_with("Compositor") &&
                 block.paragraph.text.find("Foundry") != std::string::npos);
  }
}

INSTANTIATE_TEST_SUITE_P(all, Themes, testing::ValuesIn(resume::theme_names()),
                         [](const auto& instance) { return instance.param; });

}  // namespace
}  // namespace galley::document
