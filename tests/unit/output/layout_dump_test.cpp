#include <limits>

#include <gmock/gmock.h>

#include "page_builder.h"
#include "readers.h"

namespace galley::output {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

TEST(LayoutDump, IsALineALineOfType) {
  Pages pages = one_page(shaped(serif(), "Senior Engineer", 72, 100.5));
  pages.info.title = "Résumé \"x\"";
  Line& line = pages.pages[0].lines[0];
  line.natural = pt(70.1239);
  line.ratio = -0.25;
  line.badness = 2;
  line.justified = true;
  line.word_space = 0.9166;
  line.runs[0].colour = {0x1F, 0x3F, 0x77};
  line.runs[0].link = 0;
  pages.links = {{"https://example.org", no_node, "", no_node}, {"", 4, "", no_node}};
  pages.pages[0].rules.push_back({{{pt(72), pt(110)}, {pt(468), pt(0.5)}}, {0x99, 0x99, 0x99}});
  pages.pages[0].link_areas = {{{{pt(72), pt(90)}, {pt(70), pt(12)}}, 0},
                               {{{pt(1), pt(2)}, {pt(3), pt(4)}}, 1}};
  pages.destinations = {{4, 0, {pt(72), pt(90)}}};
  pages.outline = {{"Work", 4, 0}};
  EXPECT_EQ(write_layout(pages).value(),
            R"({"title": "Résumé \"x\"", "author": "", "language": "",
"outline": [
  {"level": 0, "title": "Work", "page": 1}],
"pages": [
  {"width": 612, "height": 792, "text_height": 0, "filled": 0,
 "lines": [
  {"role": "body", "x": 72, "y": 100.5, "text": "Senior Engineer", "measure": 468, "natural": 70.124, "ratio": -0.25, "badness": 2, "justified": true, "word_space": 0.917, "last": true, "runs": [{"text": "Senior Engineer", "font": "SourceSerif4-Regular", "size": 10.5, "x": 72, "colour": "#1F3F77", "link": "https://example.org"}]}],
 "rules": [
  {"rect": [72, 110, 468, 0.5], "colour": "#999999"}],
 "links": [
  {"rect": [72, 90, 70, 12], "to": "https://example.org"},
  {"rect": [1, 2, 3, 4], "to": [1, 72, 90]}]}]}
)");
}

TEST(LayoutDump, IsAlwaysJson) {
  Pages pages = one_page(shaped(serif(), "x", 1, 1), GlyphRun{});
  Line& line = pages.pages[0].lines[0];
  line.text = "\0\x01\n\t\"\\\xFF\xC3\u00A0\u2028\U0001F600\x7F"s;
  line.ratio = std::numeric_limits<double>::infinity();
  line.runs[0].link = 77;
  pages.pages.emplace_back();
  pages.outline.push_back({"nowhere", 9, 0});
  const TemporaryFile file(write_layout(pages).value(), ".json");
  const Outcome outcome =
      run("/usr/bin/python3 -c 'import json,sys; d = json.load(open(sys.argv[1])); "
          "print(len(d[\"pages\"]), d[\"pages\"][0][\"lines\"][0][\"ratio\"])' " +
          file.path());
  EXPECT_EQ(outcome.output, "2 None\n");
  EXPECT_THAT(write_layout({}).value(), HasSubstr("\"pages\": []"));
}

TEST(LayoutDump, IsTheSameEveryTime) {
  const Pages pages = one_page(shaped(serif(), "once", 1, 1));
  EXPECT_EQ(write_layout(pages).value(), write_layout(pages).value());
}

}  // namespace
}  // namespace galley::output
