#include <gmock/gmock.h>

#include "document_builder.h"
#include "galley/output/text_formats.h"

namespace galley::output {
namespace {

using enum StructureRole;

std::string markdown_of(const DocumentBuilder& builder, const TextOptions& options = {}) {
  Diagnostics warnings;
  const galley::Document documents[] = {builder.document};
  return write_markdown(documents, options, warnings).value();
}

std::string markdown_of(const std::string& text) {
  DocumentBuilder builder;
  builder.add(text, builder.node(Paragraph));
  return markdown_of(builder);
}

TEST(Markdown, HasHeadings) {
  DocumentBuilder builder;
  builder.add("Ada", builder.node(Heading1));
  builder.add("Work", builder.node(Heading2)).aside = builder.paragraph("2020", builder.node(Paragraph));
  builder.add("Acme", builder.node(Paragraph)).aside = builder.paragraph("Berlin", builder.node(Paragraph));
  EXPECT_EQ(markdown_of(builder), "# Ada\n\n## Work\n\n2020\n\nAcme | Berlin\n");
}

TEST(Markdown, HasLists) {
  DocumentBuilder builder;
  const NodeId list = builder.node(List);
  builder.add_item("•", "one", list);
  const NodeId second = builder.node(ListItem, list);
  builder.add("two", builder.node(ListBody, second)).label.emplace().paragraph =
      builder.paragraph("•", builder.node(Label, second));
  builder.add_item("–", "inner", builder.node(List, second));
  builder.add("more", builder.node(Paragraph, second));
  builder.add("after", builder.node(Paragraph));
  EXPECT_EQ(markdown_of(builder), "- one\n- two\n  - inner\n\n  more\n\nafter\n");
}

TEST(Markdown, KeepsNumbers) {
  DocumentBuilder builder;
  const NodeId list = builder.node(List);
  builder.add_item("1.", "first", list);
  builder.add_item("[T2]", "second", list);
  EXPECT_EQ(markdown_of(builder), "1. first\n- \\[T2\\] second\n");
}

TEST(Markdown, HasEmphasisAndLinks) {
  DocumentBuilder builder;
  TextStyle look;
  look.weight = 600;
  const StyleId strong = builder.style(look);
  look = {};
  look.slant = FontSlant::Italic;
  const StyleId italic = builder.style(look);
  look = {};
  look.beside = "Serif";
  const StyleId code = builder.style(look);
  galley::Paragraph& paragraph = builder.add("Wrote ", builder.node(StructureRole::Paragraph)).paragraph;
  builder.append(paragraph, "much ", strong);
  builder.append(paragraph, "and ");
  builder.append(paragraph, "well", italic);
  builder.append(paragraph, ": ");
  builder.append(paragraph, "a`b", code);
  builder.append(paragraph, ", ");
  builder.append(paragraph, "see ", 0, builder.link("https://example.org/a_b"));
  builder.append(paragraph, "it", italic, 0);
  EXPECT_EQ(markdown_of(builder),
            "Wrote **much** and *well*: ``a`b``, [see *it*](https://example.org/a_b)\n");
}

TEST(Markdown, LeavesEmphasisThatWouldNotBeRead) {
  DocumentBuilder builder;
  TextStyle look;
  look.weight = 600;
  const StyleId strong = builder.style(look);
  galley::Paragraph& paragraph = builder.add("", builder.node(StructureRole::Paragraph)).paragraph;
  builder.append(paragraph, "Languages:", strong);
  builder.append(paragraph, "C++");
  EXPECT_EQ(markdown_of(builder), "Languages:C++\n");
}

TEST(Markdown, EscapesWhatWouldBeAMark) {
  EXPECT_EQ(markdown_of("a*b [c] <d> `e` \\ snake_case _f_ &amp; ~~g~~ Q&A"),
            "a\\*b \\[c\\] \\<d\\> \\`e\\` \\\\ snake_case \\_f\\_ \\&amp; \\~\\~g\\~\\~ Q&A\n");
  EXPECT_EQ(markdown_of("# no heading"), "\\# no heading\n");
  EXPECT_EQ(markdown_of("- no item"), "\\- no item\n");
  EXPECT_EQ(markdown_of("2020. A year"), "2020\\. A year\n");
  EXPECT_EQ(markdown_of("3.7 is a number"), "3.7 is a number\n");
}

TEST(Markdown, NoLineBeginsABlock) {
  DocumentBuilder builder;
  builder.add("seven hundred and - and then 12. and", builder.node(Paragraph));
  EXPECT_EQ(markdown_of(builder, {.width = 20}), "seven hundred and -\nand then 12. and\n");
  EXPECT_EQ(markdown_of(builder, {.width = 22}), "seven hundred and -\nand then 12. and\n");
}

TEST(Markdown, ParagraphsWithHardBreaksGoOn) {
  DocumentBuilder builder;
  const NodeId node = builder.node(Paragraph);
  builder.add("Road 1", node);
  builder.add("Berlin", node);
  EXPECT_EQ(markdown_of(builder), "Road 1\\\nBerlin\n");
}

}  // namespace
}  // namespace galley::output
