#include <gmock/gmock.h>

#include "galley/output/output.h"

namespace galley::output {
namespace {

Line line(std::string text, NodeId block, LineRole role = LineRole::Body, bool last = true) {
  Line made;
  made.text = std::move(text);
  made.block = block;
  made.role = role;
  made.ends_paragraph = last;
  return made;
}

/// Document 0, sections 1 and 2, paragraphs 3, 4 (in 1) and 5 (in 2), a section within 2: 6, its paragraph 7.
Pages pages_with(std::vector<Line> first, std::vector<Line> second = {}) {
  Pages pages;
  using enum StructureRole;
  const NodeId document = pages.structure.add(Document, no_node);
  const NodeId one = pages.structure.add(Section, document);
  const NodeId two = pages.structure.add(Section, document);
  pages.structure.add(Paragraph, one);
  pages.structure.add(Paragraph, one);
  pages.structure.add(Paragraph, two);
  const NodeId inner = pages.structure.add(Section, two);
  pages.structure.add(Paragraph, inner);
  pages.pages.emplace_back().lines = std::move(first);
  if (!second.empty()) pages.pages.emplace_back().lines = std::move(second);
  return pages;
}

TEST(Text, JoinsTheLinesOfAParagraph) {
  EXPECT_EQ(write_text(pages_with({line("one ", 3, LineRole::Body, false),
                                   line("two inter", 3, LineRole::Body, false), line("rupted", 3),
                                   line("next", 4)})),
            "one two interrupted\nnext\n");
}

TEST(Text, JoinsAParagraphAcrossPages) {
  EXPECT_EQ(write_text(pages_with(
                {line("one ", 3, LineRole::Body, false), line("1 of 2", no_node, LineRole::Footer)},
                {line("two", 3)})),
            "one two\n");
}

TEST(Text, PutsALabelBeforeItsText) {
  EXPECT_EQ(write_text(pages_with({line("•", 3, LineRole::Label), line("led a ", 3, LineRole::Body, false),
                                   line("team", 3), line("[1] ", 4, LineRole::Label), line("A paper", 4)})),
            "• led a team\n[1] A paper\n");
}

TEST(Text, PutsAnAsideOnALineOfItsOwn) {
  EXPECT_EQ(write_text(pages_with({line("Engineer of ", 3, LineRole::Body, false),
                                   line("May 2020", 3, LineRole::Aside), line("everything", 3),
                                   line("Acme", 4), line("Berlin", 4, LineRole::Aside)})),
            "Engineer of everything\nMay 2020\nAcme\nBerlin\n");
}

TEST(Text, PartsSections) {
  EXPECT_EQ(write_text(pages_with({line("Ada", 0), line("Work", 3), line("text", 4), line("Studies", 5),
                                   line("inner", 7), line("outside", no_node)})),
            "Ada\n\nWork\ntext\n\nStudies\ninner\n\noutside\n");
}

TEST(Text, IsPlain) {
  EXPECT_EQ(write_text(pages_with({line("22\u00A0ms \u2009 in\u00ADter\n\xFF", 3), line(" ", 4)})),
            "22 ms inter \uFFFD\n");
}

TEST(Text, OfNothingIsNothing) {
  EXPECT_EQ(write_text({}), "");
  EXPECT_EQ(write_text(pages_with({line("2", no_node, LineRole::Footer)})), "");
}

TEST(Text, SurvivesABrokenTree) {
  Pages pages = pages_with({line("a", 3), line("b", 3000)});
  pages.structure.nodes[3].parent = 3;
  EXPECT_EQ(write_text(pages), "a\nb\n");
}

}  // namespace
}  // namespace galley::output
