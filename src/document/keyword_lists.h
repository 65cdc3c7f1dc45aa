// document: skills, languages, interests: a label and a list on the same line.
#pragma once

#include "entries.h"

namespace galley::document {

/// Adds `items` of skills, languages or interests as a list, a line each; names without anything after them
/// share one.
void push_list_lines(Composer& composer, NodeId section, const std::vector<const Item*>& items,
                     const Gap& first);

}  // namespace galley::document
