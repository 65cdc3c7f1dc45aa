// output: what a PDF says of itself, in one value. The information dictionary (ISO 32000-1, 14.3.3) and the
// XMP packet (xmp.h) are both written from it, so that they agree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "galley/output/output.h"
#include "pdf/dates.h"
#include "pdf/objects.h"

namespace galley::output {

/// Texts are well-formed UTF-8 without control characters or noncharacters. Of a text that is longer than a
/// PDF string they hold the first part (`first_part`): the pages have the whole.
struct Metadata {
  std::string title;  ///< the author's name if the document has none
  std::string author, subject, language;
  std::vector<std::string> keywords;
  std::string all_keywords;  ///< joined by “, ”
  std::string producer;
  bool right_to_left = false;  ///< does its language run so?
  /// When the document last changed. If that is not known: a fixed date for PDF/X, which must have one, and
  /// none elsewhere.
  std::optional<Moment> date;
};

[[nodiscard]] Metadata metadata_of(const DocumentInfo& info, const PdfOptions& options);

/// Adds the information dictionary, and what the catalogue says of the whole document.
void add_information(PdfFile& file, const Metadata& metadata, PdfProfile profile);

}  // namespace galley::output
