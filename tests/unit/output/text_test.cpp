#include <gmock/gmock.h>

#include "document_builder.h"
#include "galley/output/text_formats.h"

namespace galley::output {
namespace {

using enum StructureRole;

std::string text_of(const DocumentBuilder& builder, const TextOptions& options = {}) {
  Diagnostics warnings;
  const galley::Document documents[] = {builder.document};
  const auto text = write_text(documents, options, warnings);
  EXPECT_TRUE(warnings.empty());
  return text.value();
}

TEST(Text, PutsALabelBeforeItsText) {
  DocumentBuilder builder;
  const NodeId list = builder.node(List);
  builder.add_item("•", "led a team", list);
  builder.add_item("[1] ", "A paper", list);
  EXPECT_EQ(text_of(builder), "- led a team\n[1] A paper\n");
  EXPECT_EQ(text_of(builder, {.bullets = Bullets::AsOnThePage}), "• led a team\n[1] A paper\n");
}

TEST(Text, IndentsAListInAList) {
  DocumentBuilder builder;
  const NodeId list = builder.node(List);
  builder.add_item("•", "outer", list);
  builder.add_item("–", "inner", builder.node(List, builder.node(ListItem, list)));
  EXPECT_EQ(text_of(builder), "- outer\n  - inner\n");
}

TEST(Text, PutsAnAsideOnALineOfItsOwn) {
  DocumentBuilder builder;
  builder.add("Engineer of everything", builder.node(Paragraph)).aside =
      builder.paragraph("May 2020", builder.node(Paragraph));
  builder.add("Acme", builder.node(Paragraph));
  EXPECT_EQ(text_of(builder), "Engineer of everything\nMay 2020\nAcme\n");
}

TEST(Text, PartsSections) {
  DocumentBuilder builder;
  builder.add("Ada", builder.node(Heading1));
  const NodeId one = builder.node(Section);
  builder.add("Work", builder.node(Heading2, one));
  builder.add("text", builder.node(Paragraph, one));
  const NodeId two = builder.node(Section);
  builder.add("Studies", builder.node(Heading2, two));
  builder.add("inner", builder.node(Paragraph, builder.node(Section, two)));
  builder.add("outside", no_node);
  EXPECT_EQ(text_of(builder), "Ada\n\nWork\ntext\n\nStudies\ninner\n\noutside\n");
}

TEST(Text, PartsDocuments) {
  DocumentBuilder builder;
  builder.add("one", builder.node(Paragraph));
  const galley::Document documents[] = {builder.document, builder.document};
  Diagnostics warnings;
  EXPECT_EQ(write_text(documents, {}, warnings), "one\n\none\n");
}

TEST(Text, IsPlain) {
  DocumentBuilder builder;
  builder.add("22\u00A0ms \u2009 in\u00ADter\n\xFF", builder.node(Paragraph));
  builder.add(" ", builder.node(Paragraph));
  EXPECT_EQ(text_of(builder), "22 ms inter \uFFFD\n");
}

TEST(Text, OfNothingIsNothing) { EXPECT_EQ(text_of({}), ""); }

TEST(Text, SurvivesABrokenTree) {
  DocumentBuilder builder;
  const NodeId node = builder.node(Paragraph);
  builder.add("a", node);
  builder.add("b", 3000);
  builder.document.structure.nodes[node].parent = node;
  EXPECT_EQ(text_of(builder), "a\nb\n");
}

TEST(Text, IsWrappedAtSpacesThatMayPart) {
  DocumentBuilder builder;
  const NodeId list = builder.node(List);
  builder.add_item("•", "cut the time of a build from 12\u00A0min to 40\u00A0s", list);
  EXPECT_EQ(text_of(builder, {.width = 18}), "- cut the time of\n  a build from\n  12 min to 40 s\n");
}

TEST(Text, AWordThatIsWiderThanALineStaysWhole) {
  DocumentBuilder builder;
  builder.add("see https://example.org/a/long/address now", builder.node(Paragraph));
  EXPECT_EQ(text_of(builder, {.width = 20}), "see\nhttps://example.org/a/long/address\nnow\n");
}

TEST(Text, WideCharactersTakeTwoColumns) {
  DocumentBuilder builder;
  builder.add("東京大学 東京大学 東京大学", builder.node(Paragraph));
  EXPECT_EQ(text_of(builder, {.width = 20}), "東京大学 東京大学\n東京大学\n");
}

TEST(Text, IsAscii) {
  DocumentBuilder builder;
  builder.add("“Café” – 3 × 5 … naïve · Łódź ﬁne", builder.node(Paragraph));
  EXPECT_EQ(text_of(builder, {.ascii = true}), "\"Cafe\" - 3 x 5 ... naive | Lodz fine\n");
}

TEST(Text, AsciiGoesByTheLanguage) {
  DocumentBuilder builder;
  builder.add("Jürgen Weiß Åsa", builder.node(Paragraph));
  EXPECT_EQ(text_of(builder, {.ascii = true}), "Jurgen Weiss Asa\n");
  builder.document.info.language = "de-AT";
  EXPECT_EQ(text_of(builder, {.ascii = true}), "Juergen Weiss Asa\n");
  builder.document.info.language = "nb";
  EXPECT_EQ(text_of(builder, {.ascii = true}), "Jurgen Weiss Aasa\n");
}

TEST(Text, SaysWhatAsciiDoesNotHave) {
  DocumentBuilder builder;
  builder.add("Ωmega 東", builder.node(Paragraph));
  const galley::Document documents[] = {builder.document};
  Diagnostics warnings;
  EXPECT_EQ(write_text(documents, {.ascii = true}, warnings), "?mega ?\n");
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].message, "ASCII has no form of Ω 東: a question mark stands for each");
}

}  // namespace
}  // namespace galley::output
