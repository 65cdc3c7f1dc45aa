// document: blocks of the page. In come paragraphs, out come Blocks with the space above them and the cost of
// parting them from what stands before; every measure and every cost of the page that style does not set
// stands here.
#pragma once

#include "composer.h"

namespace galley::document {

/// Costs of a page break, on TeX's scale: 0 is neutral, 10000 forbids, −10000 forces. A break of penalty p
/// costs p², as does a page whose foot has badness p − 10. A foot of a sixth of the page has badness 60, one
/// of a quarter 195.
namespace penalty {
inline constexpr int keep = 10000;       ///< a heading and what follows it; a title and its first text
inline constexpr int new_page = -10000;  ///< style.newPage
inline constexpr int section = -50;      ///< before a section heading: the best place
inline constexpr int entry = -20;        ///< between entries: better than inside one
inline constexpr int paragraph = 80;     ///< between paragraphs of an entry
inline constexpr int item = 60;          ///< between bullets: an entry holds together up to a foot of a sixth
inline constexpr int after_first = 100;  ///< after the first bullet
inline constexpr int before_last = 200;  ///< before the last: it would stand alone at the head of a page
inline constexpr int nested = 120;       ///< before a nested bullet
inline constexpr int list_line = 60;     ///< between lines of skills and the like
inline constexpr int publication = 0;    ///< between publications
inline constexpr int inside_paragraph = 50;  ///< between lines, beside what widows and clubs cost
inline constexpr int inside_item = 120;
inline constexpr int inside_publication = 200;
}  // namespace penalty

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

/// Alignment::Justified if running text is to be.
[[nodiscard]] Alignment running_alignment(const Composer& composer);

/// A paragraph of running text under `parent`.
void push_paragraph(Composer& composer, NodeId parent, const Text& text, Length indent, const Gap& gap);

/// A list of highlights, nested ones in lists of their own. `first` is the gap of the first.
void push_highlights(Composer& composer, NodeId parent, const std::vector<Highlight>& highlights,
                     Length indent, const Gap& first);

/// A sub-heading inside a section (a `group`).
void push_group_heading(Composer& composer, NodeId section, const Text& title);

}  // namespace galley::document
