// document: a Resume becomes a Document. In come the author's values and the style, out come blocks in
// reading order with their structure tree, the outline, the links and what the document says of itself.
#include "galley/document/compose.h"

#include <algorithm>
#include <iterator>

#include "composer.h"
#include "contact.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "head_picture.h"
#include "section_blocks.h"

namespace galley {
namespace {

using document::Composer;

/// The grey and the size of the footer, which style has no keys for.
constexpr Colour footer_grey{0x59, 0x59, 0x59};
constexpr Length footer_size = Length::points(8.5);

Document open(const Composer& composer) {
  const Style& style = composer.style;
  Document document;
  document.structure.add(StructureRole::Document, no_node);
  document.structure.nodes.front().language = composer.resume.meta.language;
  document.paper = style.paper;
  document.fallback = style.font.fallback;
  document.margin = style.margin;
  document.fit = style.fit;
  document.size = style.size;
  document.leading = style.leading;
  document.grid = style.grid;
  document.hyphenate = style.hyphenate;
  document.hyphenate_place = style.hyphenate_place;
  document.protrusion = style.protrusion;
  document.expansion = style.expansion;
  return document;
}

/// “Ada Lovelace – Analyst”; the skills are the keywords.
void add_info(Composer& composer) {
  const Basics& basics = composer.resume.basics;
  DocumentInfo& info = composer.document.info;
  info.author = read_plain(composer, basics.name);
  info.title = info.author.empty() ? basics.name.value : info.author;
  if (!basics.label.empty()) info.title += " – " + read_plain(composer, basics.label);
  info.language = composer.resume.meta.language;
  info.last_modified = composer.resume.meta.last_modified;
  for (const Section& section : composer.resume.sections) {
    if (section.kind != SectionKind::Skills) continue;
    for (const Item& item : section.items) {
      for (const Text& keyword : item.keywords) info.keywords.push_back(read_plain(composer, keyword));
      if (item.keywords.empty() && !item.name.empty())
        info.keywords.push_back(read_plain(composer, item.name));
    }
  }
}

void add_footer(Composer& composer) {
  if (!composer.style.footer) return;
  std::string footer = *composer.style.footer;
  constexpr std::string_view placeholder = "{name}";
  const std::string& name = composer.document.info.author;
  for (std::size_t at = footer.find(placeholder); at != std::string::npos;
       at = footer.find(placeholder, at + name.size())) {
    footer.replace(at, placeholder.size(), name);
  }
  TextStyle style;
  style.family = composer.style.font.body;
  style.size = footer_size;
  style.colour = footer_grey;
  style.figures = document::running_figures(composer.style);
  composer.document.footer = std::move(footer);
  composer.document.footer_style = static_cast<StyleId>(composer.document.styles.size());
  composer.document.styles.push_back(std::move(style));
}

std::expected<Document, Diagnostics> composed(const Resume& resume, Diagnostics& warnings,
                                              std::shared_ptr<const Picture> picture,
                                              const ProseCache& known) {
  Diagnostics told;
  Composer composer(resume, told, known);
  composer.document = open(composer);
  push_head(composer);
  if (picture) place_figure(composer, std::move(picture));
  for (const Section& section : resume.sections) push_section(composer, section);
  resolve_citations(composer);
  add_info(composer);
  add_footer(composer);
  std::ranges::move(in_file_order(told), std::back_inserter(warnings));
  if (composer.document.blocks.size() > limits.blocks)
    return std::unexpected(Diagnostics{over_limit(limits.blocks, "paragraphs")});
  if (!composer.errors.empty()) return std::unexpected(in_file_order(composer.errors));
  return std::move(composer.document);
}

}  // namespace

std::expected<Document, Diagnostics> compose(const Resume& resume, Diagnostics& warnings,
                                             std::shared_ptr<const Picture> picture,
                                             const ProseCache& known) {
  return without_exceptions([&] { return composed(resume, warnings, std::move(picture), known); });
}

}  // namespace galley
