// output: link annotations (ISO 32000-1, 12.5.6.5).
#pragma once

#include <cstddef>

#include "galley/pages/pages.h"
#include "pdf/destinations.h"
#include "pdf/objects.h"
#include "pdf/structure_tree.h"

namespace galley::output {

/// Adds the links of a page, each with a description for those who do not see it. A link to a node that is on
/// no page is left out.
void add_links(PdfFile& file, const Pages& pages, std::size_t page, Dictionary page_dictionary,
               const Destinations& destinations, StructureTree& tree);

}  // namespace galley::output
