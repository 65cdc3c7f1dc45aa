#include "galley/output/docx.h"

#include <map>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <pugixml.hpp>
#include <zip.h>

#include "galley/base/file_reader.h"

namespace galley::output {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Length pt(double points) { return Length::points(points); }

font::Library& fonts() {
  static const auto files = disk_reader();
  static font::Library library(*files, {}, font::SystemFonts::Ignore);
  return library;
}

TextStyle text_style(double size, int weight = 400, std::string family = "Source Serif 4") {
  TextStyle style;
  style.family = std::move(family);
  style.weight = weight;
  style.size = pt(size);
  return style;
}

LinkTarget target(std::string uri) {
  LinkTarget target;
  target.uri = std::move(uri);
  return target;
}

/// A document made by hand, block by block.
struct Made {
  Made() {
    document.structure.add(StructureRole::Document, no_node);
    document.structure.nodes.front().language = "en";
    document.info = {"Ada Lovelace – Analyst", "Ada Lovelace", "", "en", {"C++", "Rust"}, "2026-01-02"};
    document.paper = {pt(595), pt(842)};
    document.margin = {pt(60), pt(66), pt(72), pt(72)};
    document.size = pt(10.5);
    document.leading = pt(13.75);
    plain = style(text_style(10.5));
    bold = style(text_style(10.5, 600));
    TextStyle slanted = text_style(10.5);
    slanted.slant = FontSlant::Italic;
    italic = style(slanted);
    large = style(text_style(24, 600));
  }

  StyleId style(TextStyle of) {
    document.styles.push_back(std::move(of));
    return static_cast<StyleId>(document.styles.size() - 1);
  }
  NodeId node(StructureRole role, NodeId parent = document_node) {
    return document.structure.add(role, parent);
  }
  LinkId link(LinkTarget target) {
    document.links.push_back(std::move(target));
    return static_cast<LinkId>(document.links.size() - 1);
  }
  static void append(Paragraph& paragraph, std::string_view text, StyleId style, LinkId link = no_link) {
    Span span;
    span.begin = static_cast<std::uint32_t>(paragraph.text.size());
    paragraph.text += text;
    span.end = static_cast<std::uint32_t>(paragraph.text.size());
    span.style = style;
    span.link = link;
    span.node = paragraph.node;
    paragraph.spans.push_back(span);
  }
  [[nodiscard]] static Paragraph paragraph(NodeId node, std::string_view text, StyleId style) {
    Paragraph made;
    made.node = node;
    made.alignment = Alignment::Start;
    if (!text.empty()) append(made, text, style);
    return made;
  }
  Block& add(StructureRole role, NodeId parent, std::string_view text, StyleId style) {
    Block& block = document.blocks.emplace_back();
    block.paragraph = paragraph(node(role, parent), text, style);
    block.node = block.paragraph.node;
    block.leading = document.leading;
    return block;
  }
  Block& add_heading(std::string_view text) {
    Block& block = add(StructureRole::Heading2, node(StructureRole::Section), text, bold);
    block.placement.above.natural = pt(16);
    block.placement.break_before = BreakKind::Section;
    block.placement.break_inside = BreakKind::InsideHeading;
    return block;
  }
  Block& add_item(NodeId list, std::string_view text, std::string_view mark) {
    Block& block = add(StructureRole::ListBody, node(StructureRole::ListItem, list), text, plain);
    block.paragraph.filling = Filling::Full;
    block.indent = pt(12);
    block.label.emplace();
    block.label->paragraph = paragraph(block.paragraph.node, mark, plain);
    block.label->offset = pt(3);
    return block;
  }

  Document document;
  StyleId plain, bold, italic, large;
};

using Files = std::map<std::string, std::string>;

Files unpacked(const std::string& docx) {
  Files files;
  zip_source_t* source = zip_source_buffer_create(docx.data(), docx.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t stat;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
    std::string& bytes = files[stat.name];
    bytes.resize(stat.size);
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    EXPECT_EQ(zip_fread(file, bytes.data(), bytes.size()), static_cast<zip_int64_t>(bytes.size()));
    zip_fclose(file);
  }
  zip_discard(archive);
  return files;
}

std::string bytes_of(std::span<const Document> documents, const DocxOptions& options = {}) {
  auto docx = write_docx(documents, fonts(), options);
  if (docx) return *docx;
  ADD_FAILURE() << docx.error().front().message;
  return {};
}

Files files_of(const Made& made, const DocxOptions& options = {}) {
  return unpacked(bytes_of({&made.document, 1}, options));
}

/// A part of a file, parsed.
struct Part {
  explicit Part(const std::string& xml) {
    const auto result = document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    EXPECT_TRUE(result) << result.description() << "\n" << xml;
  }
  [[nodiscard]] std::string value(const char* path) const {
    const pugi::xpath_node node = document.select_node(path);
    return node.attribute() ? node.attribute().value() : node.node().text().get();
  }
  [[nodiscard]] std::vector<std::string> values(const char* path) const {
    std::vector<std::string> values;
    for (const pugi::xpath_node& node : document.select_nodes(path))
      values.emplace_back(node.attribute() ? node.attribute().value() : node.node().text().get());
    return values;
  }
  [[nodiscard]] bool has(const char* path) const { return !document.select_nodes(path).empty(); }
  pugi::xml_document document;
};

Part body_of(const Files& files) { return Part(files.at("word/document.xml")); }
Part styles_of(const Files& files) { return Part(files.at("word/styles.xml")); }

TEST(Docx, HasItsPartsInOrder) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada Lovelace", made.large);
  const std::string docx = bytes_of({&made.document, 1});
  EXPECT_TRUE(docx.starts_with("PK\x03\x04"));
  // The first file of the archive, with no time but that of all.
  EXPECT_EQ(docx.substr(30, 19), "[Content_Types].xml");
  EXPECT_EQ(docx.substr(10, 4), std::string("\0\0\x21\0", 4));
  const Files files = unpacked(docx);
  const Part types(files.at("[Content_Types].xml"));
  for (const std::string& part : types.values("//Override/@PartName"))
    EXPECT_TRUE(files.contains(part.substr(1))) << part;
  EXPECT_EQ(Part(files.at("_rels/.rels")).value("//Relationship[1]/@Target"), "word/document.xml");
}

TEST(Docx, SameDocumentGivesSameBytes) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada Lovelace", made.large);
  EXPECT_EQ(bytes_of({&made.document, 1}), bytes_of({&made.document, 1}));
}

TEST(Docx, HasNamedStylesWithTheThemesValues) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada Lovelace", made.large).leading = pt(28);
  Block& label = made.add(StructureRole::Paragraph, document_node, "Analyst", made.italic);
  label.placement.above.natural = pt(3);
  Block& contact = made.add(StructureRole::Paragraph, document_node, "ada@example.org", made.plain);
  contact.paragraph.spans[0].link = made.link(target("mailto:ada@example.org"));
  made.add_heading("WORK");
  Block& text = made.add(StructureRole::Paragraph, 5, "A long text that fills its lines.", made.plain);
  text.paragraph.filling = Filling::Full;
  text.paragraph.alignment = Alignment::Justified;
  text.placement.break_before = BreakKind::AfterHeading;
  const Files files = files_of(made);
  EXPECT_THAT(body_of(files).values("//w:p/w:pPr/w:pStyle/@w:val"),
              ElementsAre("Title", "Subtitle", "Contact", "Heading1", "BodyText"));
  // Nothing but the style says what they look like.
  EXPECT_FALSE(body_of(files).has("//w:p/w:pPr/w:spacing"));
  EXPECT_FALSE(body_of(files).has("//w:r/w:rPr/w:sz"));
  const Part styles = styles_of(files);
  EXPECT_EQ(styles.value("//w:style[@w:styleId='Title']/w:rPr/w:sz/@w:val"), "48");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='Title']/w:pPr/w:spacing/@w:line"), "560");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='Heading1']/w:name/@w:val"), "heading 1");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='Heading1']/w:pPr/w:spacing/@w:before"), "320");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='Heading1']/w:pPr/w:keepNext/@w:val"), "1");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='Heading1']/w:pPr/w:outlineLvl/@w:val"), "0");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='Heading1']/w:rPr/w:b/@w:val"), "1");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='BodyText']/w:pPr/w:jc/@w:val"), "both");
  EXPECT_TRUE(styles.has("//w:style[@w:styleId='Normal']/w:pPr/w:widowControl"));
  EXPECT_EQ(styles.value("//w:docDefaults//w:rFonts/@w:ascii"), "Source Serif 4");
  EXPECT_EQ(styles.value("//w:docDefaults//w:sz/@w:val"), "21");
  EXPECT_EQ(styles.value("//w:docDefaults//w:lang/@w:val"), "en-US");
}

TEST(Docx, StylesOfCharactersNameDifferences) {
  Made made;
  Block& block = made.add(StructureRole::Paragraph, made.node(StructureRole::Section),
                          "Plain text, as most of it is, ", made.plain);
  Made::append(block.paragraph, "strong", made.bold);
  Made::append(block.paragraph, " and ", made.plain);
  Made::append(block.paragraph, "stressed", made.italic);
  const Files files = files_of(made);
  EXPECT_THAT(body_of(files).values("//w:rStyle/@w:val"), ElementsAre("Strong", "Emphasis"));
  EXPECT_FALSE(body_of(files).has("//w:r/w:rPr/w:b"));
  EXPECT_EQ(styles_of(files).value("//w:style[@w:styleId='Strong']/w:rPr/w:b/@w:val"), "1");
}

TEST(Docx, DatesStandAtATabStop) {
  Made made;
  Block& block = made.add(StructureRole::Heading3, made.node(StructureRole::Section), "Analyst", made.bold);
  block.aside = Made::paragraph(made.node(StructureRole::Paragraph), "1842 – 1843", made.plain);
  const Files files = files_of(made);
  const Part body = body_of(files);
  EXPECT_EQ(body.value("//w:p/w:pPr/w:pStyle/@w:val"), "Heading2");
  EXPECT_THAT(body.values("//w:t"), ElementsAre("Analyst", "1842 – 1843"));
  EXPECT_TRUE(body.has("//w:tab"));
  EXPECT_EQ(styles_of(files).value("//w:style[@w:styleId='Heading2']/w:pPr/w:tabs/w:tab/@w:val"), "right");
  EXPECT_EQ(styles_of(files).value("//w:style[@w:styleId='Heading2']/w:pPr/w:tabs/w:tab/@w:pos"), "9020");
}

TEST(Docx, BulletsAndNumbersAreLists) {
  Made made;
  const NodeId list = made.node(StructureRole::List);
  Block& first = made.add_item(list, "one", "•");
  const NodeId nested = made.node(StructureRole::List, first.paragraph.node);
  made.add_item(nested, "inside", "–").indent = pt(24);
  made.add_item(list, "two", "•");
  const NodeId numbers = made.node(StructureRole::List);
  made.document.structure.nodes[numbers].ordered = true;
  for (const char* number : {"[7]", "[8]", "[6]"}) {
    Block& item = made.add_item(numbers, "numbered", number);
    item.label->alignment = Alignment::End;
    item.label->offset = pt(18);
    item.indent = pt(24);
  }
  const Files files = files_of(made);
  const Part body = body_of(files);
  EXPECT_THAT(body.values("//w:pStyle/@w:val"), ElementsAre("ListBullet", "ListBullet2", "ListBullet",
                                                            "ListNumber", "ListNumber", "ListNumber"));
  const Part numbering(files.at("word/numbering.xml"));
  EXPECT_THAT(numbering.values("//w:lvlText/@w:val"), ElementsAre("•", "–", "[%1]"));
  EXPECT_THAT(numbering.values("//w:lvlJc/@w:val"), ElementsAre("left", "left", "right"));
  EXPECT_THAT(numbering.values("//w:startOverride/@w:val"), ElementsAre("7", "6"));
  const Part styles = styles_of(files);
  EXPECT_THAT(styles.values("//w:style/w:pPr/w:numPr/w:numId/@w:val"), ElementsAre("1", "1", "2"));
  EXPECT_THAT(styles.values("//w:style/w:pPr/w:numPr/w:ilvl/@w:val"), ElementsAre("0", "1", "0"));
  EXPECT_THAT(numbering.values("//w:pStyle/@w:val"), ElementsAre("ListBullet", "ListBullet2", "ListNumber"));
  // The last number is not the one that follows.
  EXPECT_THAT(body.values("//w:p/w:pPr/w:numPr/w:numId/@w:val"), ElementsAre("3"));
  EXPECT_EQ(styles.value("//w:style[@w:styleId='ListBullet']/w:pPr/w:ind/@w:left"), "240");
  EXPECT_EQ(styles.value("//w:style[@w:styleId='ListBullet']/w:pPr/w:ind/@w:hanging"), "180");
}

TEST(Docx, LinksLeadOutAndInside) {
  Made made;
  Block& block = made.add(StructureRole::Paragraph, made.node(StructureRole::Section), "See ", made.plain);
  const NodeId entry = made.node(StructureRole::BibliographyEntry);
  LinkTarget page = target("https://example.org/ü");
  page.description = "A page";
  page.kind = "GitHub";
  LinkTarget inside;
  inside.destination = entry;
  Made::append(block.paragraph, "a page", made.plain, made.link(page));
  TextStyle raised = text_style(10.5);
  raised.position = Position::Superscript;
  Made::append(block.paragraph, "[1]", made.style(raised), made.link(inside));
  Made::append(block.paragraph, " too", made.plain);
  Block& cited = made.add(StructureRole::BibliographyEntry, document_node, "A paper.", made.plain);
  cited.paragraph.node = entry;
  const Files files = files_of(made);
  const Part body = body_of(files);
  EXPECT_THAT(body.values("//w:hyperlink/w:r/w:t"), ElementsAre("a page", "[1]"));
  EXPECT_EQ(body.value("//w:hyperlink[1]/@w:tooltip"), "GitHub: A page");
  EXPECT_EQ(body.value("//w:hyperlink[2]/@w:anchor"), body.value("//w:bookmarkStart/@w:name"));
  EXPECT_EQ(styles_of(files).value("//w:style[@w:styleId='Citation']/w:rPr/w:vertAlign/@w:val"),
            "superscript");
  const Part relationships(files.at("word/_rels/document.xml.rels"));
  EXPECT_EQ(relationships.value("//Relationship[@TargetMode='External']/@Target"),
            "https://example.org/%C3%BC");
}

TEST(Docx, RulesAreBorders) {
  Made made;
  made.add_heading("WORK");
  Block& below = made.document.blocks.emplace_back();
  below.kind = Block::Kind::Rule;
  below.thickness = pt(0.5);
  below.colour = {0x99, 0x99, 0x99};
  below.placement.break_before = BreakKind::AfterHeading;
  Block& above = made.document.blocks.emplace_back();
  above.kind = Block::Kind::Rule;
  above.thickness = pt(1);
  above.placement.above.natural = pt(16);
  above.placement.break_before = BreakKind::Section;
  Block& heading = made.add_heading("EDUCATION");
  heading.placement.above.natural = pt(4);
  heading.placement.break_before = BreakKind::AfterHeading;
  const Files files = files_of(made);
  const std::string all = files.at("word/document.xml") + files.at("word/styles.xml");
  EXPECT_THAT(all, HasSubstr(R"(<w:bottom w:val="single" w:sz="4" w:space="0" w:color="999999"/>)"));
  EXPECT_THAT(all, HasSubstr(R"(<w:top w:val="single" w:sz="8" w:space="4" w:color="000000"/>)"));
  EXPECT_EQ(body_of(files).values("//w:p").size(), 2);
}

TEST(Docx, HardBreaksStayInTheirParagraph) {
  Made made;
  Block& first = made.add(StructureRole::Paragraph, made.node(StructureRole::Section), "one ", made.plain);
  const NodeId node = first.paragraph.node;
  Block second = first;
  second.paragraph = Made::paragraph(node, "two\u00A0and\u202Fthree", made.plain);
  made.document.blocks.push_back(std::move(second));
  const Part body = body_of(files_of(made));
  EXPECT_EQ(body.values("//w:p").size(), 1);
  EXPECT_THAT(body.values("//w:t"), ElementsAre("one", "two\u00A0and\u202Fthree"));
  EXPECT_TRUE(body.has("//w:br"));
}

TEST(Docx, WhatXmlForbidsIsLeftOut) {
  Made made;
  made.document.info.title =
      "A\x01"
      "da";
  made.add(StructureRole::Heading1, document_node,
           "A\x02"
           "da\uFFFE \"<&>\"\x1B",
           made.large);
  const Files files = files_of(made);
  EXPECT_EQ(body_of(files).value("//w:t"), "Ada \"<&>\"");
  EXPECT_EQ(Part(files.at("docProps/core.xml")).value("//dc:title"), "Ada");
}

TEST(Docx, FooterHasFieldsFromTheSecondPageOn) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada Lovelace", made.large);
  made.document.footer = "Ada · {page} of {pages}";
  made.document.footer_style = made.style(text_style(8.5));
  const Files files = files_of(made);
  const Part footer(files.at("word/footer1.xml"));
  EXPECT_THAT(footer.values("//w:fldSimple/@w:instr"), ElementsAre(" PAGE ", " NUMPAGES "));
  EXPECT_THAT(footer.values("//w:p/w:r/w:t"), ElementsAre("Ada · ", " of "));
  const Part body = body_of(files);
  EXPECT_TRUE(body.has("//w:sectPr/w:titlePg"));
  EXPECT_EQ(body.value("//w:sectPr/w:footerReference/@w:type"), "default");
  EXPECT_FALSE(body.has("//w:headerReference"));
}

TEST(Docx, DocumentsAreSections) {
  Made letter;
  letter.add(StructureRole::Heading1, document_node, "Ada Lovelace", letter.large);
  letter.document.info.title = "A letter";
  Made resume;
  resume.add(StructureRole::Heading1, document_node, "Ada Lovelace", resume.large);
  const std::array documents{letter.document, resume.document};
  const Files files = unpacked(bytes_of(documents));
  const Part body = body_of(files);
  EXPECT_EQ(body.values("//w:sectPr").size(), 2);
  EXPECT_EQ(body.values("//w:p/w:pPr/w:sectPr/w:pgNumType/@w:start").size(), 1);
  EXPECT_EQ(Part(files.at("docProps/core.xml")).value("//dc:title"), "Ada Lovelace – Analyst");
}

TEST(Docx, SaysInWhichLanguageTextIs) {
  Made made;
  Block& block =
      made.add(StructureRole::Paragraph, made.node(StructureRole::Section), "English, ", made.plain);
  const NodeId german = made.node(StructureRole::Span, block.paragraph.node);
  made.document.structure.nodes[german].language = "de";
  Made::append(made.document.blocks.back().paragraph, "Deutsch", made.plain);
  made.document.blocks.back().paragraph.spans.back().node = german;
  const Part body = body_of(files_of(made));
  EXPECT_THAT(body.values("//w:r/w:rPr/w:lang/@w:val"), ElementsAre("de-DE"));
  EXPECT_EQ(body.value("//w:r[w:rPr/w:lang]/w:t"), "Deutsch");
}

TEST(Docx, HyphenatesWhereThePagesMay) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada Lovelace", made.large);
  const auto hyphenates = [&made](Hyphenation hyphenate, const std::string& language) {
    made.document.hyphenate = hyphenate;
    made.document.info.language = language;
    return Part(files_of(made).at("word/settings.xml")).has("//w:autoHyphenation");
  };
  EXPECT_FALSE(hyphenates(Hyphenation::Auto, "en"));
  EXPECT_TRUE(hyphenates(Hyphenation::Auto, "de-AT"));
  EXPECT_TRUE(hyphenates(Hyphenation::Always, "en"));
  EXPECT_FALSE(hyphenates(Hyphenation::Never, "de"));
}

TEST(Docx, TextThatRunsToTheLeftSaysSo) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada", made.large);
  made.add(StructureRole::Paragraph, made.node(StructureRole::Section), "תוכנית ב-C", made.plain);
  const Part body = body_of(files_of(made));
  EXPECT_THAT(body.values("//w:r[w:rPr/w:rtl]/w:t"), ElementsAre("תוכנית ב-"));
  EXPECT_THAT(body.values("//w:r[not(w:rPr/w:rtl)]/w:t"), ElementsAre("Ada", "C"));
}

TEST(Docx, StatesItselfAndNoTimeOfItsOwn) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada Lovelace", made.large);
  const Part core(files_of(made).at("docProps/core.xml"));
  EXPECT_EQ(core.value("//dc:creator"), "Ada Lovelace");
  EXPECT_EQ(core.value("//cp:keywords"), "C++, Rust");
  EXPECT_EQ(core.value("//dc:language"), "en");
  EXPECT_EQ(core.value("//dcterms:modified"), "2026-01-02T00:00:00Z");
  made.document.info.last_modified.clear();
  EXPECT_FALSE(Part(files_of(made).at("docProps/core.xml")).has("//dcterms:created"));
}

TEST(Docx, FontTableNamesSimilarFamilies) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada Lovelace", made.large);
  Block& block = made.add(StructureRole::Paragraph, made.node(StructureRole::Section), "sans ", made.plain);
  Made::append(block.paragraph, "text", made.style(text_style(10, 400, "Source Sans 3")));
  TextStyle code = text_style(10, 400, "Source Code Pro");
  code.beside = "Source Serif 4";
  Made::append(block.paragraph, "code", made.style(code));
  const Part table(files_of(made).at("word/fontTable.xml"));
  EXPECT_THAT(table.values("//w:font/@w:name"),
              ElementsAre("Source Code Pro", "Source Sans 3", "Source Serif 4"));
  EXPECT_THAT(table.values("//w:altName/@w:val"), ElementsAre("Consolas", "Calibri", "Cambria"));
  EXPECT_THAT(table.values("//w:family/@w:val"), ElementsAre("modern", "swiss", "roman"));
  DocxOptions options;
  options.font = "Aptos";
  const Part other(files_of(made, options).at("word/fontTable.xml"));
  EXPECT_THAT(other.values("//w:font/@w:name"), ElementsAre("Aptos", "Source Code Pro"));
}

std::shared_ptr<const Picture> picture(Picture::Coding coding) {
  Picture made;
  made.coding = coding;
  made.width = made.height = 2;
  made.data = coding == Picture::Coding::Jpeg ? "\xFF\xD8 as it is" : std::string(12, '\x7F');
  return std::make_shared<const Picture>(std::move(made));
}

TEST(Docx, PicturesHaveAlternativeText) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada Lovelace", made.large);
  Block& block = made.document.blocks.emplace_back();
  block.kind = Block::Kind::Picture;
  block.picture = picture(Picture::Coding::Jpeg);
  block.picture_size = {pt(72), pt(36)};
  block.node = made.node(StructureRole::Figure);
  made.document.structure.nodes[block.node].alternative = "Signature";
  Inset inset;
  inset.picture = picture(Picture::Coding::Samples);
  inset.size = {pt(50), pt(50)};
  inset.blocks = 1;
  inset.node = made.node(StructureRole::Figure);
  made.document.structure.nodes[inset.node].alternative = "Portrait";
  made.document.flows.front().region.inset = inset;
  const Files files = files_of(made);
  EXPECT_EQ(files.at("word/media/image2.jpeg"), "\xFF\xD8 as it is");
  EXPECT_THAT(files.at("word/media/image1.png"), HasSubstr("PNG"));
  const Part body = body_of(files);
  EXPECT_THAT(body.values("//wp:docPr/@descr"), ElementsAre("Portrait", "Signature"));
  EXPECT_EQ(body.value("//wp:inline/wp:extent/@cx"), "914400");
  EXPECT_EQ(body.value("//wp:anchor/wp:positionH/wp:align"), "right");
}

TEST(Docx, NoDocumentIsAnError) {
  const auto docx = write_docx({}, fonts(), {});
  ASSERT_FALSE(docx);
  EXPECT_EQ(docx.error().front().fault, Fault::System);
}

TEST(Docx, UsesNoTablesAndNoTextBoxes) {
  Made made;
  made.add(StructureRole::Heading1, document_node, "Ada Lovelace", made.large);
  const std::string body = files_of(made).at("word/document.xml");
  EXPECT_THAT(body, Not(HasSubstr("w:tbl")));
  EXPECT_THAT(body, Not(HasSubstr("txbx")));
  EXPECT_THAT(body, Not(HasSubstr("framePr")));
}

}  // namespace
}  // namespace galley::output
