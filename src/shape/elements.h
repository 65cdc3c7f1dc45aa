// shape: shaped runs to elements. In: the runs of one paragraph, in logical order, and where a line may end.
// Out: boxes, spaces and breaks, each with the span and the text that it stands for.
#pragma once

#include <utility>
#include <vector>

#include "east_asian.h"
#include "parting.h"

namespace galley::shape {

/// Turns the shaped runs of one paragraph into its elements.
class ElementList {
 public:
  ElementList(const Paragraph& paragraph, WordShaper& words);

  /// The run `i`, a space.
  void add_space(const std::vector<Run>& runs, std::size_t i, bool breakable);
  /// A run of letters, parted at the opportunities in it and at its end.
  void add_letters(const Run& run, const std::vector<text::Opportunity>& inside);
  /// All that was added.
  [[nodiscard]] std::vector<Element> take() { return std::move(elements_); }

 private:
  void add_fragments(std::vector<Fragment>& fragments, const Run& run, const Piece& piece) const;
  void add_boxes(const Run& run, std::uint32_t begin, std::uint32_t end);
  void add_stretch(const Run& run, std::uint32_t begin, std::uint32_t end,
                   const std::vector<text::Opportunity>& inside);
  void add_squares(const Run& run, const std::vector<text::Opportunity>& inside);
  void add_gap(const Run& run, std::uint32_t at, const Gap& gap, bool breakable);
  void trim_last(BlankHalf half);
  [[nodiscard]] std::uint32_t span_at(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t printed_end(std::uint32_t begin, std::uint32_t end) const;

  const Paragraph& paragraph_;
  WordShaper& words_;
  bool has_east_asian_;
  std::vector<Element> elements_;
};

}  // namespace galley::shape
