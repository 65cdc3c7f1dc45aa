// Two documents made by hand are joined: all their ids point to what they pointed to before.
#include "galley/typeset/joined.h"

#include <algorithm>

#include <gmock/gmock.h>

namespace galley {
namespace {

using testing::ElementsAre;
using testing::Field;

/// A document with a heading and a paragraph on each of its pages. Each paragraph is a link to the heading.
Pages document(const std::string& heading, std::size_t pages) {
  Pages made;
  made.info.title = "Title of " + heading;
  const NodeId root = made.structure.add(StructureRole::Document, no_node);
  made.structure.nodes[root].language = "en";
  const NodeId title = made.structure.add(StructureRole::Heading1, root);
  made.destinations.push_back({title, 0, {}});
  for (std::size_t i = 0; i < pages; ++i) {
    const NodeId block = made.structure.add(StructureRole::Paragraph, root);
    const NodeId link = made.structure.add(StructureRole::Link, block);
    made.links.push_back({{}, title, {}, link});
    made.destinations.push_back({block, i, {}});
    made.outline.push_back({heading + "’s paragraph", block, 0});
    Page& page = made.pages.emplace_back();
    if (i == 0 && !heading.empty()) {
      Line& line = page.lines.emplace_back();
      line.block = title;
      line.text = heading;
    }
    Line& line = page.lines.emplace_back();
    line.block = block;
    line.text = heading + "’s text";
    GlyphRun& run = line.runs.emplace_back();
    run.node = link;
    run.link = made.links.size() - 1;
    page.link_areas.push_back({{}, run.link});
    line.runs.emplace_back();  // a footer's run: no node, no link
    page.pictures.push_back({nullptr, {}, block});
  }
  return made;
}

Pages letter_and_resume() {
  DocumentInfo info;
  info.title = "Both";
  info.language = "en";
  return joined({document("Letter", 2), document("Ada", 1)}, info);
}

StructureRole role(const Pages& pages, NodeId node) { return pages.structure.nodes.at(node).role; }

/// The node of the highest level below the Document that holds a node.
NodeId part_of(const Pages& pages, NodeId node) {
  while (pages.structure.nodes.at(node).parent != document_node) node = pages.structure.nodes.at(node).parent;
  return node;
}

TEST(Joined, EachDocumentIsAPartOfOne) {
  const Pages whole = letter_and_resume();
  ASSERT_EQ(whole.pages.size(), 3U);
  EXPECT_EQ(whole.info.title, "Both");
  EXPECT_EQ(role(whole, document_node), StructureRole::Document);
  std::size_t parts = 0;
  for (NodeId node = 1; node < whole.structure.nodes.size(); ++node) {
    EXPECT_LT(whole.structure.nodes[node].parent, node);
    EXPECT_NE(role(whole, node), StructureRole::Document);
    if (role(whole, node) != StructureRole::Part) continue;
    ++parts;
    EXPECT_EQ(whole.structure.nodes[node].parent, document_node);
    EXPECT_EQ(whole.structure.nodes[node].language, "") << "it is the whole's";
  }
  EXPECT_EQ(parts, 2U);
}

TEST(Joined, LinesRunsAndLinksKeepWhatTheyPointTo) {
  const Pages whole = letter_and_resume();
  for (std::size_t i = 0; i < whole.pages.size(); ++i) {
    const Page& page = whole.pages[i];
    const Line& line = page.lines.back();
    const NodeId part = part_of(whole, line.block);
    EXPECT_EQ(part == 1, i < 2) << i;
    EXPECT_EQ(role(whole, line.block), StructureRole::Paragraph);
    EXPECT_EQ(page.pictures.front().node, line.block);
    EXPECT_EQ(role(whole, line.runs.front().node), StructureRole::Link);
    EXPECT_EQ(line.runs.back().node, no_node);
    EXPECT_EQ(line.runs.back().link, no_link);
    ASSERT_EQ(line.runs.front().link, page.link_areas.front().link);
    const LinkTarget& link = whole.links.at(static_cast<std::size_t>(line.runs.front().link));
    EXPECT_EQ(link.node, line.runs.front().node);
    EXPECT_EQ(role(whole, link.destination), StructureRole::Heading1);
    EXPECT_EQ(part_of(whole, link.destination), part);
  }
}

TEST(Joined, DestinationsStandOnTheirPages) {
  const Pages whole = letter_and_resume();
  for (const Destination& destination : whole.destinations) {
    if (role(whole, destination.node) != StructureRole::Paragraph) continue;
    EXPECT_EQ(whole.pages.at(destination.page).lines.back().block, destination.node);
  }
}

TEST(Joined, ThereIsOneOutlineWithAnEntryForEachPart) {
  const Pages whole = letter_and_resume();
  const auto entry = [](const std::string& title, int level) {
    return testing::AllOf(Field(&OutlineEntry::title, title), Field(&OutlineEntry::level, level));
  };
  EXPECT_THAT(whole.outline, ElementsAre(entry("Title of Letter", 0), entry("Letter’s paragraph", 1),
                                         entry("Letter’s paragraph", 1), entry("Title of Ada", 0),
                                         entry("Ada’s paragraph", 1)));
  EXPECT_EQ(role(whole, whole.outline[3].node), StructureRole::Part);
  const auto begins = std::ranges::find(whole.destinations, whole.outline[3].node, &Destination::node);
  ASSERT_NE(begins, whole.destinations.end());
  EXPECT_EQ(begins->page, 2U);
}

TEST(Joined, APartKeepsALanguageOfItsOwn) {
  DocumentInfo info;
  info.language = "de";
  const Pages whole = joined({document("Letter", 1)}, info);
  EXPECT_EQ(whole.structure.nodes[document_node].language, "de");
  EXPECT_EQ(whole.structure.nodes[1].language, "en");
}

TEST(Joined, ChoicesNameTheirPages) {
  Pages letter = document("Letter", 2);
  letter.choices.resize(1);
  Pages resume = document("Ada", 2);
  resume.choices.resize(1);
  const Pages whole = joined({letter, resume}, {});
  EXPECT_THAT(whole.choices, ElementsAre(Field(&PageChoice::page, 0U), Field(&PageChoice::page, 2U)));
}

}  // namespace
}  // namespace galley
