// document: what is to be set. Blocks of styled text in reading order, and the structure tree that tagging,
// text output and diagnostics read. Lengths are those of the nominal page; layout's Setting scales them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "galley/base/cache_key.h"
#include "galley/base/diagnostic.h"
#include "galley/base/geometry.h"
#include "galley/base/structure.h"
#include "galley/document/page_break.h"
#include "galley/picture/picture.h"
#include "galley/resume/style.h"

namespace galley {

enum class FontSlant { Upright, Italic };
enum class Figures { Lining, OldStyle, Tabular };
/// Upper: the text is in capitals, so that marks stand at their height. Small: small capitals, of one height.
enum class Capitals { AsWritten, Upper, Small };
enum class Position { Baseline, Superscript };

/// How a run of characters looks.
struct TextStyle {
  std::string family;
  int weight = 400;
  FontSlant slant = FontSlant::Upright;
  Length size;
  Colour colour;
  Figures figures = Figures::Lining;  ///< OldStyle: but lining beside capitals (“GPT-4”); Tabular: lining too
  Capitals capitals = Capitals::AsWritten;
  Position position =
      Position::Baseline;  ///< Superscript: the font's `sups` if it covers the span, else scaled and raised
  int tracking = 0;        ///< thousandths of an em after each letter
  /// Of code, the family of the text around it: its small letters are as high as that's. Empty: it is no
  /// code.
  std::string beside;

  GALLEY_FIELDS(family, weight, slant, size, colour, figures, capitals, position, tracking, beside)
  bool operator==(const TextStyle& other) const { return fields() == other.fields(); }
};

/// A style of a document.
using StyleId = Index<TextStyle, std::uint32_t>;

/// Where a span may be parted at a line end.
enum class Parting {
  Words,         ///< as the language and the compositor's filter allow
  Url,           ///< also inside, at a URL's sensible places, without a hyphen
  Unhyphenated,  ///< as words, but not by hyphenation: headings, titles
  Separator,     ///< a line ends before it, and then it is not set, only its last space
  Never,  ///< not at all, nor before it: a citation; a phone number, an e-mail address (these: not inside)
};

/// How firmly a stretch of text holds together. Neighbouring spans that hold alike are one stretch.
enum class Hold {
  Loose,  ///< as its parting says
  Name,   ///< a line ends inside only where no other break will do, at no added hyphen unless it is too wide
  Item,   ///< so, but only where the stretch is wider than the measure
};

/// A stretch [begin, end) of a paragraph's text, in bytes, of one style and one node. A paragraph's spans
/// tile its text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  StyleId style = 0;
  NodeId node = no_node;
  LinkId link = no_link;
  Parting parting = Parting::Words;
  Hold hold = Hold::Loose;

  GALLEY_FIELDS(begin, end, style, node, link, parting, hold)
};

enum class Alignment { Justified, Start, End, Centre };

/// How long the lines of a paragraph are to be.
enum class Filling {
  AsItComes,  ///< of a heading or a list of keywords: they end where their parts do
  Full,       ///< of running text, but for the last
  Balanced,   ///< about as long as one another, the last one too
};

/// Where the text of a paragraph from `begin` on, in bytes, stands in the author's file.
struct TextPlace {
  std::uint32_t begin = 0;
  Place place;

  GALLEY_FIELDS(begin, place)
};

/// A stretch [begin, end) of a paragraph's text, in bytes, that was written by itself: a title, a keyword.
/// Its direction is its own.
struct TextPart {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  GALLEY_FIELDS(begin, end)
};

/// A stretch [begin, end) of a paragraph's text, in bytes, that is a date.
struct DatedText {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string date;  ///< ISO 8601, as far as it is known: “2019”, “2019-03”, “2019-03-01”

  GALLEY_FIELDS(begin, end, date)
  bool operator==(const DatedText& other) const { return fields() == other.fields(); }
};

/// Text to be broken into lines. `text` is UTF-8 with the typographer's punctuation in place; U+00A0 and
/// U+202F do not part.
struct Paragraph {
  std::string text;
  std::vector<Span> spans;
  NodeId node = no_node;
  Alignment alignment = Alignment::Justified;
  Filling filling = Filling::AsItComes;
  Place place;                    ///< in the author's file, for diagnostics
  std::vector<TextPlace> places;  ///< of its parts, by `begin`, where they stand elsewhere
  std::vector<TextPart> parts;    ///< by `begin`; they do not overlap
  std::vector<DatedText> dates;   ///< by `begin`

  GALLEY_FIELDS(text, spans, node, alignment, filling, place, places, parts, dates)
};

/// A mark set in the indent before a paragraph's first line: a bullet, a publication's number.
struct Label {
  Paragraph paragraph;
  Length offset;                           ///< Start: of its start from the start of the block
  Alignment alignment = Alignment::Start;  ///< End: its end stands at `offset` instead

  GALLEY_FIELDS(paragraph, offset, alignment)
};

/// What a page says at its head that begins with a later part of something.
struct RunningHead {
  std::string text;
  std::string name;  ///< the part of the text that has a direction of its own
  StyleId style = 0;
};

/// How a block stands below the block before it, and what a page break there parts. The lines of the block do
/// not depend on it.
struct Placement {
  Glue above;                                           ///< dropped at the head of a page
  int min_above = 0;                                    ///< thousandths of the leading: never closer, but
                                                        ///< where the natural space is
  BreakKind break_before = BreakKind::Paragraph;        ///< what a page that begins with this block parts
  BreakKind break_inside = BreakKind::InsideParagraph;  ///< and one that begins with a later line of it
  std::shared_ptr<const RunningHead> head;              ///< of such a page, if it has one
};

/// One thing under the other. A text block is a paragraph with an optional label and an optional aside (the
/// dates).
struct Block {
  enum class Kind { Text, Rule, Picture };
  Kind kind = Kind::Text;

  Paragraph paragraph;  ///< Text; of the others only its place
  std::optional<Label> label;
  std::optional<Paragraph> aside;      ///< set at the end of the last line, the paragraph beside it
  std::optional<Length> aside_offset;  ///< then the aside stands in the indent, its start there
  Length indent;                       ///< of the paragraph from the start of the measure
  Length hang;                         ///< of all its lines but the first, beyond `indent`
  Length inset;                        ///< of the end of its lines from the end of the measure
  Length leading;                      ///< baseline to baseline

  Length thickness;  ///< Rule
  Colour colour;     ///< Rule

  std::shared_ptr<const galley::Picture> picture;  ///< Picture; it stands at `indent`
  Size picture_size;                               ///< Picture

  Placement placement;
  NodeId node = no_node;  ///< the artifact's or block's node

  GALLEY_FIELDS(kind, paragraph, label, aside, aside_offset, indent, hang, inset, leading, thickness, colour,
                picture, picture_size, placement, node)
};

/// A picture at an edge of a region, beside the first blocks of its flow. Their indent or inset leaves it its
/// room. What follows them stands below it.
struct Inset {
  std::shared_ptr<const Picture> picture;
  Size size;
  Side place = Side::End;  ///< Start or End
  std::size_t blocks = 0;  ///< that it stands beside
  NodeId node = no_node;

  GALLEY_FIELDS(picture, size, place, blocks, node)
};

/// From where to where something reaches down a page, from the paper's upper edge. An end that is not given
/// is the margin's.
struct Extent {
  std::optional<Length> top, bottom;

  GALLEY_FIELDS(top, bottom)
};

/// Where on the pages a flow stands. Its measure is the same on all of them. A setting changes margins, but
/// no edge that is given.
struct Region {
  std::optional<Length> left, right;            ///< from the paper's left edge; nothing: the margin's
  Extent first_page;                            ///< on the page on which the flow begins
  std::optional<Extent> later_pages{Extent{}};  ///< nothing: all of the flow stands on one page
  std::optional<Inset> inset;

  GALLEY_FIELDS(left, right, first_page, later_pages, inset)
};

/// Blocks that fill a region one below the other, page after page, beside the other flows of the document.
struct Flow {
  std::size_t begin = 0;  ///< its first block; it ends where the next flow begins
  Region region;

  GALLEY_FIELDS(begin, region)
};

/// A line on the first page that is no content, such as a fold mark. A setting does not move it.
struct PageMark {
  Rect rect;
  Colour colour;

  GALLEY_FIELDS(rect, colour)
};

/// Where lines, indents, labels and asides start and end goes with the direction of its language.
struct Document {
  DocumentInfo info;
  Structure structure;
  std::vector<TextStyle> styles;
  std::vector<std::string> fallback;  ///< families for the characters that a style's own lacks, in order
  std::vector<LinkTarget> links;
  std::vector<Block> blocks;   ///< in reading order, flow by flow
  std::vector<Flow> flows{1};  ///< at least one; all blocks are in one of them
  std::vector<PageMark> marks;
  std::vector<OutlineEntry> outline;

  bool system_fonts = true;  ///< may it be set in fonts of the machine?
  Size paper;
  Margins margin;
  Style::Fit fit;     ///< how far fitting may go
  Style::Fill fill;   ///< how far filling may go; its margin: 0 where it is none
  Length size;        ///< of running text
  Length leading;     ///< of running text
  bool grid = false;  ///< do baselines of running text stand on a grid of the leading?
  Hyphenation hyphenate = Hyphenation::Never;
  Place hyphenate_place;              ///< where the author says so
  bool protrusion = false;            ///< may punctuation stand out into the margins?
  bool expansion = false;             ///< may letters be widened and narrowed a little?
  std::optional<std::string> footer;  ///< "{name} · {page} of {pages}" with the name already in; from page 2
  StyleId footer_style = 0;

  GALLEY_FIELDS(info, structure, styles, fallback, links, blocks, flows, marks, outline, system_fonts, paper,
                margin, fit, fill, size, leading, grid, hyphenate, hyphenate_place, protrusion, expansion,
                footer, footer_style)
};

}  // namespace galley
