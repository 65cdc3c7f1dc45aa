// output: sections and footers (see page_setup.h).
#include "docx/page_setup.h"

#include <algorithm>

#include "docx/namespaces.h"
#include "docx/style_sheet.h"

namespace galley::output::docx {
namespace {

void add_field(XmlNode paragraph, std::string_view instruction, const WordRun& run,
               const StyleSheet& styles) {
  XmlNode field = paragraph.child("w:fldSimple");
  field.attribute("w:instr", instruction);
  XmlNode shown = field.child("w:r");
  styles.add_run_properties(shown, run, StyleName::Footer);
  shown.child("w:t").text("2");
}

void replace(std::string& text, std::string_view placeholder, char field) {
  for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at))
    text.replace(at, placeholder.size(), 1, field);
}

}  // namespace

WordParagraph footer_paragraph(const Document& document, const Families& families) {
  const TextStyle& style = document.styles[document.footer_style];
  WordParagraph paragraph;
  paragraph.style = StyleName::Footer;
  paragraph.look.alignment = Alignment::End;
  paragraph.look.hyphenates = false;
  WordRun& run = paragraph.runs.emplace_back();
  run.text = xml_text(*document.footer);
  std::ranges::replace_if(run.text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  replace(run.text, "{page}", page_field);
  replace(run.text, "{pages}", pages_field);
  run.format = format_of(style, families.of(style), style.size);
  return paragraph;
}

std::string footer_file(const WordParagraph& footer, const StyleSheet& styles, bool is_part) {
  XmlFile file("w:ftr");
  add_namespaces(file.root());
  XmlNode paragraph = file.root().child("w:p");
  styles.add_paragraph_properties(paragraph.child("w:pPr"), footer);
  const WordRun& run = footer.runs.front();
  std::string_view rest = run.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("\x01\x02"), rest.size());
    if (end > 0) {
      XmlNode node = paragraph.child("w:r");
      styles.add_run_properties(node, run, StyleName::Footer);
      node.child("w:t").attribute("xml:space", "preserve").text(rest.substr(0, end));
    }
    if (end == rest.size()) break;
    const std::string_view number_of_pages = is_part ? " SECTIONPAGES " : " NUMPAGES ";
    add_field(paragraph, rest[end] == page_field ? " PAGE " : number_of_pages, run, styles);
    rest.remove_prefix(end + 1);
  }
  return file.bytes();
}

void add_section_properties(XmlNode parent, const Document& document, const std::string& footer,
                            bool is_part) {
  XmlNode section = parent.child("w:sectPr");
  if (!footer.empty())
    section.child("w:footerReference").attribute("w:type", "default").attribute("r:id", footer);
  section.child("w:pgSz")
      .attribute("w:w", twips(document.paper.width))
      .attribute("w:h", twips(document.paper.height));
  const Margins& margin = document.margin;
  // The footer's baseline stands at the middle of the lower margin.
  const Length size = footer.empty() ? document.size : document.styles[document.footer_style].size;
  section.child("w:pgMar")
      .attribute("w:top", twips(margin.top))
      .attribute("w:right", twips(margin.right))
      .attribute("w:bottom", twips(margin.bottom))
      .attribute("w:left", twips(margin.left))
      .attribute("w:header", twips(margin.top / 2))
      .attribute("w:footer", twips(std::max(Length{}, margin.bottom / 2 - size.scaled(1, 4))))
      .attribute("w:gutter", 0);
  if (is_part) section.child("w:pgNumType").attribute("w:start", 1);
  if (!footer.empty()) section.child("w:titlePg");
}

}  // namespace galley::output::docx
