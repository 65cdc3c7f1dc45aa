#include "style.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/resume/resume_schema.h"
#include "support.h"

namespace galley::resume {
namespace {

using ::testing::ElementsAre;

Style style_of(const std::string& style, const ParseOptions& options = {},
               std::map<std::string, std::string> files = {}) {
  const Parsed parsed =
      parse_text("[basics]\nname = 'A'\n" + style, "folder/resume.toml", std::move(files), options);
  EXPECT_EQ(parsed.said(), "") << style;
  return parsed.resume ? parsed.resume->style : Style();
}

std::string first_line(const std::string& style, std::map<std::string, std::string> files = {}) {
  const Parsed parsed = parse_text("[basics]\nname = 'A'\n" + style, "folder/resume.toml", std::move(files));
  const std::string said = parsed.said();
  return said.substr(0, said.find('\n'));
}

TEST(Style, ReadsAThemeOnceForManyResumesUntilItsFileChanges) {
  ThemeCache themes;
  const ParseOptions options{.theme = {}, .known_themes = &themes};
  const auto size_with = [&](const std::string& size) {
    return style_of("[style]\ntheme = 'own.toml'", options, {{"folder/own.toml", "size = '" + size + "'"}})
        .size;
  };
  EXPECT_EQ(size_with("9pt"), Length::points(9));
  EXPECT_EQ(themes.parsed.tally().misses, 2U) << "it builds on classic";
  EXPECT_EQ(size_with("9pt"), Length::points(9));
  EXPECT_EQ(themes.parsed.tally().misses, 2U);
  EXPECT_EQ(size_with("12pt"), Length::points(12));
  EXPECT_EQ(themes.parsed.tally().misses, 3U);
}

TEST(Style, IsClassicsUnlessSaidOtherwise) {
  const Style style = style_of("");
  EXPECT_EQ(style.theme, "classic");
  EXPECT_EQ(style.size, Length::points(10.5));
  EXPECT_EQ(style.leading, Length::points(10.5 * 1.31));
  EXPECT_EQ(style.margin.left, Length::points(72));
  EXPECT_EQ(style.margin.bottom, Length::points(66));
  EXPECT_EQ(style.space.section, (Glue{Length::points(16), Length::points(4), Length::points(6)}));
  EXPECT_EQ(style.space.item, (Glue{Length::points(2), Length::points(0.5), Length::points(1.5)}));
  EXPECT_EQ(style.font.mono, "Source Code Pro");
  EXPECT_EQ(style.heading.letter_case, HeadingCase::Upper);
  EXPECT_EQ(style.heading.tracking, 60);
  EXPECT_EQ(style.heading.rule, Length::points(0.5));
  EXPECT_EQ(style.colour.link, (Colour{0x1F, 0x3F, 0x77}));
  EXPECT_EQ(style.footer, "{name} · {folio}");
  EXPECT_EQ(style.separator, "·");
}

TEST(Style, HasEveryValueFromTheTheme) {
  // What a theme may leave to the document: paper follows the language, pages means “as many as it takes”,
  // filling has bounds of its own, words are the language's, without a profile of its own a sheet is for the
  // shipped one, and a Word file has the theme's families.
  const std::string toml(theme_toml("classic").value());
  for (const Table* table : resume_schema().tables) {
    if (!table->name.starts_with("style") || table == &paper_table || table == &spacing_table ||
        table == &pages_table || table == &fill_table || table == &words_table)
      continue;
    for (const Key& key : table->keys) {
      if (key.name == "theme" || key.name == "paper" || key.name == "pages" || key.name == "fill" ||
          key.name == "profile" || key.name == "docx" || key.name == "words")
        continue;
      const std::string name(key.name);
      const bool is_there = toml.contains("\n" + name + " = ") || toml.contains("\n[" + name + "]") ||
                            toml.contains(" " + name + " = ");
      EXPECT_TRUE(is_there) << table->name << "." << key.name;
    }
  }
  EXPECT_THAT(theme_names(), ElementsAre("academic", "classic", "compact", "modern"));
  EXPECT_EQ(theme_toml("no"), std::nullopt);
}

TEST(Style, TakesTheResumesWordOverTheThemes) {
  const Style style = style_of(R"([style]
size = 11
leading = 1.3
paper = { width = "100mm", height = "8in" }
margin = { left = "2em" }
justify = false
space.entry = "12pt"
space.item = { min = 1, natural = 2, max = "1em" }
name = { size = "2em", align = "center" }
heading = { case = "as-written", rule = false }
entry = { lead = "organization", dates = "left" }
color.accent = "#a0f"
footer = false
urls = "full"
newPage = ["publications"]
titles.work = "Experience"
publications = { group = "year", numbers = false, maxAuthors = 8 }
contact = ["email"]
)");
  EXPECT_EQ(style.size, Length::points(11));
  EXPECT_EQ(style.leading, Length::points(14.3));
  EXPECT_EQ(style.paper.width, Length::points(100 * 72 / 25.4));
  EXPECT_EQ(style.paper.height, Length::points(576));
  EXPECT_EQ(style.margin.left, Length::points(22));
  EXPECT_EQ(style.margin.right, Length::points(72));
  EXPECT_EQ(style.space.entry, (Glue{Length::points(12), {}, {}}));
  EXPECT_EQ(style.space.item, (Glue{Length::points(2), Length::points(9), Length::points(1)}));
  EXPECT_EQ(style.name.align, HorizontalAlignment::Centre);
  EXPECT_EQ(style.heading.letter_case, HeadingCase::AsWritten);
  EXPECT_EQ(style.heading.rule, std::nullopt);
  EXPECT_EQ(style.heading.size, Length::points(0.9 * 11)) << "the theme's is in ems";
  EXPECT_EQ(style.entry.lead, EntryLead::Organization);
  EXPECT_EQ(style.entry.dates, Side::Left);
  EXPECT_EQ(style.colour.accent, (Colour{0xAA, 0x00, 0xFF}));
  EXPECT_EQ(style.footer, std::nullopt);
  EXPECT_EQ(style.urls, UrlForm::Full);
  EXPECT_THAT(style.new_page, ElementsAre("publications"));
  EXPECT_EQ(style.titles.at("work"), "Experience");
  EXPECT_EQ(style.publications.group, PublicationGroup::Year);
  EXPECT_EQ(style.publications.numbers, PublicationNumbers::None);
  EXPECT_EQ(style.publications.max_authors, 8);
  EXPECT_THAT(style.contact, ElementsAre("email"));
}

TEST(Style, TakesAPrintersSheet) {
  const Style plain = style_of("");
  EXPECT_EQ(plain.pdf, PdfProfile::Archive);
  EXPECT_EQ(plain.print.bleed, Length());
  EXPECT_FALSE(plain.print.marks);
  EXPECT_EQ(plain.print.profile, nullptr);
  const std::string sheet =
      "[style]\npdf = 'print'\nprint = { bleed = '3mm', marks = true, profile = 'press.icc' }\n";
  const Style style = style_of(sheet, {}, {{"folder/press.icc", "bytes"}});
  EXPECT_EQ(style.pdf, PdfProfile::Print);
  EXPECT_EQ(style.print.bleed, Length::points(3 * 72 / 25.4));
  EXPECT_TRUE(style.print.marks);
  ASSERT_NE(style.print.profile, nullptr);
  EXPECT_EQ(*style.print.profile, "bytes");
  EXPECT_EQ(style.print.profile_name, "press.icc");
  EXPECT_EQ(style.print.profile_place.line, 5);
  EXPECT_EQ(first_line(sheet),
            "folder/resume.toml:5:50: error: cannot read 'folder/press.icc': no such file");
}

TEST(Style, TakesPaperFromTheRegion) {
  const Size letter{Length::points(612), Length::points(792)};
  const Size a4{Length::points(210 * 72 / 25.4), Length::points(297 * 72 / 25.4)};
  EXPECT_EQ(style_of("").paper, letter);
  EXPECT_EQ(style_of("[meta]\nlanguage = 'es-MX'").paper, letter);
  EXPECT_EQ(style_of("[meta]\nlanguage = 'fr-CA'").paper, letter);
  EXPECT_EQ(style_of("[meta]\nlanguage = 'en-GB'").paper, a4);
  EXPECT_EQ(style_of("[meta]\nlanguage = 'zh-Hans-CN'").paper, a4);
  EXPECT_EQ(style_of("[meta]\nlanguage = 'de'").paper, a4);
  EXPECT_EQ(style_of("[meta]\nlanguage = 'en-u-nu-latn'").paper, letter);
  EXPECT_EQ(style_of("[meta]\nlanguage = 'en-GB-u-nu-latn'").paper, a4);
  EXPECT_EQ(style_of("[meta]\nlanguage = 'ja-u-ca-japanese'").paper, a4);
  EXPECT_EQ(style_of("[style]\npaper = 'a4'").paper, a4);
}

TEST(Style, BuildsThemesOnThemes) {
  const std::map<std::string, std::string> files = {
      {"folder/mine.toml", "extends = 'sub/base.toml'\nsize = '9pt'\nexpansion = false\n"},
      {"folder/sub/base.toml", "size = '12pt'\nmargin = '1in'\nheading.size = '2em'\n"}};
  const Style style = style_of("[style]\ntheme = 'mine.toml'\nmargin.left = '2in'", {}, files);
  EXPECT_EQ(style.theme, "mine.toml");
  EXPECT_EQ(style.size, Length::points(9));
  EXPECT_EQ(style.heading.size, Length::points(18)) << "an em is that of the size that counts";
  EXPECT_EQ(style.margin.left, Length::points(144));
  EXPECT_EQ(style.margin.top, Length::points(72));
  EXPECT_EQ(style.leading, Length::points(9 * 1.31)) << "from classic, below all themes";
  EXPECT_FALSE(style.expansion);
}

TEST(Style, TakesTheThemeFromTheOptions) {
  ParseOptions options;
  options.theme = "other.toml";
  EXPECT_EQ(style_of("[style]\ntheme = 'none.toml'", options, {{"other.toml", "size = 9"}}).size,
            Length::points(9));
}

TEST(Style, SaysWhatIsWrongWithATheme) {
  const std::string use = "[style]\ntheme = 'mine.toml'";
  const auto with = [](const std::string& toml) {
    return std::map<std::string, std::string>{{"folder/mine.toml", toml}};
  };
  EXPECT_EQ(first_line(use, with("size = 'x'")),
            "folder/mine.toml:1:8: error: 'size' in [style] is no length");
  EXPECT_EQ(first_line(use, with("\nsize = x")), "folder/mine.toml:2:8: error: text needs quotes");
  EXPECT_EQ(first_line(use, with("siez = 1")), "folder/mine.toml:1:1: error: unknown key 'siez' in [style]");
  EXPECT_EQ(first_line(use, with("extends = 'mine.toml'")),
            "folder/mine.toml:1:11: error: the theme 'mine.toml' extends itself");
  EXPECT_EQ(first_line(use, with("extends = 'clasic'")),
            "folder/mine.toml:1:11: error: unknown theme 'clasic'");
  EXPECT_EQ(first_line(use), "folder/resume.toml:4:9: error: cannot read 'folder/mine.toml': no such file");
  EXPECT_EQ(first_line("[style]\ntheme = '/etc/x.toml'"),
            "folder/resume.toml:4:9: error: '/etc/x.toml' is outside the folder of the résumé");
  EXPECT_EQ(first_line("[style]\ndateFormat = 'zzzzqqq'"),
            "folder/resume.toml:4:14: error: 'dateFormat' in [style] is no skeleton of a date");
  EXPECT_EQ(first_line("[style]\ndateFormat = 'yMMMd'"), "");
}

TEST(Style, TellsManyAncestorsFromACycle) {
  const auto chain = [](int length) {
    std::map<std::string, std::string> files;
    for (int i = 0; i < length; ++i) {
      files["folder/t" + std::to_string(i) + ".toml"] =
          "extends = '" + (i + 1 < length ? "t" + std::to_string(i + 1) + ".toml" : "classic") + "'";
    }
    return files;
  };
  EXPECT_EQ(first_line("[style]\ntheme = 't0.toml'", chain(15)), "");
  EXPECT_EQ(first_line("[style]\ntheme = 't0.toml'", chain(30)),
            "folder/t16.toml:1:11: error: a theme builds on more than 16 others");
}

TEST(Style, HoldsThemesToTheFolderOfTheResume) {
  const std::map<std::string, std::string> files = {{"folder/sub/a.toml", "extends = '../b.toml'"},
                                                    {"folder/b.toml", "size = 9"},
                                                    {"folder/sub/c.toml", "extends = '../../d.toml'"}};
  EXPECT_EQ(style_of("[style]\ntheme = 'sub/a.toml'", {}, files).size, Length::points(9));
  EXPECT_EQ(first_line("[style]\ntheme = 'sub/c.toml'", files),
            "folder/sub/c.toml:1:11: error: '../../d.toml' is outside the folder of the résumé");
}

TEST(Style, RefusesTooLittleRoom) {
  EXPECT_EQ(first_line("[style]\nmargin = '4.2in'"),
            "folder/resume.toml:4:10: error: the margins leave 7.2pt × 187.2pt for text");
  EXPECT_EQ(first_line("[style]\nsize = '20pt'\nleading = '13pt'"),
            "folder/resume.toml:5:11: error: 'leading' is less than 0.8 of the size");
}

}  // namespace
}  // namespace galley::resume
