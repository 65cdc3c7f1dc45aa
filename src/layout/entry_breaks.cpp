// layout: where a page may part an entry (see entry_breaks.h).
#include "entry_breaks.h"

#include <algorithm>

namespace galley::layout {
namespace {

constexpr std::size_t min_lines = 8;          // of an entry that may be parted
constexpr std::size_t min_bullets = 2;        // before the break, and after it
constexpr std::size_t min_lines_below = 4;    // between the heading and the break
constexpr std::size_t min_lines_after = 3;    // on the next page, if these are fewer than two bullets
constexpr std::size_t min_summary_lines = 2;  // of a summary before the break

bool begins_entry(BreakKind kind) {
  return kind == BreakKind::NewPage || kind == BreakKind::Section || kind == BreakKind::Group ||
         kind == BreakKind::Entry || kind == BreakKind::Role || kind == BreakKind::Publication;
}

bool begins_bullet(BreakKind kind) {
  return kind == BreakKind::Bullets || kind == BreakKind::AfterFirstBullet ||
         kind == BreakKind::BetweenBullets || kind == BreakKind::BeforeLastBullet;
}

bool ends_in_colon(const Block& block) {
  std::string_view text = block.paragraph.text;
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.ends_with(':') || text.ends_with("：");
}

/// An entry: its blocks, and those of them that are not its heading.
struct EntryBlocks {
  std::span<const Block> blocks;
  std::span<const BlockOutline> outlines;
  std::size_t begin = 0;
  std::size_t body = 0;
  std::size_t end = 0;

  [[nodiscard]] BreakKind kind(std::size_t i) const { return blocks[i].placement.break_before; }
  [[nodiscard]] std::size_t lines(std::size_t from, std::size_t to) const {
    std::size_t sum = 0;
    for (std::size_t i = from; i < to; ++i)
      if (blocks[i].kind == Block::Kind::Text) sum += outlines[i].lines;
    return sum;
  }
  /// How many bullets of the list itself begin in [from, to).
  [[nodiscard]] std::size_t bullets(std::size_t from, std::size_t to) const {
    std::size_t count = 0;
    for (std::size_t i = from; i < to; ++i) {
      const bool is_first = i == body && blocks[i].placement.break_inside == BreakKind::InsideBullet;
      if (is_first || begins_bullet(kind(i))) ++count;
    }
    return count;
  }
};

/// Changes the kinds of an entry's breaks.
void part_entry(const EntryBlocks& entry, std::vector<BreakKind>& kinds) {
  if (entry.lines(entry.begin, entry.end) < min_lines) return;
  for (std::size_t i = entry.body + 1; i < entry.end; ++i) {
    const BreakKind kind = entry.kind(i);
    if (!begins_bullet(kind)) continue;
    if (entry.bullets(i, entry.end) < min_bullets && entry.lines(i, entry.end) < min_lines_after) continue;
    if (kind == BreakKind::Bullets) {
      if (entry.lines(i - 1, i) >= min_summary_lines && !ends_in_colon(entry.blocks[i - 1]))
        kinds[i] = BreakKind::AfterSummary;
    } else if (entry.bullets(entry.body, i) >= min_bullets && entry.lines(entry.body, i) >= min_lines_below) {
      kinds[i] = BreakKind::LongEntry;
    }
  }
}

}  // namespace

std::vector<BreakKind> breaks_before(std::span<const Block> blocks, std::span<const BlockOutline> outlines) {
  std::vector<BreakKind> kinds;
  kinds.reserve(blocks.size());
  for (const Block& block : blocks) kinds.push_back(block.placement.break_before);
  for (std::size_t begin = 0; begin < blocks.size();) {
    std::size_t end = begin + 1;
    while (end < blocks.size() && !begins_entry(kinds[end])) ++end;
    // The heading of a section, and of the entry that it stands above, are headings of one entry.
    std::size_t body = begin;
    for (std::size_t i = begin + 1; i < end; ++i)
      if (kinds[i] == BreakKind::AfterHeading || kinds[i] == BreakKind::AfterTitle) body = i;
    part_entry({blocks, outlines, begin, body, end}, kinds);
    begin = end;
  }
  return kinds;
}

}  // namespace galley::layout
