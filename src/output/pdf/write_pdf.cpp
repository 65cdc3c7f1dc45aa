// output: Pages to a PDF 1.7 file, one part of it after the other.
#include <algorithm>

#include <fmt/format.h>

#include "ascii_uri.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "galley/output/output.h"
#include "pdf/attachment.h"
#include "pdf/carried_text.h"
#include "pdf/destinations.h"
#include "pdf/document_outline.h"
#include "pdf/failure.h"
#include "pdf/links.h"
#include "pdf/output_intents.h"
#include "pdf/page_content.h"
#include "pdf/parted_words.h"
#include "pdf/serialise.h"
#include "pdf/session_cache.h"
#include "pdf/sheet.h"
#include "pdf/structure_tree.h"
#include "pdf/syntax.h"
#include "pdf/xmp.h"

namespace galley::output {

namespace {

Diagnostic system_error(std::string message) {
  Diagnostic diagnostic;
  diagnostic.fault = Fault::System;
  diagnostic.message = std::move(message);
  return diagnostic;
}

Diagnostic refused_profile(const PrintSheet& sheet, const std::string& why) {
  Diagnostic diagnostic;
  diagnostic.message = fmt::format("'{}' {}", sheet.profile_name, why);
  diagnostic.place = sheet.profile_place;
  return diagnostic;
}

/// The press that the pages are for; null for other profiles. A session opens and packs each profile once.
std::expected<std::shared_ptr<const ReadyPress>, Diagnostic> press_for(PdfFile& file,
                                                                       const PdfOptions& options) {
  if (options.profile != PdfProfile::Print) return nullptr;
  constexpr std::size_t press_memory = std::size_t{64} << 10U;  // of LittleCMS's tables, about
  const PrintSheet& sheet = options.print;
  const std::string_view profile = sheet.profile ? std::string_view(*sheet.profile) : shipped_press_profile();
  CacheKey key = key_of(file.compression());
  if (sheet.profile) key.add(profile);
  if (auto known = file.cache().presses.find(key)) return known;
  auto press = Press::open(profile);
  if (!press) return std::unexpected(refused_profile(sheet, press.error()));
  auto ready = std::make_shared<const ReadyPress>(*std::move(press), file.pack(profile));
  const std::size_t bytes = ready->profile->bytes.size() + press_memory;
  return file.cache().presses.keep(std::move(key), std::move(ready), bytes);
}

/// PDF/X allows no annotations inside the bleed (ISO 15930-7), so on paper a link is a part of the text.
Structure without_links(Structure structure) {
  for (StructureNode& node : structure.nodes) {
    if (node.role == StructureRole::Link) node.role = StructureRole::Span;
  }
  return structure;
}

std::vector<std::string> contents_of(const Pages& pages, const ContentParts& parts, const PrintSheet& sheet,
                                     StructureTree& tree) {
  std::vector<std::string> contents;
  for (const Page& page : pages.pages) {
    contents.push_back(page_content(page, contents.size(), parts, tree));
    if (parts.form.press != nullptr) contents.back() += crop_marks(page.size, sheet);
  }
  return contents;
}

std::vector<Dictionary> add_pages(PdfFile& file, const Pages& pages, const std::vector<std::string>& contents,
                                  const Dictionary& resources, const PdfOptions& options) {
  file.prepare_pages(pages.pages.size());
  std::vector<Dictionary> dictionaries;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    Dictionary page = file.page(contents[i]);
    if (options.profile == PdfProfile::Print) {
      add_boxes(page, pages.pages[i].size, options.print);
    } else {
      page.verbatim("MediaBox", box(pages.pages[i].size));
    }
    dictionaries.push_back(page.refer("Resources", resources));
  }
  return dictionaries;
}

/// Adds what the profile claims, and the output intent that its claim needs.
void add_claims(PdfFile& file, const Metadata& metadata, const std::vector<std::string>& contents,
                const PdfOptions& options, const ReadyPress* press) {
  switch (options.profile) {
    case PdfProfile::Archive:
      add_srgb_intent(file);
      return add_xmp(file, metadata, {.pdfa_part = !options.claims_archive ? 0 : options.attachment ? 3 : 2});
    case PdfProfile::Print:
      add_press_intent(file, options.print, press->profile);
      return add_xmp(file, metadata, {.pdfx = true, .document_id = document_id(metadata, contents)});
    case PdfProfile::Plain:
      return;
  }
}

/// The first page whose sheet is too large for a PDF (annex C), or nothing.
std::optional<Diagnostic> oversize_sheet(const Pages& pages, const PdfOptions& options) {
  if (options.profile != PdfProfile::Print) return std::nullopt;
  constexpr std::int64_t largest = 14'400'000;
  for (const Page& page : pages.pages) {
    const std::int64_t longer = coordinate(std::max(page.size.width, page.size.height));
    if (longer + 2 * sheet_margin(options.print) <= largest) continue;
    Diagnostic diagnostic;
    diagnostic.message = "the paper with its bleed and marks is more than 14400pt long";
    diagnostic.help = "a PDF has no larger pages";
    return diagnostic;
  }
  return std::nullopt;
}

/// The place of a link in the author's file.
Place place_of(const LinkTarget& link, const Pages& pages) {
  return link.node < pages.structure.nodes.size() ? pages.structure.nodes[link.node].place : Place{};
}

/// The first link whose address is too long for a string (7.3.4; PDF/A-2, 6.1.13), or nothing.
std::optional<Diagnostic> overlong_link(const Pages& pages) {
  for (const LinkTarget& link : pages.links) {
    if (ascii_uri(link.uri).size() <= max_string_bytes) continue;
    Diagnostic diagnostic;
    diagnostic.message = fmt::format("a link's address is longer than {} bytes, which a PDF cannot hold: {}…",
                                     max_string_bytes, ascii_uri(link.uri).substr(0, 60));
    diagnostic.place = place_of(link, pages);
    return diagnostic;
  }
  return std::nullopt;
}

/// The first alternative text that is too long for a string, or nothing.
std::optional<Diagnostic> overlong_alternative(const Pages& pages) {
  for (const StructureNode& node : pages.structure.nodes) {
    if (text_string(node.alternative).size() <= max_string_bytes) continue;
    Diagnostic diagnostic;
    diagnostic.message =
        fmt::format("an alternative text is longer than {} bytes, which a PDF cannot hold", max_string_bytes);
    diagnostic.place = node.place;
    diagnostic.help = "say in a sentence or two what the picture shows";
    return diagnostic;
  }
  return std::nullopt;
}

/// The first link above the limit of a page, or nothing.
std::optional<Diagnostic> crowding_link(const Pages& pages, const PdfOptions& options) {
  if (options.profile == PdfProfile::Print) return std::nullopt;
  for (std::size_t number = 0; number < pages.pages.size(); ++number) {
    const std::vector<LinkArea>& areas = pages.pages[number].link_areas;
    if (areas.size() <= limits.links_on_page) continue;
    Diagnostic diagnostic;
    diagnostic.message = fmt::format("page {} has more than {} links, which a PDF cannot hold", number + 1,
                                     limits.links_on_page);
    const LinkId link = areas[limits.links_on_page].link;
    if (link >= 0 && static_cast<std::size_t>(link) < pages.links.size())
      diagnostic.place = place_of(pages.links[static_cast<std::size_t>(link)], pages);
    diagnostic.help = "leave some of them out, or set them larger, so that fewer stand on a page";
    return diagnostic;
  }
  return std::nullopt;
}

std::expected<std::string, Diagnostics> write(const Pages& pages, const PdfOptions& options,
                                              const PdfCache& cache) {
  for (auto refused : {overlong_link(pages), overlong_alternative(pages), crowding_link(pages, options),
                       oversize_sheet(pages, options)}) {
    if (refused) return std::unexpected(Diagnostics{*std::move(refused)});
  }
  PdfFile file(options.pretty ? Compression::None : Compression::Deflate, cache.parts());
  const auto press = press_for(file, options);
  if (!press) return std::unexpected(Diagnostics{press.error()});

  const Dictionary resources = file.indirect();
  const CarriedText carried(pages);
  const DocumentClusters clusters(pages, carried);
  const auto fonts = embed_fonts(file, pages, clusters, resources);
  if (!fonts) return std::unexpected(Diagnostics{fonts.error()});
  const EmbeddedPictures pictures(file, pages, resources, options);
  if (*press && options.print.marks) add_registration_colour(resources);
  const ContentForm form{options.pretty ? CodeStyle::Hexadecimal : CodeStyle::Bytes,
                         *press ? &(*press)->press : nullptr};
  const Structure structure = *press ? without_links(pages.structure) : pages.structure;
  StructureTree tree(file, structure);
  const PartedWords words(pages, carried, clusters, tree);
  const auto contents = contents_of(pages, {clusters, *fonts, pictures, words, form}, options.print, tree);
  const std::vector<Dictionary> page_dictionaries = add_pages(file, pages, contents, resources, options);
  const Destinations destinations(pages, page_dictionaries);
  for (std::size_t i = 0; i < pages.pages.size() && !*press; ++i) {
    add_links(file, pages, i, page_dictionaries[i], destinations, tree);
  }
  tree.write(page_dictionaries);
  add_outline(file, pages, destinations);
  const Metadata metadata = metadata_of(pages.info, options);
  add_information(file, metadata, options.profile);
  add_claims(file, metadata, contents, options, press->get());
  if (options.attachment) add_attachment(file, *options.attachment, metadata.date);
  return serialise(file, options.profile == PdfProfile::Print ? Version::Pdf16 : Version::Pdf17);
}

}  // namespace

std::expected<std::string, Diagnostics> write_pdf(const Pages& pages, const PdfOptions& options,
                                                  const PdfCache& cache) {
  if (pages.pages.empty()) {
    return std::unexpected(Diagnostics{system_error("there is no page to write: a PDF has at least one")});
  }
  return without_exceptions([&]() -> std::expected<std::string, Diagnostics> {
    try {
      return write(pages, options, cache);
    } catch (const PdfFailure& failure) {
      return std::unexpected(Diagnostics{system_error("the PDF could not be made: " + failure.reason)});
    }
  });
}

}  // namespace galley::output
