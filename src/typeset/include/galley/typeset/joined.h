// typeset: several documents in type become one.
#pragma once

#include <vector>

#include "galley/pages/pages.h"

namespace galley {

/// Joins documents that were set by themselves: their pages follow one another, as they are. Each document is
/// a Part of the structure and has an entry in the outline, with its title, above its own entries.
/// `info` is what the whole says of itself.
[[nodiscard]] Pages joined(std::vector<Pages> parts, DocumentInfo info);

}  // namespace galley
