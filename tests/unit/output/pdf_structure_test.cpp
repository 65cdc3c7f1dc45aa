#include <gmock/gmock.h>

#include "page_builder.h"
#include "readers.h"

namespace galley::output {
namespace {

using testing::HasSubstr;
using testing::Not;

GlyphRun run_of(NodeId node, std::string text, double y, double x = 72) {
  GlyphRun run = shaped(serif(), std::move(text), x, y);
  run.node = node;
  return run;
}

/// Pages of a Document whose children are paragraphs, nodes 1 to `count`.
Pages paragraphs(int count) {
  Pages pages;
  pages.structure.add(StructureRole::Document, no_node);
  for (int i = 0; i < count; ++i) pages.structure.add(StructureRole::Paragraph, 0);
  pages.pages.push_back(letter_page());
  return pages;
}

void add_line(Pages& pages, GlyphRun run, std::size_t page = 0) {
  const NodeId block = run.node;
  pages.pages[page].lines.push_back(line_of(std::move(run), LineRole::Body, block));
  pages.pages[page].lines.back().ends_paragraph = false;
}

/// The tree, an element a line: its type, its MCIDs with their pages, and the number of its annotations.
std::string tree_of(std::string_view pdf) {
  return inspect(pdf, R"(
def page_of(d): return [p.obj.objgen for p in pdf.pages].index(d.Pg.objgen) + 1
def show(element, depth):
    kids = element.get('/K', pikepdf.Array())
    line, inside = '  ' * depth + str(element.S)[1:], []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int): line += f' {page_of(element)}:{kid}'
        elif kid.get('/Type') == '/MCR': line += f' {page_of(kid)}:{int(kid.MCID)}'
        elif kid.get('/Type') == '/OBJR': line += f' link on {page_of(kid)}'
        else: inside.append(kid)
    for key in ('/Lang', '/Alt', '/ActualText'):
        if key in element: line += f' {key[1:]}={element[key]}'
    print(line)
    for kid in inside: show(kid, depth + 1)
for root in pdf.Root.StructTreeRoot.K: show(root, 0)
)");
}

TEST(PdfStructure, FollowsTheContent) {
  Pages pages = paragraphs(3);
  add_line(pages, run_of(2, "first ", 100));
  add_line(pages, run_of(1, "second", 120));
  const std::string pdf = pdf_of(pages);
  EXPECT_EQ(tree_of(pdf), "Document\n  P 1:0\n  P 1:1\n") << "nothing of the third, which has no content";
  expect_sound(pdf);
}

TEST(PdfStructure, MarksConsecutiveRunsOfANodeOnce) {
  Pages pages = paragraphs(2);
  add_line(pages, run_of(1, "one line ", 100));
  add_line(pages, run_of(1, "and another", 120));
  add_line(pages, run_of(2, "else", 140));
  const std::string pretty = pretty_of(pages);
  EXPECT_EQ(count(pretty, "/P<</MCID"), 2);
  EXPECT_EQ(count(pretty, "BDC\n"), count(pretty, "EMC\n"));
  EXPECT_THAT(pretty, HasSubstr("EMC\nET\n"));
}

TEST(PdfStructure, GoesOnOverAPage) {
  Pages pages = paragraphs(1);
  pages.pages.push_back(letter_page());
  add_line(pages, run_of(1, "begins ", 700));
  add_line(pages, run_of(1, "ends", 72), 1);
  EXPECT_EQ(tree_of(pdf_of(pages)), "Document\n  P 1:0 2:0\n");
}

TEST(PdfStructure, KeepsAFlowTogetherOverAllPages) {
  Pages pages = paragraphs(4);
  pages.pages.push_back(letter_page());
  const auto add = [&pages](NodeId node, std::size_t flow, std::size_t page) {
    add_line(pages, run_of(node, "words ", 100), page);
    pages.pages[page].lines.back().flow = flow;
  };
  add(1, 0, 0);
  add(3, 1, 0);
  add(2, 0, 1);
  add(3, 1, 1);
  add(4, 1, 1);
  const std::string pdf = pdf_of(pages);
  EXPECT_EQ(tree_of(pdf), "Document\n  P 1:0\n  P 2:0\n  P 1:1 2:1\n  P 2:2\n");
  expect_sound(pdf);
}

TEST(PdfStructure, HoldsLinksWithTheirAnnotations) {
  Pages pages = paragraphs(1);
  const NodeId link = pages.structure.add(StructureRole::Link, 1);
  pages.pages.push_back(letter_page());
  pages.links.push_back({"https://example.org", no_node, "the page", link});
  add_line(pages, run_of(1, "see ", 100));
  add_line(pages, run_of(link, "the ", 120));
  add_line(pages, run_of(link, "page", 72), 1);
  pages.pages[0].link_areas.push_back({{{pt(72), pt(110)}, {pt(20), pt(12)}}, 0});
  pages.pages[1].link_areas.push_back({{{pt(72), pt(62)}, {pt(20), pt(12)}}, 0});
  const std::string pdf = pdf_of(pages);
  EXPECT_EQ(tree_of(pdf), "Document\n  P 1:0\n    Link 1:1 2:0 link on 1 link on 2\n");
  EXPECT_EQ(inspect(pdf, R"(
nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
parents = dict(zip(map(int, nums[::2]), nums[1::2]))
for page in pdf.pages:
    print(page.obj.Tabs, [str(e.S) for e in parents[int(page.obj.StructParents)]], end=' ')
    print(str(parents[int(page.obj.Annots[0].StructParent)].S), page.obj.Annots[0].Contents)
print(pdf.Root.StructTreeRoot.ParentTreeNextKey, pdf.Root.MarkInfo.Marked)
)"),
            "/S ['/P', '/Link'] /Link the page (https://example.org)\n"
            "/S ['/Link'] /Link the page (https://example.org)\n4 True\n");
}

TEST(PdfStructure, TellsLanguageAndAlternative) {
  Pages pages = paragraphs(1);
  pages.structure.nodes[0].language = "en-US";
  pages.structure.nodes[1].language = "de";
  const NodeId figure = pages.structure.add(StructureRole::Figure, 0);
  pages.structure.nodes[figure].alternative = "A galley, full of type";
  add_line(pages, run_of(1, "Schiff", 100));
  add_line(pages, run_of(figure, "❧", 120));
  EXPECT_EQ(tree_of(pdf_of(pages)), "Document\n  P 1:0 Lang=de\n  Figure 1:1 Alt=A galley, full of type\n");
}

/// A line that ends in a hyphen which stands for no text.
GlyphRun hyphenated(NodeId node, std::string text, double y) {
  GlyphRun run = run_of(node, text + "-", y);
  run.text = std::move(text);
  run.glyphs.back().text_begin = run.glyphs.back().text_end = static_cast<std::uint32_t>(run.text.size());
  return run;
}

TEST(PdfStructure, ReadsAPartedWordAsAWhole) {
  Pages pages = paragraphs(1);
  pages.pages.push_back(letter_page());
  add_line(pages, hyphenated(1, "a typo", 680));
  add_line(pages, hyphenated(1, "graphi", 700));
  add_line(pages, run_of(1, "cal, as it were ", 72), 1);
  add_line(pages, hyphenated(1, "and anoth", 92), 1);
  add_line(pages, run_of(1, "er one", 112), 1);
  const std::string pdf = pdf_of(pages);
  EXPECT_EQ(tree_of(pdf),
            "Document\n  P 1:0 2:1 2:3\n    Span 1:1 2:0 ActualText=typographical, \n    Span 2:2 "
            "ActualText=another \n");
  expect_sound(pdf);
  EXPECT_THAT(mutool_text(pdf), HasSubstr("a typographical,\n")) << "for readers of content";
  EXPECT_THAT(raw_text(pdf), HasSubstr("as it were\nand another\none\n"));
}

TEST(PdfStructure, ExplainsWhatHasNoMeaningOfItsOwn) {
  Pages pages = paragraphs(1);
  GlyphRun run = run_of(1, "Before x after", 100);
  run.text.replace(7, 1, "\uE000");
  for (std::size_t i = 8; i < run.glyphs.size(); ++i) run.glyphs[i].text_begin += 2;
  for (std::size_t i = 7; i < run.glyphs.size(); ++i) run.glyphs[i].text_end += 2;
  add_line(pages, run);
  const std::string pdf = pdf_of(pages);
  EXPECT_EQ(tree_of(pdf), "Document\n  P 1:0 1:2\n    Span 1:1 ActualText=\uE000\n");
  EXPECT_THAT(pretty_of(pages), HasSubstr("/Span<</MCID 1/ActualText<FEFFE000>>>BDC"));
  // In a sequence inside that of the paragraph, poppler would lose what follows.
  const std::string said = read_with("pdfinfo -struct-text", pdf);
  EXPECT_THAT(said, HasSubstr("\"Before \""));
  EXPECT_THAT(said, HasSubstr("\" after\""));
  EXPECT_THAT(raw_text(pdf), HasSubstr("Before \uE000 after"));
  expect_sound(pdf);

  run.node = no_node;
  EXPECT_THAT(pretty_of(one_page(run)), HasSubstr("/Span<</ActualText<FEFFE000>>>BDC"))
      << "an artifact has no element";
}

TEST(PdfStructure, LeavesAWordOfTwoNodesParted) {
  Pages pages = paragraphs(2);
  add_line(pages, hyphenated(1, "typo", 100));
  add_line(pages, run_of(2, "graphical", 120));
  EXPECT_EQ(tree_of(pdf_of(pages)), "Document\n  P 1:0\n  P 1:1\n");
}

TEST(PdfStructure, TreatsWhatHasNoNodeAsAnArtifact) {
  Pages pages = paragraphs(1);
  add_line(pages, run_of(no_node, "loose ", 100));
  add_line(pages, run_of(77, "ends", 120));
  pages.links.push_back({"https://example.org", no_node, "", 99});
  pages.pages[0].link_areas.push_back({{{pt(72), pt(110)}, {pt(20), pt(12)}}, 0});
  const std::string pretty = pretty_of(pages);
  EXPECT_EQ(count(pretty, "/Artifact BMC\n"), 1);
  EXPECT_THAT(pretty, Not(HasSubstr("/MCID")));
  EXPECT_EQ(tree_of(pdf_of(pages)), "Document\n");
}

TEST(PdfStructure, TakesATreeThatIsNone) {
  Pages pages = paragraphs(2);
  pages.structure.nodes[1].parent = 2;
  pages.structure.nodes[2].parent = 2;
  pages.structure.nodes[0].parent = 1;
  add_line(pages, run_of(1, "round ", 100));
  add_line(pages, run_of(2, "and round", 120));
  EXPECT_EQ(tree_of(pdf_of(pages)), "P 1:0\nP 1:1\nDocument\n");
}

TEST(PdfStructure, HoldsMoreThanAnArrayOfLibharu) {
  Pages pages = paragraphs(40'000);
  for (NodeId node = 1; node <= 40'000; ++node) add_line(pages, run_of(node, "x", 100));
  pages.pages.resize(5000, letter_page());
  pages.links.assign(1, {"https://example.org", no_node, "", 1});
  for (Page& page : pages.pages) page.link_areas.push_back({{{pt(72), pt(110)}, {pt(20), pt(12)}}, 0});
  EXPECT_EQ(inspect(pdf_of(pages), R"(
tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
print(len(pdf.Root.StructTreeRoot.K[0].K), len(tree[0]), len(pdf.Root.StructTreeRoot.ParentTree.Kids))
print(all(tree[int(p.obj.Annots[0].StructParent)].S == '/P' for p in list(pdf.pages)[::500]))
)"),
            "40000 40000 3\nTrue\n");
}

}  // namespace
}  // namespace galley::output
