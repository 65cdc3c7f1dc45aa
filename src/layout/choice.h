// layout: which breaks of a paragraph are taken. The best of total fit, unless they leave a short line, or a
// word alone, that other breaks spare.
#pragma once

#include <optional>

#include "galley/layout/lists.h"
#include "lines.h"

namespace galley::layout {

/// The breaks of a paragraph, with the list and the costs that they were found with.
struct Choice {
  HorizontalList list;
  breaking::Parameters parameters;
  breaking::Broken broken;
  bool ragged = false;  ///< is a justified paragraph set with a ragged end?
};

/// A line that does not end its paragraph is short if it takes up less than this, in thousandths of the
/// measure; below `bad` it is a fault.
struct ShortLine {
  int poor = 0;
  int bad = 0;
};

/// In a measure of fewer than some 40 characters lines may be shorter.
[[nodiscard]] ShortLine short_line(Length measure, Length em);

/// The size in which a paragraph begins.
[[nodiscard]] Length em_of(const Paragraph& paragraph, const Composition& composition);

/// True if the last of several lines is a runt.
[[nodiscard]] bool leaves_runt(const HorizontalList& list, const breaking::Broken& broken);

/// The breaks of a paragraph. A line is short only if no breaks within the measure spare it: of those between
/// words first, then of those inside words and URLs. Where a justified paragraph cannot be without a short
/// line, all of it is set with a ragged end, and its shortest line is as long as can be.
[[nodiscard]] Choice choose_breaks(const Paragraph& paragraph, const shape::ShapedParagraph& shaped,
                                   const Shape& shape, const Composition& composition);

/// Other breaks of a paragraph: so many lines more than `best` has (fewer, if negative). Nothing if there are
/// none of about the same quality: no line is looser or tighter than a good one, unless the best has a worse
/// one; none is shorter than lines may be; not more of them end in hyphens; the last one is no word alone,
/// unless that of the best is. A paragraph of one line has no others.
[[nodiscard]] std::optional<Choice> with_other_length(const Paragraph& paragraph, const Shape& shape,
                                                      const Composition& composition, const Choice& best,
                                                      int lines_more);

}  // namespace galley::layout
