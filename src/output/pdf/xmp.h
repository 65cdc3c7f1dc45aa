// output: the XMP packet of a PDF (ISO 16684-1; ISO 32000-1, 14.3.2), with the standards that it claims.
#pragma once

#include <string>
#include <vector>

#include "pdf/information.h"
#include "pdf/objects.h"

namespace galley::output {

/// The standards that a file claims to follow.
struct Claims {
  int pdfa_part = 0;             ///< PDF/A-2a or -3a, and PDF/UA-1; 0: neither
  bool pdfx = false;             ///< PDF/X-4
  std::string document_id = {};  ///< “uuid:…”; none if empty
};

/// A name for a document, made of its content: “uuid:…” (RFC 9562, version 8). The same pages have the same
/// name.
[[nodiscard]] std::string document_id(const Metadata& metadata, const std::vector<std::string>& contents);

/// The XMP packet. It has no padding, since nobody writes into our files in place.
[[nodiscard]] std::string xmp_packet(const Metadata& metadata, const Claims& claims);

/// Adds the catalogue's metadata stream. It stays uncompressed, so that tools which know no PDF find it.
void add_xmp(PdfFile& file, const Metadata& metadata, const Claims& claims);

}  // namespace galley::output
