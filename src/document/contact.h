// document: the head of the page: name, label, contact line.
#pragma once

#include <string_view>

#include "blocks.h"

namespace galley::document {

/// Adds the name, the label under it, and the contact line. The first section stands `space.contact` below.
void push_head(Composer& composer);

/// True if a field of style.contact names the network of a profile (“stack-overflow”: Stack Overflow).
[[nodiscard]] bool names_network(std::string_view field, const NetworkProfile& profile);

}  // namespace galley::document
