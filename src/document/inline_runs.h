// document: what becomes of runs once they are read.
#pragma once

#include <vector>

#include "inline.h"

namespace galley::document {

/// White space collapses to one space, also from run to run; none at either end, none before a citation.
void collapse_spaces(std::vector<Run>& runs);

/// Takes the marks of [text]{lang=fr} away, and says of the runs between them what language they are in. A
/// mark without a tag stays as it is typed, with a warning.
void part_off_languages(std::vector<Run>& runs, std::vector<InlineFault>& faults);

/// URLs that stand in prose keep their spelling and part like URLs, though nothing makes them links.
void part_off_urls(std::vector<Run>& runs);

}  // namespace galley::document
