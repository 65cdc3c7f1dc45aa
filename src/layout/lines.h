// layout: paragraphs into lines of type. A line's origin is still relative: x from the start of the measure,
// as if lines started at the left, y 0.
#pragma once

#include <vector>

#include "galley/layout/lists.h"
#include "galley/pages/pages.h"
#include "rows.h"

namespace galley::layout {

/// What the lines of paragraphs depend on that a document says for all of them. Whoever sets a block sees
/// nothing else of the document, so that nothing else can be missing in a key.
struct TextRules {
  Length size;  ///< of running text
  Hyphenation hyphenate = Hyphenation::Never;
  bool protrusion = false;
  bool expansion = false;
  bool right_to_left = false;  ///< do lines start at the right?
  GALLEY_FIELDS(size, hyphenate, protrusion, expansion, right_to_left)
};

[[nodiscard]] TextRules rules_of(const Document& document);

/// What setting a paragraph needs beside the paragraph itself.
struct Composition {
  TextRules rules;
  const std::vector<TextStyle>& styles;
  int size = 1000;  ///< of each size, in thousandths
  Diagnostics& warnings;
  std::stop_token stop = {};  ///< once it is requested, paragraphs have no lines
};

/// Where the lines of a paragraph stand.
struct Shape {
  Length start;  ///< of the first line, from the start of the measure
  Length hang;   ///< of the other lines, beyond `start`
  Length end;    ///< of all lines, from the start of the measure
};

/// Where the lines of a block's paragraph stand at a size, in thousandths, on a page of `measure`.
[[nodiscard]] Shape shape_of(const Block& block, Length measure, int size);

/// The list of a paragraph, by the rules of its document, for lines of `measure`. A justified paragraph may
/// be set `ragged`.
[[nodiscard]] HorizontalList list_of(const Paragraph& paragraph, const shape::ShapedParagraph& shaped,
                                     Length measure, const Composition& composition, Words words,
                                     bool ragged);

/// Where the text of a paragraph at `offset` stands in the author's file, or what it is a part of.
[[nodiscard]] const Place& place_of(const Paragraph& paragraph, std::uint32_t offset);

/// Breaks a paragraph and sets its lines: so many more than its best breaks give as `lines_more` says, which
/// is one of `other_lengths`. An overfull line goes to the warnings.
[[nodiscard]] std::vector<Line> set_paragraph(const Paragraph& paragraph,
                                              const shape::ShapedParagraph& shaped, const Shape& shape,
                                              const Composition& composition, int lines_more = 0);

/// The other numbers of lines that a paragraph may have: a line less, a line more.
[[nodiscard]] std::vector<OtherLength> other_lengths(const Paragraph& paragraph,
                                                     const shape::ShapedParagraph& shaped, const Shape& shape,
                                                     const Composition& composition);

/// Sets a paragraph on one line of its natural width, from x = 0.
[[nodiscard]] Line set_on_one_line(const Paragraph& paragraph, const shape::ShapedParagraph& shaped,
                                   const Composition& composition);

/// Moves a line and what stands on it.
void move(Line& line, Length right, Length down);

}  // namespace galley::layout
