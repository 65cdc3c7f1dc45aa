// output: a run's glyphs by the text they stand for, as ToUnicode and ActualText want it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "galley/pages/pages.h"

namespace galley::output {

/// The glyphs [begin, end) of a run, which stand for a stretch of text together.
struct Cluster {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t text_begin = 0;
  std::size_t text_end = 0;
};

/// All glyphs of a run as clusters, in order. Any space reads as U+0020; a hyphen that a line end has added
/// reads as U+00AD (ISO 32000-1, 14.8.2.2.3).
class Clusters {
 public:
  explicit Clusters(const GlyphRun& run);
  [[nodiscard]] const std::vector<Cluster>& all() const { return clusters_; }
  [[nodiscard]] std::u16string_view text(const Cluster& cluster) const {
    return std::u16string_view(text_).substr(cluster.text_begin, cluster.text_end - cluster.text_begin);
  }

 private:
  std::vector<Cluster> clusters_;
  std::u16string text_;  ///< of all of them
};

}  // namespace galley::output
