// document: the places at which a page may end, by what would be parted there, and what each costs.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

/// What a page break parts. Each kind stands for one cost and one reason, from the same table.
enum class BreakKind : std::uint8_t {
  NewPage,            ///< before what is to begin a page
  Section,            ///< before a section
  Group,              ///< before a sub-heading of a section
  Entry,              ///< between entries
  Role,               ///< between roles of an entry
  Publication,        ///< between publications
  ListLine,           ///< between lines of skills and the like
  Text,               ///< between paragraphs of a section's own text
  Paragraph,          ///< between paragraphs of an entry
  Bullets,            ///< before the first bullet
  AfterFirstBullet,   ///< one bullet would be left behind
  BetweenBullets,     ///< with two bullets at least on either side
  BeforeLastBullet,   ///< one bullet would go on alone
  NestedBullet,       ///< before a nested bullet
  InsideText,         ///< between lines of a section's own text, two at least on either side
  InsideParagraph,    ///< the same in a paragraph of an entry
  InsideBullet,       ///< the same in a bullet
  InsidePublication,  ///< the same in a publication
  ShortUnderHeading,  ///< fewer than two lines would stand under a heading
  Club,               ///< a paragraph's first line would be left behind
  BeforeClosing,      ///< a letter's closing would go on without text above it
  Widow,              ///< a paragraph's last line would go on alone
  ClubAndWidow,       ///< both: a paragraph of two lines
  InsideWord,         ///< a hyphen would end the page
  InsideHeading,      ///< between the lines of a heading, or a title and its dates
  AfterClosing,       ///< a letter's closing would be parted from the name under it
  AfterTitle,         ///< an entry's title would be parted from its text
  AfterHeading,       ///< a heading would be parted from what it heads
  KeptTogether,       ///< inside what the author wants to stand together
  FreelyParted,       ///< inside what the author lets pages part
  LongEntry,          ///< between bullets of a long entry, with enough of it on either side
  AfterSummary,       ///< between the summary of a long entry and its bullets
};

/// What ending a page somewhere costs, and why.
struct BreakCost {
  int penalty = 0;          ///< on TeX's scale: 0 is neutral, 10000 forbids, −10000 forces
  std::string_view reason;  ///< “parts a list between bullets”
};

/// The cost of a page break. What is forbidden happens only where a page would run over otherwise.
[[nodiscard]] BreakCost cost_of(BreakKind kind);

}  // namespace galley
