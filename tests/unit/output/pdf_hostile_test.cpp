#include <limits>

#include <gmock/gmock.h>

#include "page_builder.h"
#include "readers.h"

namespace galley::output {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

TEST(PdfHostile, NoPages) {
  const auto pdf = write_pdf(Pages{}, {});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().front().fault, Fault::System);
  EXPECT_THAT(pdf.error().front().message, HasSubstr("no page"));
}

TEST(PdfHostile, EmptyPagesLinesAndRuns) {
  Pages pages = one_page(GlyphRun{}, shaped(serif(), "", 1, 1));
  pages.pages[0].lines.emplace_back();
  GlyphRun faceless = shaped(serif(), "faceless", 10, 10);
  faceless.face = nullptr;
  pages.pages[0].lines.push_back(line_of(faceless));
  GlyphRun sizeless = shaped(serif(), "sizeless", 10, 10);
  sizeless.size = {};
  pages.pages[0].lines.push_back(line_of(sizeless));
  pages.pages.push_back(letter_page());
  pages.pages.emplace_back();
  expect_sound(pdf_of(pages));
}

TEST(PdfHostile, ManyPages) {
  Pages pages;
  for (int i = 0; i < 300; ++i) {
    pages.pages.push_back(letter_page());
    pages.pages.back().lines.push_back(line_of(shaped(serif(), "page " + std::to_string(i + 1), 72, 100)));
  }
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  EXPECT_THAT(raw_text(pdf), HasSubstr("page 300"));
}

TEST(PdfHostile, MorePagesThanAnArrayHolds) {
  Pages pages;
  pages.pages.assign(33'000, letter_page());
  pages.pages.back().lines.push_back(line_of(shaped(serif(), "the end", 72, 100)));
  const std::string pdf = pdf_of(pages);
  EXPECT_EQ(inspect(pdf, "print(len(pdf.pages), len(pdf.Root.Pages.Kids), pdf.Root.Pages.Count)"),
            "33000 33 33000\n");
  EXPECT_THAT(read_with("pdftotext -f 33000", pdf, "-"), HasSubstr("the end"));
}

TEST(PdfHostile, LongRuns) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "To ";
  const std::string pdf = pdf_of(one_page(shaped(serif(), text, 10, 100, 2)));
  expect_sound(pdf);
  const std::string longest = inspect(pdf, R"(
print(max(len(operands[0]) for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) == 'TJ') <= 8191))");
  EXPECT_EQ(longest, "True\n");
}

TEST(PdfHostile, FarAndTinyThings) {
  const Length far = pt(9'999'999);
  GlyphRun run = shaped(serif(), "far away", 72, 100);
  run.origin = {far, -far};
  run.glyphs[1].x = -far;
  run.glyphs[2].x = far;
  run.glyphs[3].y = far;
  GlyphRun huge = shaped(serif(), "huge", 72, 100);
  huge.size = pt(14'400);
  huge.horizontal_scale = 100'000;
  GlyphRun tiny = shaped(serif(), "tiny", 72, 100);
  tiny.size = pt(0.001);
  tiny.glyphs[2].x = pt(10'000);
  Pages pages = one_page(run, huge, tiny);
  pages.pages[0].size = {far, far};
  const Rect rect{{-far, far}, {far, -far}};
  pages.pages[0].rules.push_back({rect, {1, 2, 3}});
  pages.links.push_back({"https://example.org", no_node, "", no_node});
  pages.pages[0].link_areas.push_back({rect, 0});
  pages.destinations.push_back({0, 0, rect.origin});
  pages.destinations.push_back({1, 77, {}});
  pages.outline.push_back({"far", 0, 0});
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  EXPECT_EQ(inspect(pdf, "print(pdf.pages[0].MediaBox[2])"), "9999999\n") << "nothing is brought nearer";
}

TEST(PdfHostile, PlacesAndSizesBeyondThePlane) {
  const Pages sound = one_page(shaped(serif(), "far away", 72, 100));
  const auto expect_refusal = [&](std::string_view reason, auto change) {
    for (const std::int64_t value :
         {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
      Pages pages = sound;
      pages.links.push_back({"https://example.org", no_node, "", no_node});
      pages.outline.push_back({"far", 0, 0});
      change(pages, Length::scaled_points(value));
      const auto pdf = write_pdf(pages, {});
      ASSERT_FALSE(pdf);
      EXPECT_EQ(pdf.error().front().fault, Fault::System);
      EXPECT_THAT(pdf.error().front().message, HasSubstr("the PDF could not be made: "));
      EXPECT_THAT(pdf.error().front().message, HasSubstr(reason));
      EXPECT_FALSE(write_layout(pages)->empty());
    }
  };
  constexpr std::string_view beyond = "is beyond 10000000pt";
  expect_refusal(beyond, [](Pages& pages, Length far) { pages.pages[0].size.height = far; });
  expect_refusal(beyond, [](Pages& pages, Length far) { pages.pages[0].size.width = far; });
  expect_refusal(beyond, [](Pages& pages, Length far) { pages.pages[0].lines[0].origin.y = far; });
  expect_refusal(beyond, [](Pages& pages, Length far) { pages.pages[0].lines[0].runs[0].origin.x = far; });
  expect_refusal(beyond, [](Pages& pages, Length far) { pages.pages[0].lines[0].runs[0].glyphs[0].x = far; });
  expect_refusal(beyond, [](Pages& pages, Length far) { pages.pages[0].lines[0].runs[0].glyphs[0].y = far; });
  expect_refusal(beyond,
                 [](Pages& pages, Length far) { pages.pages[0].lines[0].runs[0].glyphs[0].advance = far; });
  expect_refusal("is beyond 14400pt",
                 [](Pages& pages, Length far) { pages.pages[0].lines[0].runs[0].size = far; });
  expect_refusal(beyond, [](Pages& pages, Length far) { pages.destinations.push_back({0, 0, {far, far}}); });
  expect_refusal(beyond, [](Pages& pages, Length far) {
    pages.pages[0].rules.push_back({{{far, {}}, {pt(1), pt(1)}}, {}});
  });
  expect_refusal(
      beyond, [](Pages& pages, Length far) { pages.pages[0].link_areas.push_back({{{}, {far, pt(1)}}, 0}); });
  expect_refusal("is beyond 14400pt",
                 [](Pages& pages, Length) { pages.pages[0].lines[0].runs[0].size = pt(14'401); });
  expect_refusal("a glyph is wider than 10000000pt", [](Pages& pages, Length) {
    pages.pages[0].lines[0].runs[0].size = pt(14'400);
    pages.pages[0].lines[0].runs[0].horizontal_scale = std::numeric_limits<int>::max();
  });
}

TEST(PdfHostile, GlyphsAndTextOutOfRange) {
  GlyphRun run = shaped(serif(), "abcdefg", 72, 100);
  run.glyphs[0].id = 0;
  run.glyphs[2].id = 0xFFFFFFFF;
  run.glyphs[3].text_end = 1000;
  run.glyphs[4].text_begin = 1000;
  run.glyphs[5].text_end = 0;
  const std::string pdf = pdf_of(one_page(run));
  expect_sound(pdf);
  EXPECT_THAT(raw_text(pdf), HasSubstr("g"));
  run.text = "a\0\xFF\xC3(\x80"s;
  expect_sound(pdf_of(one_page(run)));
}

TEST(PdfHostile, AGlyphThatTheFaceDoesNotHave) {
  GlyphRun run = shaped(serif(), "abc", 72, 100);
  run.glyphs[1].id = 65535;
  const auto pdf = write_pdf(one_page(run), {});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().front().fault, Fault::System);
}

TEST(PdfHostile, LongAndStrangeTitles) {
  Pages pages = one_page(shaped(serif(), "title", 72, 100));
  pages.info.title = std::string(70'000, 'x');
  for (int i = 0; i < 20'000; ++i) pages.info.subject += "\U0001F600";
  pages.info.author = "a\0b\xFF\n("s;
  pages.info.language = "en\u2028";
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  EXPECT_EQ(inspect(pdf,
                    "print(len(pdf.docinfo['/Title'].__bytes__()), len(str(pdf.docinfo['/Subject'])), "
                    "repr(str(pdf.docinfo['/Author'])))"),
            "16382 8191 'a b\uFFFD ('\n");
}

}  // namespace
}  // namespace galley::output
