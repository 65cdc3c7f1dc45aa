// output: Pages to a PDF 1.7 file, a chapter after the other.
#include <new>

#include <fmt/format.h>

#include "pdf_chapters.h"
#include "pdf_content.h"
#include "pdf_metadata.h"
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

std::string media_box(const Size& size) {
  std::string box = "[0 0 ";
  append_decimal(box, thousandths(size.width));
  box += ' ';
  append_decimal(box, thousandths(size.height));
  return box + "]";
}

std::vector<Dict> add_pages(Haru& haru, const Pages& pages, const EmbeddedFonts& fonts, const Dict& resources,
                            StructureTree& tree) {
  const auto style = haru.compression() == Compression::None ? CodeStyle::Hexadecimal : CodeStyle::Bytes;
  haru.prepare_pages(pages.pages.size());
  std::vector<Dict> dictionaries;
  const PartedWords words(pages, tree);
  for (const Page& page : pages.pages) {
    dictionaries.push_back(haru.page(page_content(page, dictionaries.size(), fonts, style, words, tree)));
    dictionaries.back().verbatim("MediaBox", media_box(page.size)).refer("Resources", resources);
  }
  return dictionaries;
}

/// The first link whose address is too long for a string (7.3.4; PDF/A-2, 6.1.13), or nothing.
std::optional<Diagnostic> overlong_link(const Pages& pages) {
  for (const LinkTarget& link : pages.links) {
    if (ascii_uri(link.uri).size() <= longest_string) continue;
    return system_error(fmt::format("a link's address is longer than {} bytes, which a PDF cannot hold: {}…",
                                    longest_string, ascii_uri(link.uri).substr(0, 60)));
  }
  return std::nullopt;
}

std::expected<std::string, Diagnostics> write(const Pages& pages, const PdfOptions& options) {
  if (auto refused = overlong_link(pages)) return std::unexpected(Diagnostics{*std::move(refused)});

  Haru haru(options.pretty ? Compression::None : Compression::Deflate);
  const Dict resources = haru.indirect();
  const auto fonts = embed_fonts(haru, pages, resources);
  if (!fonts) return std::unexpected(Diagnostics{fonts.error()});
  StructureTree tree(haru, pages.structure);
  const std::vector<Dict> page_dictionaries = add_pages(haru, pages, *fonts, resources, tree);
  const Destinations destinations(pages, page_dictionaries);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    add_links(haru, pages, i, page_dictionaries[i], destinations, tree);
  }
  tree.write(page_dictionaries);
  add_outline(haru, pages, destinations);
  const Metadata metadata = metadata_of(pages.info, options);
  add_information(haru, metadata, options.profile);
  if (options.profile == PdfProfile::Archive) {
    add_srgb_intent(haru);
    add_metadata(haru, metadata, {.pdfa_part = options.attachment ? 3 : 2});
  }
  if (options.attachment) add_attachment(haru, *options.attachment, metadata.date);
  return serialise(haru);
}

}  // namespace

std::expected<std::string, Diagnostics> write_pdf(const Pages& pages, const PdfOptions& options) {
  if (pages.pages.empty()) {
    return std::unexpected(Diagnostics{system_error("there is no page to write: a PDF has at least one")});
  }
  try {
    return write(pages, options);
  } catch (const HaruFailure& failure) {
    return std::unexpected(Diagnostics{
        system_error(fmt::format("the PDF could not be made (libharu: 0x{:04X})", failure.status))});
  } catch (const std::bad_alloc&) {
    return std::unexpected(Diagnostics{system_error("the PDF could not be made: out of memory")});
  }
}

}  // namespace galley::output
