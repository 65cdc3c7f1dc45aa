// Texts of a résumé: inline Markdown, citations, punctuation, composed as a name, a label, prose and
// highlights.
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

#include "galley/base/utf8.h"
#include "galley/document/compose.h"
#include "galley/document/printed.h"
#include "galley/resume/parse.h"
#include "properties.h"
#include "target.h"

namespace galley::fuzz {
namespace {

/// A basic string of TOML.
std::string quoted(std::string_view text) {
  std::string string = "\"";
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') string += '\\';
    if (code < 0x20 || code == 0x7F) {
      std::array<char, 7> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X", code);
      string += escape.data();
    } else {
      string += byte;
    }
  }
  return string + '"';
}

std::string resume_of(std::string_view text) {
  const std::string string = quoted(text);
  std::string resume = "[basics]\nname = \"Ada\"\nlabel = " + string + "\nsummary = " + string;
  resume += "\n[[work]]\nname = " + string + "\nhighlights = [" + string + ", [" + string + "]]";
  resume += "\n[[publications]]\nid = \"p\"\nname = " + string + "\nauthors = [" + string + "]";
  resume += "\n[[sections]]\nid = \"own\"\ntitle = " + string + "\ntext = " + string;
  return resume + "\n[meta]\nlanguage = \"fr-FR\"\n";
}

void require_tree(const Structure& structure) {
  require(!structure.nodes.empty(), "a document has no root");
  for (std::uint32_t i = 1; i < structure.nodes.size(); ++i)
    require(structure.nodes[i].parent < i, "a node stands before its parent");
}

/// Spans tile their text and point to what there is.
void require_spans(const Paragraph& paragraph, const Document& document) {
  require(!utf8::first_ill_formed(paragraph.text), "a paragraph is no UTF-8");
  std::uint32_t end = 0;
  for (const Span& span : paragraph.spans) {
    require(span.begin == end && span.end >= span.begin, "spans do not tile their text");
    end = span.end;
    require(span.style < document.styles.size(), "a span has a style that is not there");
    require(span.node == no_node || span.node < document.structure.nodes.size(),
            "a span has a node that is not there");
    require(span.link < std::int64_t(document.links.size()), "a span has a link that is not there");
  }
  require(end == paragraph.text.size(), "spans end before their text, or after it");
}

void require_document(const Document& document) {
  require_tree(document.structure);
  for (const Block& block : document.blocks) {
    require_spans(block.paragraph, document);
    if (block.label) require_spans(block.label->paragraph, document);
    if (block.aside) require_spans(*block.aside, document);
  }
}

/// What is said of a résumé.
std::string composed(const Resume& resume, const ProseCache& known) {
  Diagnostics warnings;
  const auto document = compose(resume, warnings, {}, known);
  require_no_error(warnings);
  if (document) {
    require_document(*document);
    return told(warnings);
  }
  require_error(document.error());
  return told(document.error());
}

}  // namespace

void test(std::string_view input) {
  if (utf8::first_ill_formed(input)) return;
  const auto nothing = memory_reader({});
  Diagnostics warnings;
  const auto resume =
      resume::parse({"resume.toml", resume_of(input)}, *nothing, {.theme = {}, .is_alone = true}, warnings);
  require_no_error(warnings);
  if (!resume) return require_error(resume.error());
  const ProseCache known;
  const std::string once = composed(*resume, known);
  require(composed(*resume, known) == once, "known prose is composed in another way");
  (void)composed(printed(*resume), {});
}

}  // namespace galley::fuzz
