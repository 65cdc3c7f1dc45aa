// layout: white between words, line by line and from line to line.
#include "galley/layout/evenness.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace galley::layout {
namespace {

constexpr std::size_t river_lines = 3;
constexpr std::size_t quiet_river_lines = 5;

// Spaces wider than this, in thousandths of an em, are seen as white and not as the end of a word: a third
// more than the common word space.
constexpr int wide_space = 300;

/// A word space on the page, and the chain of spaces above it that it ends.
struct Gap {
  Length left, right;
  Length size;  ///< of the type
  std::size_t length = 1;
  Length sum;  ///< of the widths
  bool goes_on = false;

  [[nodiscard]] Length width() const { return right - left; }
};

bool is_space(const GlyphRun& run, const PlacedGlyph& glyph) {
  const std::string_view text =
      std::string_view(run.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
  return text == " " || text == "\u00A0";
}

/// The runs of a line, which stand in the order of reading, from left to right.
std::vector<const GlyphRun*> from_left(const Line& line) {
  std::vector<const GlyphRun*> runs;
  for (const GlyphRun& run : line.runs) runs.push_back(&run);
  std::ranges::sort(runs, {}, [](const GlyphRun* run) { return std::pair(run->origin.x, run); });
  return runs;
}

/// The spaces between the words of a line. A space reaches to where the next glyph begins; the one at the
/// line's end reaches nowhere.
std::vector<Gap> gaps_of(const Line& line) {
  std::vector<Gap> gaps;
  bool open = false;
  for (const GlyphRun* run : from_left(line))
    for (const PlacedGlyph& glyph : run->glyphs) {
      const Length x = run->origin.x + glyph.x;
      if (open) gaps.back().right = x;
      open = is_space(*run, glyph) && x >= Length{};
      if (open) gaps.push_back({x, x, run->size, 1, {}, false});
    }
  if (open) gaps.pop_back();
  for (Gap& gap : gaps) gap.sum = gap.width();
  return gaps;
}

bool overlap(const Gap& above, const Gap& below) {
  const Length shared = std::min(above.right, below.right) - std::max(above.left, below.left);
  const Length narrower = std::min(above.width(), below.width());
  return shared > Length{} && shared * 2 >= narrower;
}

/// Lets each space go on with the first chain above it that no other has taken.
void flow(std::vector<Gap>& above, std::vector<Gap>& below) {
  std::size_t first = 0;
  for (Gap& gap : below) {
    while (first < above.size() && (above[first].right <= gap.left || above[first].goes_on)) ++first;
    for (std::size_t i = first; i < above.size() && above[i].left < gap.right; ++i) {
      if (!overlap(above[i], gap)) continue;
      above[i].goes_on = true;
      gap.length = above[i].length + 1;
      gap.sum += above[i].sum;
      break;
    }
  }
}

std::optional<River> river_of(const Gap& gap, std::size_t line) {
  if (gap.goes_on || gap.length < river_lines) return {};
  const Length mean = gap.sum / static_cast<std::int64_t>(gap.length);
  if (gap.length < quiet_river_lines && mean < gap.size.scaled(wide_space, 1000)) return {};
  return River{line + 1 - gap.length, gap.length, mean};
}

}  // namespace

std::vector<River> rivers(std::span<const Line> lines) {
  std::vector<River> found;
  std::vector<Gap> above;
  std::size_t last = 0;
  const auto take = [&] {
    for (const Gap& gap : above)
      if (const auto river = river_of(gap, last)) found.push_back(*river);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].role != LineRole::Body) continue;
    std::vector<Gap> gaps = gaps_of(lines[i]);
    flow(above, gaps);
    take();
    above = std::move(gaps);
    last = i;
  }
  take();
  return found;
}

std::vector<PlacedRiver> rivers(const Pages& pages) {
  std::vector<PlacedRiver> found;
  for (std::size_t number = 0; number < pages.pages.size(); ++number) {
    const std::vector<Line>& lines = pages.pages[number].lines;
    for (std::size_t begin = 0; begin < lines.size();) {
      // A paragraph ends with its last line, or with the page.
      std::size_t end = begin;
      while (end < lines.size() && (lines[end].role != LineRole::Body || !lines[end].ends_paragraph)) ++end;
      end = std::min(end + 1, lines.size());
      for (River river : rivers(std::span(lines).subspan(begin, end - begin))) {
        river.first += begin;
        const NodeId node = lines[river.first].block;
        const auto& nodes = pages.structure.nodes;
        found.push_back({number, node < nodes.size() ? nodes[node].place : Place{}, river});
      }
      begin = end;
    }
  }
  return found;
}

WordSpaces word_spaces(const Pages& pages) {
  WordSpaces spaces;
  double sum = 0;
  double squares = 0;
  for (const Page& page : pages.pages)
    for (const Line& line : page.lines) {
      if (!line.justified) continue;
      ++spaces.lines;
      sum += line.word_space;
      squares += line.word_space * line.word_space;
      spaces.widest = std::max(spaces.widest, line.word_space);
    }
  if (spaces.lines == 0) return spaces;
  const auto count = static_cast<double>(spaces.lines);
  spaces.mean = sum / count;
  spaces.deviation = std::sqrt(std::max(0.0, squares / count - spaces.mean * spaces.mean)) / spaces.mean;
  return spaces;
}

}  // namespace galley::layout
