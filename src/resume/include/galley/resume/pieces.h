// resume: the pieces that a résumé can be made shorter by, and the résumé without some of them.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "galley/resume/resume.h"

namespace galley::resume {

/// An item of a section or a highlight, with all that is in it.
struct Piece {
  Place place;
  std::string text;                   ///< its first words, as written
  std::optional<int> priority;        ///< with one it is optional: fitting may drop it
  std::size_t words = 0;              ///< its own, without those of the pieces inside it
  std::optional<std::size_t> parent;  ///< the piece that it stands in, an earlier one
};

/// All pieces, in the order in which they print: an item before its highlights, a highlight before what nests
/// under it.
[[nodiscard]] std::vector<Piece> pieces_of(const Resume& resume);

/// The résumé without the pieces of which `dropped` (one for each piece) is true, and all that stands in
/// them. A section that loses all it has goes; citations of a publication that does vanish.
[[nodiscard]] Resume without(Resume resume, const std::vector<bool>& dropped);

}  // namespace galley::resume
