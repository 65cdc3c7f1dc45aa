// output: a run's glyphs by the text they stand for, as ToUnicode and ActualText want it.
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

/// A glyph as it is shown, and the stretch of text that it says.
struct Cluster {
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  std::uint32_t glyph = 0;  ///< of the run: it has the place, and unless there is a composite, the shape
  std::uint32_t composite = none;  ///< of the face's composites
  bool at_pen = false;             ///< it stands where the glyph before it ends, not at its glyph's place
  std::uint32_t text_begin = 0;    ///< in UTF-16, of the run's
  std::uint32_t text_end = 0;
};

/// All clusters of a run in order, left to right; none if it has no face. Any space reads as U+0020, and
/// one that is wider than an em as two. A hyphen that a line end has added says the rest of the word, which
/// stands on the next line; that is one glyph there, which says a space. No reader of text can put a parted
/// word together by itself. Where there is no rest, the hyphen reads as U+00AD (ISO 32000-1, 14.8.2.2.3).
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
///
/// Readers know no marks: they take each glyph's text for itself, and make a space of the way back from a
/// letter to the mark over it, or a second word of what stands at the same place. So a letter and its marks
/// become two composites that stand side by side and share the letter's width: one says the letter, the
/// other, whose ink reaches back, the marks. Glyphs that belong together otherwise become one composite.
class DocumentClusters {
 public:
  DocumentClusters(const Pages& pages, const CarriedText& carried);
  /// Those of a run of a line of these pages.
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
  /// `carried`: what its line has of parted words; `index`: its number in the line.
  void add(const GlyphRun& run, const Carried* carried, std::size_t index);
  void add_group(const Group& group);
  void add_hyphen(const Group& hyphen, const Carried* carried);
  void add_said(const Group& group);
  void add_wide(const Group& glyph);
  void add_letter_and_marks(const Group& letter, const Group& marks, const Reading& reading);
  void add_cluster(Cluster cluster, std::u16string_view text);
  std::uint32_t composite(const font::Face& face, font::Composite composite);
  std::uint32_t joined(const Group& group, std::uint32_t from, int shift, int advance,
                       std::size_t meaning = 0);

  std::vector<Cluster> clusters_;
  std::u16string text_;            ///< of all of them
  std::size_t carried_parts_ = 0;  ///< glyphs that say a part of a word which stands on the next line
  std::vector<Run> runs_;
  std::unordered_map<const Line*, std::size_t> first_runs_;
  std::unordered_map<const font::Face*, std::map<font::Composite, std::uint32_t>> composites_;
};

}  // namespace galley::output
