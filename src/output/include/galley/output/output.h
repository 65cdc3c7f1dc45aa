// output: Pages to files' bytes. Same pages, same bytes: no clock, no random.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "galley/base/pdf_profile.h"
#include "galley/output/pdf_cache.h"
#include "galley/pages/pages.h"

namespace galley::output {

/// A file inside the PDF.
struct Attachment {
  std::string name;         ///< “resume.json”
  std::string media_type;   ///< “application/json”
  std::string description;  ///< in the document's language
  std::string bytes;
};

struct PdfOptions {
  PdfProfile profile = PdfProfile::Archive;
  PrintSheet print = {};  ///< for PdfProfile::Print
  std::optional<Attachment> attachment = std::nullopt;
  /// Does an archive say that it is PDF/A and PDF/UA? It may not if foreign pages are to be appended to it.
  bool claims_archive = true;
  bool pretty = false;  ///< nothing compressed, a classic cross-reference table: for reading
};

/// A PDF 1.7 file, or 1.6 for PDF/X. `cache` only saves time.
///
/// Errors with fault Resume, each at its place: a press profile that is none, a page with more links than the
/// limit, an address or an alternative text of more than 32766 bytes, a sheet larger than a PDF page may be.
/// Errors with fault System: a font that cannot be subset, no page at all, a value that a PDF cannot hold
/// (such as a place more than 10,000,000 pt away), memory.
[[nodiscard]] std::expected<std::string, Diagnostics> write_pdf(const Pages& pages, const PdfOptions& options,
                                                                const PdfCache& cache = {});

/// JSON of pages, lines (text, position, measure, natural width, adjustment ratio, badness) and runs. Each
/// line of type is a line of JSON, so that a diff reads well. Lengths are in points, to 3 decimals. Errors
/// (fault System): memory.
[[nodiscard]] std::expected<std::string, Diagnostics> write_layout(const Pages& pages);

}  // namespace galley::output
