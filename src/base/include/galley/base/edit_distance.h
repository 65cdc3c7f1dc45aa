// base: how far apart two words are, for suggestions.
#pragma once

#include <cstddef>
#include <string_view>

namespace galley {

/// Edits between two words: bytes put in, left out, changed, or swapped with their neighbour (Damerau 1964;
/// the restricted distance). Time and memory grow as the product of their lengths: bound what is hostile.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace galley
