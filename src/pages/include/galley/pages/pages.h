// pages: glyphs, rules, pictures and links at fixed places, each with the text it stands for: all that any
// writer needs. Nothing downstream looks back upstream.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "galley/base/geometry.h"
#include "galley/base/structure.h"
#include "galley/font/face.h"
#include "galley/picture/picture.h"

namespace galley {

/// A glyph on the page. `text` is the stretch of its run's text that it stands for; the glyphs of a cluster
/// of several share it on the first, the rest have an empty stretch.
struct PlacedGlyph {
  std::uint32_t id = 0;
  Length x;        ///< of its origin, from the run's origin
  Length y;        ///< upwards from the run's baseline (marks, raised figures)
  Length advance;  ///< the font's at this size and horizontal scale, without kerning or justification
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
};

/// Glyphs of one face, size, colour, node and link, left to right along a baseline. Spaces between words are
/// glyphs like any other; a space at a line end is kept too (x beyond the last letter), so that words stay
/// apart in extraction.
struct GlyphRun {
  std::shared_ptr<const font::Face> face;
  Length size;
  int horizontal_scale = 1000;  ///< thousandths by which its glyphs are widened
  Colour colour;
  Point origin;  ///< on the baseline
  std::vector<PlacedGlyph> glyphs;
  std::string text;  ///< UTF-8, logical order
  NodeId node = no_node;
  LinkId link = no_link;
};

enum class LineRole {
  Body,    ///< a line of a paragraph
  Aside,   ///< dates at the right of a title
  Label,   ///< a bullet or a number
  Footer,  ///< an artifact
  Header,  ///< an artifact: what a page says at its head of the entry that it begins inside
};

/// Does a line stand outside of the content?
[[nodiscard]] constexpr bool is_artifact(LineRole role) {
  return role == LineRole::Footer || role == LineRole::Header;
}

/// What a compositor would send a line back for.
enum class LineFault {
  None,
  Short,  ///< it could be expected to fill its measure, and does not
  Runt,   ///< the last line of a paragraph is a word alone
};

/// A line of type, with the figures of its setting.
struct Line {
  LineRole role = LineRole::Body;
  Point origin;  ///< left end of what stands on it, on the baseline
  Length measure;
  Length natural;                ///< width of its content before justification
  Length width;                  ///< of its content as it is set, with what stands out into the margins
  double ratio = 0;              ///< adjustment ratio r, after Knuth & Plass 1981, p. 1128
  int badness = 0;               ///< TeX's; 10001 is overfull
  double word_space = 1;         ///< mean width of the spaces between its words over their natural one
  bool starts_at_right = false;  ///< of a document that runs to the left
  bool justified = false;
  bool set_short = false;  ///< of a justified paragraph, not its last, with spaces of their natural width
  bool ends_paragraph = false;
  LineFault fault = LineFault::None;
  bool ends_in_hyphen = false;  ///< whether the author wrote it or not
  std::size_t flow = 0;         ///< the number of its flow
  NodeId block = no_node;       ///< of its paragraph
  std::string text;  ///< as read, without what hyphenation added; with the space that the line end stands for
  std::vector<GlyphRun> runs;
};

/// The left end of a line's measure.
[[nodiscard]] constexpr Length measure_left(const Line& line) {
  return line.starts_at_right ? line.origin.x + line.width - line.measure : line.origin.x;
}

struct PlacedRule {
  Rect rect;
  Colour colour;
};

/// A picture, upright in its rectangle.
struct PlacedPicture {
  std::shared_ptr<const Picture> picture;
  Rect rect;
  NodeId node = no_node;
};

/// An active area of a link; a link that is broken over lines has several.
struct LinkArea {
  Rect rect;
  LinkId link = no_link;
};

struct Page {
  Size size;
  std::vector<Line> lines;  ///< in reading order, flow by flow
  std::vector<PlacedRule> rules;
  std::vector<PlacedPicture> pictures;
  std::vector<LinkArea> link_areas;
  Length filled;  ///< from the top margin to the last baseline
  Length height;  ///< of the text block
};

/// How full a page is, to its last baseline, in percent.
[[nodiscard]] constexpr std::int64_t percent_full(const Page& page) {
  return page.height > Length{} ? 100 * page.filled.scaled_points() / page.height.scaled_points() : 0;
}

/// Where a node that is linked to, or listed in the outline, begins.
struct Destination {
  NodeId node = no_node;
  std::size_t page = 0;
  Point point;
};

/// Where a page ends, or could end.
struct PageEnd {
  std::string next;       ///< how the line begins that would begin the next page
  Place place;            ///< of that line in the author's file
  std::string reason;     ///< what is parted there: “between entries”
  double foot = 0;        ///< the part of the text block's height, 0 to 1, that stays empty
  double squeeze = 0;     ///< the part of what they may, 0 to 1, by which gaps give way to make room
  std::int64_t cost = 0;  ///< the page's demerits
};

/// Why a page ends where it does: what the best choice costs, and the second best.
struct PageChoice {
  std::size_t page = 0;  ///< that ends, from 0
  PageEnd best;
  std::optional<PageEnd> second;  ///< if the page could end elsewhere at all
  std::int64_t dearer = 0;        ///< by so many demerits the document would cost more with the second best
  std::size_t pages = 0;          ///< and it would have so many pages,
  double last_page = 0;           ///< the last of them filled to this part, 0 to 1
};

/// A paragraph that has another number of lines than its best breaks give, for the sake of the pages.
struct ChosenLength {
  Place place;
  std::size_t lines = 0;  ///< that it has
  int lines_more = 0;     ///< than the best breaks give; negative: fewer
};

/// The paragraphs of a flow with another number of lines.
struct ChosenLengths {
  std::vector<ChosenLength> paragraphs;
  std::int64_t saved = 0;  ///< by so many demerits the pages cost less
};

struct Pages {
  DocumentInfo info;
  Structure structure;
  std::vector<Page> pages;
  std::size_t flows = 1;  ///< how many flows its lines are of
  std::vector<LinkTarget> links;
  std::vector<Destination> destinations;
  std::vector<OutlineEntry> outline;
  /// If it was asked for: for each flow, and each of its pages but the last, a hundred at most.
  std::vector<PageChoice> choices;
  /// Of each flow that has such paragraphs.
  std::vector<ChosenLengths> lengths;
};

}  // namespace galley
