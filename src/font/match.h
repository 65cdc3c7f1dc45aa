// font: which face of a family is nearest to what was asked for, and which name nearest to a wrong one.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/bounded_path.h"
#include "galley/base/length.h"
#include "galley/font/face.h"

namespace galley::font {

/// A face in a file that is not loaded yet.
struct ListedFace {
  std::vector<std::string> families;
  BoundedPath file;
  unsigned index = 0;
  Cut cut;
};

/// Text up to the first is set in a family's Caption, from the second on in its Display.
inline constexpr Length largest_caption = Length::points(9);
inline constexpr Length smallest_display = Length::points(20);

/// The index of the nearest of `cuts` (not empty): style before weight, weights as CSS Fonts 4, 5.2 has them.
/// Of equals the first.
[[nodiscard]] std::size_t nearest_cut(std::span<const Cut> cuts, int weight, bool italic);

/// The face of `family` nearest to a weight and a slant, null if there is none of the family. Where a family
/// “X Caption” (“X SmText”, “X Display”, “X Subhead”) is drawn for the size and has that same weight and
/// slant, it is the face of that. A size of 0 is none.
[[nodiscard]] const ListedFace* nearest_face(std::span<const ListedFace> faces, std::string_view family,
                                             int weight, bool italic, Length size);

/// True if two family names are equal but for the case of ASCII letters.
[[nodiscard]] bool same_family(std::string_view a, std::string_view b);

/// At most `count` of `names` that are likely misspelt as `name`, the nearest first.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view name,
                                                     const std::vector<std::string>& names,
                                                     std::size_t count);

}  // namespace galley::font
