// enclosures: a PDF's streams are packed as small as they go.
#pragma once

#include <qpdf/QPDF.hh>

#include "foreign_pdf.h"

namespace galley::enclosures {

/// Packs streams anew, without loss, and keeps what comes out smaller. Pictures in JPEG and the like stay as
/// they are, and so does what goes beyond a limit of unpacked bytes. Throws a Refusal if the work is to end.
void recompress(QPDF& file, const IsStopped& is_stopped);

}  // namespace galley::enclosures
