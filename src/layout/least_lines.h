// layout: a bound on what line breaking can do: the fewest lines that a paragraph can have on a measure,
// found without breaking it.
#pragma once

#include <vector>

#include "lines.h"

namespace galley::layout {

/// A paragraph's text as narrow as it can be set at its style's own size.
class LeastLines {
 public:
  LeastLines() = default;
  LeastLines(const Block& block, const shape::ShapedParagraph& shaped, const TextRules& rules,
             const std::vector<TextStyle>& styles);

  /// No breaking of the paragraph at `size` (thousandths) on a page `measure` wide has fewer lines.
  [[nodiscard]] std::size_t operator()(Length measure, int size) const;

  /// The bytes of memory that it takes of its own.
  [[nodiscard]] std::size_t memory() const { return breaks_.capacity() * sizeof breaks_[0]; }

 private:
  /// Where a line may end, and where the next one then begins: widths from the paragraph's beginning.
  struct Break {
    Length end;
    Length next;
  };
  std::vector<Break> breaks_;
  Length indent_, hang_;
  Length overhang_;  ///< at both ends of a line, at most
};

}  // namespace galley::layout
