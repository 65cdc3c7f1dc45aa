// output: Pages to a PDF 1.7 file, a chapter after the other.
#include <new>

#include <fmt/format.h>

#include "pdf_chapters.h"
#include "pdf_content.h"
#include "pdf_syntax.h"

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

std::vector<Dict> add_pages(Haru& haru, const Pages& pages, const EmbeddedFonts& fonts,
                            const Dict& resources) {
  const auto style = haru.compression() == Compression::None ? CodeStyle::Hexadecimal : CodeStyle::Bytes;
  haru.prepare_pages(pages.pages.size());
  std::vector<Dict> dictionaries;
  for (const Page& page : pages.pages) {
    dictionaries.push_back(haru.page(page_content(page, fonts, style)));
    dictionaries.back().verbatim("MediaBox", media_box(page.size)).refer("Resources", resources);
  }
  return dictionaries;
}

std::expected<std::string, Diagnostics> write(const Pages& pages, const PdfOptions& options) {
  Haru haru(options.pretty ? Compression::None : Compression::Deflate);
  const Dict resources = haru.indirect();
  const auto fonts = embed_fonts(haru, pages, resources);
  if (!fonts) return std::unexpected(Diagnostics{fonts.error()});
  const std::vector<Dict> page_dictionaries = add_pages(haru, pages, *fonts, resources);
  const Destinations destinations(pages, page_dictionaries);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    add_links(haru, pages, pages.pages[i], page_dictionaries[i], destinations);
  }
  add_outline(haru, pages, destinations);
  add_information(haru, pages.info, options);
  if (options.attachment) add_attachment(haru, *options.attachment, pages.info, options);
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
