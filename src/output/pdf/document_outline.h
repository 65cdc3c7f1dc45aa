// output: the document outline (ISO 32000-1, 12.3.3), which viewers show as bookmarks.
#pragma once

#include "galley/pages/pages.h"
#include "pdf/destinations.h"
#include "pdf/objects.h"

namespace galley::output {

void add_outline(PdfFile& file, const Pages& pages, const Destinations& destinations);

}  // namespace galley::output
