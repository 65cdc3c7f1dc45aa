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
  SpaceOnPage space;
  Length size;  ///< of the type
  std::size_t length = 1;
  Length sum;             ///< of the widths
  std::size_t above = 0;  ///< the space that it goes on from, if the chain is longer than one
  bool goes_on = false;

  [[nodiscard]] Length width() const { return space.right - space.left; }
};

/// The spaces of a line, which is one of several.
struct Row {
  std::size_t line = 0;
  std::vector<Gap> gaps;
};

/// The runs of a line, which stand in the order of reading, from left to right.
std::vector<const GlyphRun*> from_left(const Line& line) {
  std::vector<const GlyphRun*> runs;
  runs.reserve(line.runs.size());
  for (const GlyphRun& run : line.runs) runs.push_back(&run);
  std::ranges::sort(runs, {}, [](const GlyphRun* run) { return std::pair(run->origin.x, run); });
  return runs;
}

/// A space reaches to where the next glyph begins; the one at the line's end reaches nowhere.
std::vector<Gap> gaps_of(const Line& line) {
  std::vector<Gap> gaps;
  bool open = false;
  for (const GlyphRun* run : from_left(line))
    for (const PlacedGlyph& glyph : run->glyphs) {
      const Length x = run->origin.x + glyph.x;
      if (open) gaps.back().space.right = x;
      open = is_space(*run, glyph) && x >= Length{};
      if (open) gaps.push_back({{x, x}, run->size, 1, {}, 0, false});
    }
  if (open) gaps.pop_back();
  for (Gap& gap : gaps) gap.sum = gap.width();
  return gaps;
}

bool overlap(const Gap& above, const Gap& below) {
  const Length shared =
      std::min(above.space.right, below.space.right) - std::max(above.space.left, below.space.left);
  const Length narrower = std::min(above.width(), below.width());
  return shared > Length{} && shared * 2 >= narrower;
}

/// Lets each space go on with the first chain above it that no other has taken.
void flow(std::vector<Gap>& above, std::vector<Gap>& below) {
  std::size_t first = 0;
  for (Gap& gap : below) {
    while (first < above.size() && (above[first].space.right <= gap.space.left || above[first].goes_on))
      ++first;
    for (std::size_t i = first; i < above.size() && above[i].space.left < gap.space.right; ++i) {
      if (!overlap(above[i], gap)) continue;
      above[i].goes_on = true;
      gap.length = above[i].length + 1;
      gap.sum += above[i].sum;
      gap.above = i;
      break;
    }
  }
}

/// How far points of equal distance from one another stray from the line that fits them best.
Length drift_of(const std::vector<RiverSpace>& spaces) {
  const auto count = static_cast<double>(spaces.size());
  const double middle_line = (count - 1) / 2;
  double mean = 0;
  for (const RiverSpace& space : spaces) mean += (space.space.left + space.space.right).points() / 2 / count;
  double slope = 0;
  double lines = 0;
  const auto off = [&](std::size_t i) {
    return (spaces[i].space.left + spaces[i].space.right).points() / 2 - mean;
  };
  for (std::size_t i = 0; i < spaces.size(); ++i) {
    const double down = static_cast<double>(i) - middle_line;
    slope += down * off(i);
    lines += down * down;
  }
  slope /= lines;
  double squares = 0;
  for (std::size_t i = 0; i < spaces.size(); ++i) {
    const double stray = off(i) - slope * (static_cast<double>(i) - middle_line);
    squares += stray * stray;
  }
  return Length::points(std::sqrt(squares / count));
}

/// The river that ends in a space of the last of these rows, if it is one.
std::optional<River> river_of(const Gap& last, std::span<const Row> rows) {
  if (last.goes_on || last.length < river_lines) return {};
  const Length mean = last.sum / static_cast<std::int64_t>(last.length);
  if (last.length < quiet_river_lines && mean < last.size.scaled(wide_space, 1000)) return {};
  River river;
  river.lines = last.length;
  river.width = mean;
  const Gap* gap = &last;
  for (auto row = rows.rbegin(); river.spaces.size() < last.length; ++row) {
    river.spaces.push_back({row->line, gap->space});
    if (gap->length > 1) gap = &std::next(row)->gaps[gap->above];
  }
  std::ranges::reverse(river.spaces);
  river.first = river.spaces.front().line;
  river.drift = drift_of(river.spaces);
  return river;
}

}  // namespace

bool is_space(const GlyphRun& run, const PlacedGlyph& glyph) {
  const std::string_view text =
      std::string_view(run.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
  return text == " " || text == "\u00A0";
}

std::vector<SpaceOnPage> spaces_of(const Line& line) {
  std::vector<SpaceOnPage> spaces;
  for (const Gap& gap : gaps_of(line)) spaces.push_back(gap.space);
  return spaces;
}

std::vector<River> rivers(std::span<const Line> lines) {
  std::vector<River> found;
  std::vector<Row> rows;
  const auto take = [&] {
    if (rows.empty()) return;
    for (const Gap& gap : rows.back().gaps)
      if (auto river = river_of(gap, rows)) found.push_back(*std::move(river));
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].role != LineRole::Body) continue;
    Row row{i, gaps_of(lines[i])};
    if (!rows.empty()) flow(rows.back().gaps, row.gaps);
    take();
    rows.push_back(std::move(row));
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
        for (RiverSpace& space : river.spaces) space.line += begin;
        const NodeId node = lines[river.first].block;
        const auto& nodes = pages.structure.nodes;
        found.push_back({number, node < nodes.size() ? nodes[node].place : Place{}, std::move(river)});
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
