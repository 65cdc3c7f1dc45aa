// document: a Resume becomes a Document. In come the author's values and the style, out come blocks in
// reading order with their structure tree, the outline, the links and what the document says of itself.
#include "galley/document/compose.h"

#include "composer.h"
#include "contact.h"
#include "document_frame.h"
#include "galley/base/memory.h"
#include "head_picture.h"
#include "section_blocks.h"

namespace galley {
namespace {

using document::Composer;

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

std::expected<Document, Diagnostics> composed(const Resume& resume, Diagnostics& warnings,
                                              std::shared_ptr<const Picture> picture,
                                              const ProseCache& known) {
  Diagnostics told;
  Composer composer(resume, told, known);
  composer.document = open_document(composer);
  push_head(composer);
  if (picture) place_inset(composer, std::move(picture));
  for (const Section& section : resume.sections) push_section(composer, section);
  resolve_citations(composer);
  add_info(composer);
  add_footer(composer);
  return close_document(composer, warnings);
}

}  // namespace

std::expected<Document, Diagnostics> compose(const Resume& resume, Diagnostics& warnings,
                                             std::shared_ptr<const Picture> picture,
                                             const ProseCache& known) {
  return without_exceptions([&] { return composed(resume, warnings, std::move(picture), known); });
}

}  // namespace galley
