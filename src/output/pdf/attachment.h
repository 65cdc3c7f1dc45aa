// output: a file inside the PDF (ISO 32000-1, 7.11; ISO 19005-3, 6.8).
#pragma once

#include <optional>

#include "galley/output/output.h"
#include "pdf/dates.h"
#include "pdf/objects.h"

namespace galley::output {

/// Adds a file as an associated file of the whole document. `date` is the document's; a fixed date stands for
/// none.
void add_attachment(PdfFile& file, const Attachment& attachment, const std::optional<Moment>& date);

}  // namespace galley::output
