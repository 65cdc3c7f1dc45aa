// layout: a shaped paragraph becomes a list of boxes, glue and breaks at a size.
#pragma once

#include <string_view>
#include <vector>

#include "galley/breaking/breaking.h"
#include "galley/document/document.h"
#include "galley/layout/setting.h"
#include "galley/shape/shape.h"

namespace galley::layout {

/// The size of a fragment of `paragraph` on the page: its style's, as the setting and the fragment scale it.
[[nodiscard]] Length size_of(const shape::Fragment& fragment, const Paragraph& paragraph,
                             const std::vector<TextStyle>& styles, const Setting& setting);

/// Is an element part of a separator, which goes where a line ends?
[[nodiscard]] bool separates(const shape::Element& element, const Paragraph& paragraph);

/// The width of a fragment on the page.
[[nodiscard]] Length width_of(const shape::Fragment& fragment, const Paragraph& paragraph,
                              const std::vector<TextStyle>& styles, const Setting& setting);

/// A list, and for each item the index of the element it stands for (the number of elements for what ends the
/// list).
struct HorizontalList {
  std::vector<breaking::Item> items;
  std::vector<std::uint32_t> element;
  std::vector<std::size_t> runts;       ///< Breaks: a line that ends here leaves a runt as the last line
  std::vector<std::size_t> short_ends;  ///< Breaks: a line that ends here leaves a short last line
  std::vector<std::size_t> in_names;    ///< Breaks inside of names
  breaking::Likeness opening;           ///< how the first line begins
};

/// Do lines that end or begin with the same word cost as successive hyphens do?
enum class Stacks { Free, Costly };

/// Where a word may part that fits the measure. Readers put a parted word together again wrongly or not at
/// all, so it stays whole unless the author allows more, or a line would be short.
enum class Words {
  Whole,     ///< only where it is hyphenated
  Parted,    ///< also at its own hyphens, dashes and slashes
  Anywhere,  ///< there, and inside a URL; both cost much
};

/// Which of a word's places for a hyphen may end a line?
enum class Hyphens {
  All,    ///< all alike, as in TeX
  Chosen  ///< at least three letters on each side, not in names, not before the last line, and seams first
};

/// What a list is made for.
struct ListRules {
  Length measure;  ///< of the lines
  Words words = Words::Whole;
  bool ragged = false;        ///< is a justified paragraph set with a ragged end?
  bool protrusion = false;    ///< may characters stand out into the margins?
  int expansion = 0;          ///< thousandths by which letters may be widened or narrowed
  int narrowest_space = 160;  ///< thousandths of an em: a space that is narrower some readers do not see
  Length runt = {};           ///< a last line of one word, or part of one, that is narrower is a runt
  Length short_end = {};      ///< a last line that is narrower is short
  Stacks stacks = Stacks::Free;
  Hyphens hyphens = Hyphens::All;
};

/// The tag of lines that end in a hyphen. A word's is another.
inline constexpr std::uint32_t hyphen_tag = 1;

/// How the edges of lines look that end in a word, and that begin with it. `whole` is the same for the same
/// letters and figures, ASCII's capitals taken as small letters (a hash, FNV-1a), and 0 if there are none.
/// `part` is that of the three letters at the edge, 0 for a word of fewer than four.
struct WordEdges {
  breaking::Likeness end;
  breaking::Likeness begin;
};
[[nodiscard]] WordEdges edges_of(std::string_view word);

/// The list of a paragraph, ended as TeX ends it: a forbidden break and infinite glue. Word spaces of a
/// justified paragraph stretch by a half and shrink by a third of the space's own advance; in any other
/// alignment they are rigid, and the line's background is to stretch instead. Inside a URL a justified line
/// may also end short.
[[nodiscard]] HorizontalList horizontal_list(const shape::ShapedParagraph& shaped, const Paragraph& paragraph,
                                             const std::vector<TextStyle>& styles, const Setting& setting,
                                             const ListRules& rules);

}  // namespace galley::layout
