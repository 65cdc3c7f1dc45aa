// document: the head of the page: name, label, contact line.
#pragma once

#include "blocks.h"

namespace galley::document {

/// Adds the name and the label under it. True if there is a label.
bool push_name_and_label(Composer& composer);

/// Adds the contact items, each on a line of its own, as for a letter to that place: an address has several
/// lines, and its country is named abroad.
void push_contact_lines(Composer& composer, const Location& destination);

/// Adds the name, the label under it, and the contact line. The first section stands `space.contact` below.
void push_head(Composer& composer);

}  // namespace galley::document
