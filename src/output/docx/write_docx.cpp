// output: documents to a Word file, stage by stage: paragraphs, styles, text, what stands beside the text,
// the archive.
#include "docx/body.h"
#include "docx/core_properties.h"
#include "docx/font_table.h"
#include "docx/namespaces.h"
#include "docx/numbering.h"
#include "docx/page_setup.h"
#include "docx/zip_archive.h"
#include "galley/base/memory.h"
#include "galley/output/docx.h"
#include "galley/text/text.h"

namespace galley::output {
namespace {

using namespace docx;

/// What kind each part of the archive is.
class ContentTypes {
 public:
  ContentTypes() : file_("Types") {
    file_.root().attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    add_default("rels", "application/vnd.openxmlformats-package.relationships+xml");
    add_default("xml", "application/xml");
    add_default("jpeg", "image/jpeg");
    add_default("png", "image/png");
  }
  void add(const std::string& name, std::string_view type) {
    file_.root().child("Override").attribute("PartName", "/" + name).attribute("ContentType", type);
  }
  [[nodiscard]] std::string bytes() const { return file_.bytes(); }

 private:
  void add_default(std::string_view extension, std::string_view type) {
    file_.root().child("Default").attribute("Extension", extension).attribute("ContentType", type);
  }
  XmlFile file_;
};

/// The parts of a Word file, in their order.
class Package {
 public:
  /// Adds a part of Word's: its name inside of `word/`, and the last part of its type.
  void add_word_part(const std::string& name, std::string_view type, std::string bytes) {
    std::string whole_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    add("word/" + name, whole_type.append(type).append("+xml"), std::move(bytes));
  }
  void add(std::string name, std::string_view type, std::string bytes) {
    types_.add(name, type);
    files_.push_back({std::move(name), std::move(bytes)});
  }
  void add_untyped(std::string name, std::string bytes) {
    files_.push_back({std::move(name), std::move(bytes)});
  }
  void add(std::span<const ArchivedFile> files) { files_.insert(files_.end(), files.begin(), files.end()); }

  [[nodiscard]] std::expected<std::string, Diagnostics> archive() && {
    files_.insert(files_.begin(), {"[Content_Types].xml", types_.bytes()});
    return zip_archive(files_);
  }

 private:
  ContentTypes types_;
  std::vector<ArchivedFile> files_;
};

bool hyphenates(const Document& document) {
  return document.hyphenate == Hyphenation::Always ||
         (document.hyphenate == Hyphenation::Auto && text::forms_long_words(document.info.language));
}

std::string settings_file(const Document& document) {
  XmlFile file("w:settings");
  XmlNode root = file.root();
  add_namespaces(root);
  root.child("w:defaultTabStop").attribute("w:val", 720);
  if (hyphenates(document)) root.child("w:autoHyphenation");
  XmlNode compatibility = root.child("w:compat");
  // A line that a hard break ends is not justified.
  compatibility.child("w:doNotExpandShiftReturn");
  XmlNode setting = compatibility.child("w:compatSetting");
  // Word 2013 and later: else Word opens the file in its compatibility mode.
  setting.attribute("w:name", "compatibilityMode")
      .attribute("w:uri", "http://schemas.microsoft.com/office/word")
      .attribute("w:val", "15");
  return file.bytes();
}

std::expected<std::string, Diagnostics> written(std::span<const Document> documents, font::Library& fonts,
                                                const DocxOptions& options) {
  const Families families(options.font);
  Numbering numbering;
  std::vector<SectionText> sections;
  std::vector<std::optional<WordParagraph>> footers;
  for (const Document& document : documents) {
    SectionText& section = sections.emplace_back();
    section.document = &document;
    section.paragraphs = word_paragraphs(document, families, fonts);
    for (WordParagraph& paragraph : section.paragraphs)
      if (paragraph.label) paragraph.look.list = numbering.reference(paragraph);
    auto& footer = footers.emplace_back();
    if (document.footer) footer = footer_paragraph(document, families);
  }
  std::vector<const WordParagraph*> all;
  for (const SectionText& section : sections)
    for (const WordParagraph& paragraph : section.paragraphs) all.push_back(&paragraph);
  for (const auto& footer : footers)
    if (footer) all.push_back(&*footer);
  const StyleSheet styles(all, documents.front());

  Package package;
  Relationships of_text;
  const DocumentInfo& info = documents.back().info;
  of_text.add("styles", "styles.xml");
  of_text.add("settings", "settings.xml");
  of_text.add("fontTable", "fontTable.xml");
  std::vector<std::string> footer_files;
  for (std::size_t i = 0; i < footers.size(); ++i) {
    if (!footers[i]) continue;
    const std::string name = "footer" + std::to_string(footer_files.size() + 1) + ".xml";
    footer_files.push_back(footer_file(*footers[i], styles, documents.size() > 1));
    sections[i].footer = of_text.add("footer", name);
  }
  Media media;
  std::string body = body_file(sections, styles, media, of_text);
  if (!numbering.empty()) of_text.add("numbering", "numbering.xml");

  Relationships of_file;
  of_file.add("officeDocument", "word/document.xml");
  of_file.add_of_type("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                      "docProps/core.xml");
  package.add_untyped("_rels/.rels", of_file.file());
  package.add_word_part("document.xml", "document.main", std::move(body));
  package.add_untyped("word/_rels/document.xml.rels", of_text.file());
  package.add_word_part("styles.xml", "styles", styles.file(info.language));
  package.add_word_part("settings.xml", "settings", settings_file(documents.front()));
  package.add_word_part("fontTable.xml", "fontTable", font_table_file(styles.families(), fonts));
  if (!numbering.empty()) package.add_word_part("numbering.xml", "numbering", numbering.file());
  for (std::size_t i = 0; i < footer_files.size(); ++i)
    package.add_word_part("footer" + std::to_string(i + 1) + ".xml", "footer", std::move(footer_files[i]));
  package.add(media.files());
  package.add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
              core_properties_file(info));
  return std::move(package).archive();
}

}  // namespace

std::expected<std::string, Diagnostics> write_docx(std::span<const Document> documents, font::Library& fonts,
                                                   const DocxOptions& options) {
  return without_exceptions([&]() -> std::expected<std::string, Diagnostics> {
    if (documents.empty())
      return std::unexpected(Diagnostics{{Severity::Error, Fault::System, "there is no document", {}, {}}});
    return written(documents, fonts, options);
  });
}

}  // namespace galley::output
