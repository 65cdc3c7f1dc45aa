// output: the glyphs of a run in clusters. Each cluster is shown as one glyph and reads as one stretch of
// text, which ToUnicode and ActualText tell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "galley/pages/pages.h"
#include "pdf/carried_text.h"
#include "pdf/reading.h"

namespace galley::output {

/// One glyph on the page and the text that it reads as.
struct Cluster {
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  std::uint32_t glyph = 0;         ///< of the run: its place, and its shape unless there is a composite
  std::uint32_t composite = none;  ///< of the face's composites
  bool at_pen = false;             ///< stands where the glyph before it ends, not at its glyph's place
  std::uint32_t text_begin = 0;    ///< in the run's UTF-16 text
  std::uint32_t text_end = 0;
};

/// All clusters of a run from left to right. There are none if the run has no face.
///
/// Any space reads as U+0020, a space wider than an em as two. Readers cannot join a word that hyphenation
/// has parted, so the added hyphen reads as the rest of the word. The rest itself, on the next line, is one
/// glyph that reads as a space. A hyphen without a rest reads as U+00AD (ISO 32000-1, 14.8.2.2.3).
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

/// The clusters of a document, made once for all parts of its file. The pages have to outlive it.
///
/// Readers do not combine a letter with a mark over it. They take each glyph's text alone. The step back from
/// the letter to the mark looks like a space to them, and two glyphs at one place like two words. So a letter
/// and its marks become two composites side by side, which share the letter's width. One reads as the letter.
/// The other reads as the marks, and its ink reaches back over the letter. Other glyphs that belong together
/// become one composite.
class DocumentClusters {
 public:
  DocumentClusters(const Pages& pages, const CarriedText& carried);
  /// The clusters of one run of a line of these pages.
  [[nodiscard]] Clusters of(const Line& line, std::size_t run) const;
  /// The composites of a face, by their index.
  [[nodiscard]] std::vector<font::Composite> composites(const font::Face& face) const;

 private:
  struct Run {
    std::size_t begin = 0, end = 0;  ///< of its clusters
    std::size_t text_begin = 0;
  };
  /// The glyphs [begin, end) of a run, which stand for one stretch of text.
  struct Group {
    const GlyphRun& run;
    std::uint32_t begin = 0, end = 0;
  };
  /// `carried` is what hyphenation has carried from or to the run's line. `index` is the run's number there.
  void add(const GlyphRun& run, const Carried* carried, std::size_t index);
  void add_group(const Group& group);
  void add_hyphen(const Group& hyphen, const Carried* carried);
  void add_said(const Group& group);
  void add_wide(const Group& glyph);
  void add_letter_and_marks(const Group& letter, const Group& marks, const Reading& reading);
  void add_cluster(Cluster cluster, std::u16string_view text);
  std::size_t number_of(std::u16string_view marks);
  std::uint32_t composite(const font::Face& face, font::Composite composite);
  std::uint32_t joined(const Group& group, std::uint32_t from, int shift, int advance,
                       std::size_t meaning = 0);

  std::vector<Cluster> clusters_;
  std::u16string text_;                          ///< of all of them
  std::size_t carried_parts_ = 0;                ///< glyphs that read as a part of the next line
  std::map<std::u16string, std::size_t> marks_;  ///< that have no ink of their own
  std::vector<Run> runs_;
  std::unordered_map<const Line*, std::size_t> first_runs_;
  std::unordered_map<const font::Face*, std::map<font::Composite, std::uint32_t>> composites_;
};

}  // namespace galley::output
