// proof: what pages look like, in words, for those who cannot see them. It tells what the proof sheet shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/pages/pages.h"

namespace galley::proof {

enum class Alignment { Left, Centre, Right };

/// The name at the head of the first page.
struct NameOnPage {
  Alignment alignment = Alignment::Left;
  double size = 0;  ///< in points
};

/// How a line is set that a compositor would look at.
enum class LineLook {
  Loose,  ///< its spaces have grown by more than their stretch
  Tight,  ///< they have given nearly all that they may
  Short,  ///< it could be expected to fill its measure, and does not
  Runt,   ///< the last line of a paragraph is a word alone
  Wide,   ///< it reaches beyond its measure
  Widow,  ///< the last line of a paragraph, alone on its page
  Club,   ///< the first line of a paragraph, alone on its page
};

struct LookOfLine {
  std::size_t line = 0;  ///< counted on the page, from 1, as it is read
  LineLook look = LineLook::Loose;
};

/// White that runs down through lines.
struct RiverOnPage {
  std::size_t first = 0;  ///< its first line, counted as above
  std::size_t lines = 0;
  double width = 0;  ///< in points
};

/// What goes on from a page to the next.
struct Continuation {
  std::string entry;          ///< “Engineer, Acme”, or the title of its section
  std::size_t bullets = 0;    ///< of it that end on the page
  bool parts_bullet = false;  ///< does one go on over the page's end?
  bool parts_text = false;    ///< the same of a paragraph
};

struct PageDescription {
  std::string paper;  ///< “A4”, “US Letter”, or its sides
  std::optional<NameOnPage> name;
  std::size_t pictures = 0;
  std::vector<std::string> sections;  ///< titles of those that begin on the page
  std::optional<Continuation> begins, ends;
  std::size_t lines = 0;
  double foot = 0;  ///< the part of the text block's height, 0 to 1, that stays empty
  std::vector<LookOfLine> looks;
  std::vector<RiverOnPage> rivers;
};

[[nodiscard]] std::vector<PageDescription> describe(const Pages& pages);

/// “name centred, 24 pt; three sections: …; the last entry goes on after two bullets; foot 4 %; line 31 is
/// set loosely”. English.
[[nodiscard]] std::string in_words(const PageDescription& page);

/// “loose”, “centre”: the words for programs.
[[nodiscard]] std::string_view name_of(LineLook look);
[[nodiscard]] std::string_view name_of(Alignment alignment);

}  // namespace galley::proof
