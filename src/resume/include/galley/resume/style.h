// resume: how the author wants the page, as read from a theme and the résumé's own [style] over it. Every
// member has the value that the theme gave: there is no second place for defaults.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/base/geometry.h"
#include "galley/base/pdf_profile.h"

namespace galley {

/// Start and end go with the direction of the document's language: a line of Arabic starts at the right. Left
/// and right are the sides of the paper.
enum class HorizontalAlignment { Start, Centre, End, Left, Right };
enum class Side { End, Start, Right, Left };
enum class NameReading { After, Above };
enum class HeadingCase { AsWritten, Upper, SmallCaps };
enum class RulePlace { Below, Above };
enum class FigureForm { Lining, OldStyle };
enum class Hyphenation { Never, Always, Auto };
enum class YearsPlace { Inline, Column };
enum class EntryLead { Position, Organization };
enum class UrlForm { Full, Short, Title };
enum class PublicationGroup { None, Type, Year, Group };
enum class PublicationNumbers { Forward, Reverse, None };
enum class CitationPosition { Raised, Line };

enum class DateRanges { Full, Short };

/// Words that the author wants otherwise than galley prints them, by their names in style.words; those of
/// publications by “types.” and BibTeX's type.
using AuthorWords = std::map<std::string, std::string>;

/// `[style]`, resolved. Lengths are those of the unfitted page; fitting scales them (layout's Setting).
struct Style {
  std::string theme;
  Size paper;
  Margins margin;

  /// How many pages there are to be.
  struct PageLimit {
    std::optional<int> max;
    bool fill = false;  ///< is the last page to be full?
  } pages;

  /// How far fitting to `pages` may go; spacing goes down to each space's own least.
  struct Fit {
    Length size;     ///< of running text, at least
    Length leading;  ///< at least, as a share of `Style::size`: follows the size that fitting chooses
    Length margin;   ///< each, at least
  } fit;

  /// How far filling the last page may go; spacing goes up to each space's own most. 0: half a point of size,
  /// 0.08 of leading and no margin more than the style has.
  struct Fill {
    Length size;     ///< of running text, at most
    Length leading;  ///< at most, as a share of `Style::size`
    Length margin;   ///< each, at most
  } fill;

  PdfProfile pdf = PdfProfile::Archive;

  PrintSheet print;

  struct Font {
    std::string body;
    std::string heading;
    std::string mono;
    std::string docx;  ///< in place of body and heading in a Word file; empty: these
    std::vector<std::string> fallback;
    bool system = true;  ///< may fonts of the machine be used?
  } font;

  Length size;     ///< of running text
  Length leading;  ///< baseline to baseline of running text
  bool justify = true;
  Hyphenation hyphenate = Hyphenation::Auto;
  Place hyphenate_place;  ///< where the résumé or a theme says so
  bool protrusion = true;
  bool expansion = true;
  bool punctuation = true;
  FigureForm figures = FigureForm::Lining;  ///< of running text
  bool grid = false;                        ///< do baselines stand on a grid of the leading?

  struct Space {
    Glue section;    ///< above a section heading
    Glue heading;    ///< between a section's rule (or heading) and what follows
    Glue entry;      ///< between entries
    Glue role;       ///< above a further role at the same employer
    Glue item;       ///< between highlights
    Glue paragraph;  ///< between paragraphs
    Glue name;       ///< below the name
    Glue contact;    ///< below the contact line
  } space;

  struct Name {
    Length size;
    HorizontalAlignment align = HorizontalAlignment::Start;
    NameReading reading = NameReading::After;
  } name;

  struct Image {
    Length height;  ///< at most; the width follows
    Side place = Side::End;
  } image;

  struct Heading {
    HeadingCase letter_case = HeadingCase::Upper;
    Length size;
    int tracking = 0;            ///< thousandths of an em between letters
    std::optional<Length> rule;  ///< thickness of a heading's rule; none if unset
    RulePlace rule_place = RulePlace::Below;
  } heading;

  struct Entry {
    EntryLead lead = EntryLead::Position;
    Side dates = Side::End;
    bool continued = false;  ///< is an entry named again on a page that begins inside it?
    bool durations = false;  ///< is the length of an entry printed after its dates?
  } entry;

  std::string bullet;
  std::vector<std::string> contact;
  std::string separator;
  UrlForm urls = UrlForm::Short;
  std::vector<std::string> new_page;

  struct Colours {
    Colour text, accent, link, rule;
  } colour;

  std::string date_format;                    ///< an ICU skeleton
  DateRanges date_ranges = DateRanges::Full;  ///< is what two dates have in common printed once?
  AuthorWords words;
  std::map<std::string, std::string> titles;  ///< section id → title
  std::vector<std::string> order;             ///< section ids and "*"; empty: as in the file
  std::optional<std::string> footer;          ///< "{name} · {page} of {pages}"; none if switched off

  struct Publications {
    PublicationGroup group = PublicationGroup::None;
    PublicationNumbers numbers = PublicationNumbers::Forward;
    YearsPlace years = YearsPlace::Inline;
    int max_authors = 0;  ///< 0: all
  } publications;

  struct Citations {
    CitationPosition place = CitationPosition::Raised;
    bool merge = false;  ///< several are one: “[3, 5–7]”
  } citations;
};

}  // namespace galley
