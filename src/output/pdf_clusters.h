// output: a run's glyphs by the text they stand for, as ToUnicode and ActualText want it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "galley/pages/pages.h"

namespace galley::output {

/// The glyphs [begin, end) of a run, which stand for a stretch of text together.
struct Cluster {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t text_begin = 0;  ///< in UTF-16, of the run's
  std::uint32_t text_end = 0;
};

/// All glyphs of a run as clusters, in order; none if it has no face. Any space reads as U+0020; a hyphen
/// that a line end has added reads as U+00AD (ISO 32000-1, 14.8.2.2.3).
class Clusters {
 public:
  Clusters(std::span<const Cluster> all, std::u16string_view text) : all_(all), text_(text) {}
  [[nodiscard]] std::span<const Cluster> all() const { return all_; }
  [[nodiscard]] std::u16string_view text(const Cluster& cluster) const {
    return text_.substr(cluster.text_begin, cluster.text_end - cluster.text_begin);
  }

 private:
  std::span<const Cluster> all_;
  std::u16string_view text_;
};

/// The clusters of a document, made once for all chapters of its file. The pages have to outlive it.
class DocumentClusters {
 public:
  explicit DocumentClusters(const Pages& pages);
  /// Those of a run of a line of these pages.
  [[nodiscard]] Clusters of(const Line& line, std::size_t run) const;

 private:
  struct Run {
    std::size_t begin = 0, end = 0;  ///< of its clusters
    std::size_t text_begin = 0;
  };
  void add(const GlyphRun& run);
  void add_unplain(const GlyphRun& run, std::uint32_t glyph, std::string_view stretch);

  std::vector<Cluster> clusters_;
  std::u16string text_;  ///< of all of them
  std::vector<Run> runs_;
  std::unordered_map<const Line*, std::size_t> first_runs_;
};

}  // namespace galley::output
