// document: a section of the page: its heading, its text, its items.
#pragma once

#include "blocks.h"

namespace galley::document {

/// Adds a section. One that holds nothing is left out.
void push_section(Composer& composer, const Section& section);

}  // namespace galley::document
