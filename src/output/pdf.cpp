// output: Pages to a PDF 1.7 file, a chapter after the other.
#include <new>

#include <fmt/format.h>

#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "pdf_cache_parts.h"
#include "pdf_carried.h"
#include "pdf_chapters.h"
#include "pdf_content.h"
#include "pdf_metadata.h"
#include "pdf_sheet.h"
#include "pdf_structure.h"
#include "pdf_syntax.h"
#include "pdf_words.h"

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

/// The press that the pages are for; null for other profiles. It is opened and
/// packed once a session.
std::expected<std::shared_ptr<const ReadyPress>, Diagnostic> press_for(Haru& haru,
                                                                       const PdfOptions& options) {
  if (options.profile != PdfProfile::Print) return nullptr;
  constexpr std::size_t press_memory = std::size_t{64} << 10U;  // of LittleCMS's tables, about
  const PrintSheet& sheet = options.print;
  const std::string_view profile = sheet.profile ? std::string_view(*sheet.profile) : shipped_press_profile();
  CacheKey key = key_of(haru.compression());
  if (sheet.profile) key.add(profile);
  if (auto known = haru.cache().presses.find(key)) return known;
  auto press = Press::open(profile);
  if (!press) return std::unexpected(refused_profile(sheet, press.error()));
  auto ready = std::make_shared<const ReadyPress>(*std::move(press), haru.pack(profile));
  const std::size_t bytes = ready->profile->bytes.size() + press_memory;
  return haru.cache().presses.keep(std::move(key), std::move(ready), bytes);
}

/// PDF/X has no annotations inside the bleed (ISO 15930-7), so on paper a link is a part of the text.
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

std::vector<Dict> add_pages(Haru& haru, const Pages& pages, const std::vector<std::string>& contents,
                            const Dict& resources, const PdfOptions& options) {
  haru.prepare_pages(pages.pages.size());
  std::vector<Dict> dictionaries;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    Dict page = haru.page(contents[i]);
    if (options.profile == PdfProfile::Print) {
      add_boxes(page, pages.pages[i].size, options.print);
    } else {
      page.verbatim("MediaBox", box(pages.pages[i].size));
    }
    dictionaries.push_back(page.refer("Resources", resources));
  }
  return dictionaries;
}

/// What the profile claims, and what its claim rests on.
void add_claims(Haru& haru, const Metadata& metadata, const std::vector<std::string>& contents,
                const PdfOptions& options, const ReadyPress* press) {
  switch (options.profile) {
    case PdfProfile::Archive:
      add_srgb_intent(haru);
      return add_metadata(haru, metadata, {.pdfa_part = options.attachment ? 3 : 2});
    case PdfProfile::Print:
      add_press_intent(haru, options.print, press->profile);
      return add_metadata(haru, metadata, {.pdfx = true, .document_id = document_id(metadata, contents)});
    case PdfProfile::Plain:
      return;
  }
}

/// The first page whose sheet is larger than a page may be (annex C), or nothing.
std::optional<Diagnostic> oversize_sheet(const Pages& pages, const PdfOptions& options) {
  if (options.profile != PdfProfile::Print) return std::nullopt;
  constexpr std::int64_t largest = 14'400'000;
  for (const Page& page : pages.pages) {
    const std::int64_t longer = thousandths(std::max(page.size.width, page.size.height));
    if (longer + 2 * sheet_margin(options.print) <= largest) continue;
    Diagnostic diagnostic;
    diagnostic.message = "the paper with its bleed and marks is more than 14400pt long";
    diagnostic.help = "a PDF has no larger pages";
    return diagnostic;
  }
  return std::nullopt;
}

/// Where a link stands in the author's file.
Place place_of(const LinkTarget& link, const Pages& pages) {
  return link.node < pages.structure.nodes.size() ? pages.structure.nodes[link.node].place : Place{};
}

/// The first link whose address is too long for a string (7.3.4; PDF/A-2, 6.1.13), or nothing.
std::optional<Diagnostic> overlong_link(const Pages& pages) {
  for (const LinkTarget& link : pages.links) {
    if (ascii_uri(link.uri).size() <= longest_string) continue;
    Diagnostic diagnostic;
    diagnostic.message = fmt::format("a link's address is longer than {} bytes, which a PDF cannot hold: {}…",
                                     longest_string, ascii_uri(link.uri).substr(0, 60));
    diagnostic.place = place_of(link, pages);
    return diagnostic;
  }
  return std::nullopt;
}

/// The first link that a page has no room for, or nothing.
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
  if (auto refused = overlong_link(pages)) return std::unexpected(Diagnostics{*std::move(refused)});
  if (auto refused = crowding_link(pages, options)) return std::unexpected(Diagnostics{*std::move(refused)});
  if (auto refused = oversize_sheet(pages, options)) return std::unexpected(Diagnostics{*std::move(refused)});
  Haru haru(options.pretty ? Compression::None : Compression::Deflate, cache.parts());
  const auto press = press_for(haru, options);
  if (!press) return std::unexpected(Diagnostics{press.error()});

  const Dict resources = haru.indirect();
  const CarriedText carried(pages);
  const DocumentClusters clusters(pages, carried);
  const auto fonts = embed_fonts(haru, pages, clusters, resources);
  if (!fonts) return std::unexpected(Diagnostics{fonts.error()});
  const EmbeddedPictures pictures(haru, pages, resources, options);
  if (*press && options.print.marks) add_registration_colour(resources);
  const ContentForm form{options.pretty ? CodeStyle::Hexadecimal : CodeStyle::Bytes,
                         *press ? &(*press)->press : nullptr};
  const Structure structure = *press ? without_links(pages.structure) : pages.structure;
  StructureTree tree(haru, structure);
  const PartedWords words(pages, carried, clusters, tree);
  const auto contents = contents_of(pages, {clusters, *fonts, pictures, words, form}, options.print, tree);
  const std::vector<Dict> page_dictionaries = add_pages(haru, pages, contents, resources, options);
  const Destinations destinations(pages, page_dictionaries);
  for (std::size_t i = 0; i < pages.pages.size() && !*press; ++i) {
    add_links(haru, pages, i, page_dictionaries[i], destinations, tree);
  }
  tree.write(page_dictionaries);
  add_outline(haru, pages, destinations);
  const Metadata metadata = metadata_of(pages.info, options);
  add_information(haru, metadata, options.profile);
  add_claims(haru, metadata, contents, options, press->get());
  if (options.attachment) add_attachment(haru, *options.attachment, metadata.date);
  return serialise(haru, options.profile == PdfProfile::Print ? Version::Pdf16 : Version::Pdf17);
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
    } catch (const HaruFailure& failure) {
      if (failure.status == HPDF_FAILD_TO_ALLOC_MEM) throw std::bad_alloc();
      return std::unexpected(Diagnostics{
          system_error(fmt::format("the PDF could not be made (libharu: 0x{:04X})", failure.status))});
    }
  });
}

}  // namespace galley::output
