// document: blocks of the page. In come paragraphs, out come Blocks with the space above them and what a page
// break before them would part; every measure of the page that style does not set stands here.
#pragma once

#include "composer.h"

namespace galley::document {

/// Measures of the default page, all in proportion to running text (design: 10.5 pt).
struct Measures {
  Length title_size;   ///< 11: the first line of an entry
  Length bullet;       ///< 3: left edge of a bullet
  Length item;         ///< 12: text of a bullet; each level adds as much
  Length number;       ///< 18: right edge of a publication's number
  Length publication;  ///< 24: text of a publication
  Length figure;       ///< 6: how much a character more in a number moves both
  Length hang;         ///< 12: of lists of skills
};
[[nodiscard]] Measures measures_of(const Style& style);

/// A text block of running leading around `paragraph`, nothing above it.
[[nodiscard]] Block text_block(const Composer& composer, Paragraph paragraph);

/// Adds a block under `gap`, or under the gap that a heading left for it. A text block without text is
/// dropped; then the answer is false.
bool push(Composer& composer, Block block, const Gap& gap);

/// Adds a block with prose at the end of its paragraph. Where the prose has a hard break, a block ends, and
/// another with the next line of the same paragraph stands under it.
bool push_prose(Composer& composer, Block block, const Text& text, const Look& look, const Gap& gap);

/// Alignment::Justified if running text is to be.
[[nodiscard]] Alignment running_alignment(const Composer& composer);

/// Makes a paragraph one of running text, whose lines are to be full.
void set_as_running_text(const Composer& composer, Paragraph& paragraph);

/// A paragraph of running text under `parent`, and what a page break between its lines parts.
void push_paragraph(Composer& composer, NodeId parent, const Text& text, Length indent, const Gap& gap,
                    BreakKind inside);

enum class ListMarks { Bullets, Numbers };

/// A list of highlights, nested ones in lists of their own. `first` is the gap of the first.
void push_highlights(Composer& composer, NodeId parent, const std::vector<Highlight>& highlights,
                     Length indent, const Gap& first, ListMarks marks = ListMarks::Bullets);

/// Gives the blocks from `begin` on, which are those of an item, the page breaks that the item asks for: a
/// new page begins with the headings that the item stands under.
void break_pages_as_asked(Composer& composer, std::size_t begin, const Item& item);

/// A sub-heading inside a section (a `group`). The answer is the section of what stands under it, whose
/// headings are a level lower: the caller has a HeadingScope.
[[nodiscard]] NodeId push_group_heading(Composer& composer, NodeId section, const Text& title);

}  // namespace galley::document
