// tests of document: the helpers of samples.h.
#include "samples.h"

#include <gtest/gtest.h>

namespace galley::document {
namespace {

Glue glue(double natural, double stretch = 0, double shrink = 0) {
  return {Length::points(natural), Length::points(stretch), Length::points(shrink)};
}

std::string visible(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u00A0")) {
      shown += '~';
      i += 1;
    } else if (text.substr(i).starts_with("\u202F")) {
      shown += "¬";
      i += 2;
    } else {
      shown += text[i];
    }
  }
  return shown;
}

std::string marks_of(const TextStyle& style) {
  std::string marks;
  if (style.weight == 600) marks += "**";
  if (style.slant == FontSlant::Italic) marks += "*";
  if (style.family == "Mono") marks += "`";
  if (style.position == Position::Superscript) marks += "^";
  return marks;
}

std::string role_mark(const Document& document, NodeId node) {
  switch (document.structure.nodes.at(node).role) {
    case StructureRole::Heading1:
      return "# ";
    case StructureRole::Heading2:
      return "## ";
    case StructureRole::Heading3:
      return "### ";
    case StructureRole::Heading4:
      return "#### ";
    default:
      return {};
  }
}

}  // namespace

Style classic_style() {
  Style style;
  style.theme = "classic";
  style.paper = {Length::points(612), Length::points(792)};
  style.margin = {Length::points(60), Length::points(66), Length::points(72), Length::points(72)};
  style.font = {"Serif", "Serif", "Mono", {}, {}};
  style.size = Length::points(10.5);
  style.leading = Length::points(13.75);
  style.space = {glue(16, 4, 4), glue(6),         glue(11, 3, 2), glue(5),
                 glue(2, .5, 1), glue(3, .5, .5), glue(3),        glue(8)};
  style.name.size = Length::points(24);
  style.heading = {HeadingCase::Upper, Length::points(9.5), 60, Length::points(0.5)};
  style.bullet = "•";
  style.contact = {"email", "phone", "url", "location", "profiles", "links"};
  style.separator = " · ";
  style.colour = {{0, 0, 0}, {0, 0, 0}, {0x1F, 0x3F, 0x77}, {0x99, 0x99, 0x99}};
  style.date_format = "yMMMM";
  style.footer = "{name} · {page} of {pages}";
  style.publications.max_authors = 8;
  return style;
}

Resume resume_of(std::vector<Section> sections, std::string language) {
  Resume resume;
  resume.basics.name = text("Ada Lovelace");
  resume.meta.language = std::move(language);
  resume.sections = std::move(sections);
  resume.style = classic_style();
  return resume;
}

Text text(std::string value) { return {std::move(value), {}}; }

std::vector<Text> texts(std::initializer_list<const char*> values) {
  std::vector<Text> made;
  for (const char* value : values) made.push_back(text(value));
  return made;
}

std::vector<Highlight> highlights(std::initializer_list<const char*> values) {
  std::vector<Highlight> made;
  for (const char* value : values) made.push_back({text(value), {}, {}, {}, {}});
  return made;
}

Location at(std::string line) {
  Location location;
  location.line = text(std::move(line));
  return location;
}

Dates from_to(Date start, Date end) {
  Dates dates;
  dates.start = start;
  dates.end = end;
  return dates;
}

Dates since(Date start) {
  Dates dates;
  dates.start = start;
  dates.ongoing = true;
  return dates;
}

Dates on(Date date) { return from_to(date, date); }

Section section(SectionKind kind, std::string id, std::vector<Item> items) {
  Section made;
  made.kind = kind;
  made.id = std::move(id);
  made.items = std::move(items);
  return made;
}

Item publication(std::string id, std::string title) {
  Item item;
  item.id = std::move(id);
  item.name = text(std::move(title));
  return item;
}

Document composed(const Resume& resume) {
  Diagnostics warnings;
  auto document = compose(resume, warnings);
  if (!document) {
    for (const Diagnostic& diagnostic : document.error()) ADD_FAILURE() << diagnostic.message;
    return {};
  }
  return *std::move(document);
}

std::vector<std::string> errors_of(const Resume& resume) {
  Diagnostics warnings;
  const auto document = compose(resume, warnings);
  std::vector<std::string> messages;
  if (!document) {
    for (const Diagnostic& diagnostic : document.error()) {
      messages.push_back(diagnostic.message + (diagnostic.help.empty() ? "" : " | " + diagnostic.help));
    }
  }
  return messages;
}

std::string marked(const Document& document, const Paragraph& paragraph) {
  std::string shown;
  const StructureRole role = document.structure.nodes.at(paragraph.node).role;
  for (const Span& span : paragraph.spans) {
    const std::string marks = marks_of(document.styles.at(span.style));
    std::string piece = visible(std::string_view(paragraph.text).substr(span.begin, span.end - span.begin));
    // A heading that goes on below ends in a space, for readers of the structure.
    if (role != StructureRole::Paragraph && &span == &paragraph.spans.back() && piece.ends_with(' '))
      piece.pop_back();
    piece = marks + piece + std::string(marks.rbegin(), marks.rend());
    if (span.link >= 0) {
      const LinkTarget& link = document.links.at(static_cast<std::size_t>(span.link));
      piece = "[" + piece + "](" + (link.uri.empty() ? "@" : link.uri) + ")";
    }
    shown += piece;
  }
  return shown;
}

std::string dump(const Document& document) {
  std::string shown;
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::Rule) {
      shown += "----\n";
      continue;
    }
    shown += role_mark(document, block.node);
    if (block.label) shown += block.label->paragraph.text + " ";
    shown += marked(document, block.paragraph);
    if (block.aside) shown += " || " + marked(document, *block.aside);
    shown += "\n";
  }
  return shown;
}

std::string body(const Document& document) {
  const std::string all = dump(document);
  return all.substr(all.find('\n') + 1);
}

std::string all_text(const Document& document) {
  std::string all;
  for (const Block& block : document.blocks) {
    if (block.label) all += block.label->paragraph.text + "\n";
    all += block.paragraph.text + "\n";
    if (block.aside) all += block.aside->text + "\n";
  }
  return all;
}

}  // namespace galley::document
