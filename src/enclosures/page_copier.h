// enclosures: the pages of a foreign PDF are copied to the end of another.
#pragma once

#include "foreign_pdf.h"

namespace galley::enclosures {

/// Appends all pages of `source` to `target`. Links to the web and to these pages stay. Marks on a page, such
/// as the fields of a form, become a part of its content, as they are printed. Layers that are not seen stay
/// so. Returns the first page. Throws a Refusal.
[[nodiscard]] QPDFObjectHandle append_pages(ForeignPdf& source, QPDF& target);

}  // namespace galley::enclosures
