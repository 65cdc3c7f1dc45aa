// output: Pages to files' bytes. Same pages, same bytes: no clock, no random.
#pragma once

#include <cstdint>
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
  std::optional<std::int64_t> source_date_epoch = std::nullopt;  ///< else info.last_modified; else no date
  bool pretty = false;  ///< nothing compressed, a classic cross-reference table: for reading
};

/// A PDF 1.7 file, or 1.6 for PDF/X. Errors: (fault Resume) a press profile that is none, a page with more
/// links than the limit, an address of more than 32766 bytes, each at its place; a sheet larger than a PDF
/// page may be; (fault System) a font that cannot be subset, no page at all, memory. What `cache` holds
/// changes nothing but the time.
[[nodiscard]] std::expected<std::string, Diagnostics> write_pdf(const Pages& pages, const PdfOptions& options,
                                                                const PdfCache& cache = {});

/// The text in reading order, to be pasted into a form: a line a paragraph, its label before it on the same
/// line, asides after it on lines of their own; sections parted by a blank line, artifacts left out. All
/// spaces are plain. Errors (fault System): memory.
[[nodiscard]] std::expected<std::string, Diagnostics> write_text(const Pages& pages);

/// JSON of pages, lines (text, position, measure, natural width, adjustment ratio, badness) and runs; one
/// line a line of type, so that a diff reads well. Lengths in points, to 3 decimals. Errors
/// (fault System): memory.
[[nodiscard]] std::expected<std::string, Diagnostics> write_layout(const Pages& pages);

}  // namespace galley::output
