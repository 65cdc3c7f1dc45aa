// output: what a PDF says of itself, in one value that both the information dictionary (ISO 32000-1, 14.3.3)
// and the XMP packet (14.3.2) are written from, so that they agree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/output/output.h"
#include "haru.h"
#include "pdf_dates.h"

namespace galley::output {

/// Texts are well-formed UTF-8 without control characters or noncharacters, and fit a PDF string.
struct Metadata {
  std::string title;  ///< the author's name if the document has none
  std::string author, subject, language;
  std::vector<std::string> keywords;
  std::string all_keywords;  ///< joined by “, ”
  std::string producer;
  /// `PdfOptions::source_date_epoch`, else when the document last changed. Where neither is known: a fixed
  /// date for PDF/X, which must have one, and none elsewhere.
  std::optional<Moment> date;
};

[[nodiscard]] Metadata metadata_of(const DocumentInfo& info, const PdfOptions& options);

/// What a file claims to be and what tells it from others, for XMP.
struct Claims {
  int pdfa_part = 0;             ///< PDF/A-2a or -3a, and PDF/UA-1; 0: neither
  bool pdfx = false;             ///< PDF/X-4
  std::string document_id = {};  ///< “uuid:…”; none if empty
};

/// A name for a document by what stands in it: “uuid:…” (RFC 9562, version 8). The same for the same pages.
[[nodiscard]] std::string document_id(const Metadata& metadata, const std::vector<std::string>& contents);

/// The XMP packet (ISO 16684-1), without padding: nobody writes into our files in place.
[[nodiscard]] std::string xmp_packet(const Metadata& metadata, const Claims& claims);

/// The information dictionary, and what the catalogue says of the whole document.
void add_information(Haru& haru, const Metadata& metadata, PdfProfile profile);

/// The catalogue's metadata stream. It stays uncompressed, so that tools which know no PDF find it.
void add_metadata(Haru& haru, const Metadata& metadata, const Claims& claims);

}  // namespace galley::output
