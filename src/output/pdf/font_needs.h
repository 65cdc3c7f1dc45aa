// output: what the pages need of each font. Pages go in. For each face come out the glyphs that are shown,
// with the texts that they stand for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "galley/base/cache_key.h"
#include "galley/font/face.h"
#include "galley/pages/pages.h"
#include "pdf/clusters.h"

namespace galley::output {

inline constexpr std::uint32_t max_glyphs = 65536;  ///< of a font

/// The glyphs of a face that are used, by rising id, and its composites. Each has its meanings, at least one,
/// the most common first.
struct FontNeeds {
  std::shared_ptr<const font::Face> face;
  std::vector<std::uint32_t> ids;
  std::vector<std::vector<std::u16string>> meanings;
  std::vector<font::Composite> composites;
  std::vector<std::vector<std::u16string>> composite_meanings;
  GALLEY_FIELDS(face, ids, meanings, composites, composite_meanings)
};

/// The needs of all faces, in the order of their first use.
[[nodiscard]] std::vector<FontNeeds> font_needs(const Pages& pages, const DocumentClusters& clusters);

}  // namespace galley::output
