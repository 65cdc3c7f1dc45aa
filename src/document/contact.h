// document: the head of the page: name, label, contact line.
#pragma once

#include "blocks.h"

namespace galley::document {

/// Adds the name, the label under it, and the contact line. The first section stands `space.contact` below.
void push_head(Composer& composer);

}  // namespace galley::document
