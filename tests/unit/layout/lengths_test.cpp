// The page search against brute force: all lengths of all paragraphs, all breaks.
#include "lengths.h"

#include <random>

#include <gmock/gmock.h>

#include "pagination.h"

namespace galley::layout {
namespace {

constexpr Length line = Length::points(10);

Row row_of(BreakKind kind, Length above) {
  Row row;
  row.height = line;
  row.baseline = Length::points(7.6);
  row.above = {above, above / 4, above / 6};
  row.break_before = kind;
  row.is_text = true;
  return row;
}

/// A block of some lines as `rows_of` makes it.
std::vector<Row> block_of(BreakKind kind, std::size_t lines) {
  std::vector<Row> rows{row_of(kind, Length::points(kind == BreakKind::Entry ? 9 : 3))};
  for (std::size_t i = 1; i < lines; ++i) {
    const BreakKind inside = lines == 2       ? BreakKind::ClubAndWidow
                             : i == 1         ? BreakKind::Club
                             : i + 1 == lines ? BreakKind::Widow
                                              : BreakKind::InsideBullet;
    rows.push_back(row_of(inside, {}));
  }
  return rows;
}

/// A flow of some blocks, of which at most `most_flexible` have other lengths.
FlexibleRows random_flow(unsigned seed, std::size_t blocks, std::size_t most_flexible) {
  std::mt19937 random(seed);
  const auto below = [&random](unsigned bound) { return random() % bound; };
  constexpr BreakKind kinds[] = {BreakKind::Entry,           BreakKind::AfterTitle, BreakKind::BetweenBullets,
                                 BreakKind::LongEntry,       BreakKind::Section,    BreakKind::Paragraph,
                                 BreakKind::BeforeLastBullet};
  FlexibleRows flow;
  std::size_t flexible = 0;
  for (std::size_t i = 0; i < blocks; ++i) {
    const BreakKind kind = kinds[below(std::size(kinds))];
    const std::size_t lines = 1 + below(5);
    const std::vector<Row> rows = block_of(kind, lines);
    FlexibleBlock& block = flow.blocks.emplace_back();
    block.begin = flow.rows.size();
    flow.rows.insert(flow.rows.end(), rows.begin(), rows.end());
    block.end = flow.rows.size();
    for (const int more : {-1, 1}) {
      if (lines < 2 || flexible == most_flexible || below(3) > 0) continue;
      const auto others = static_cast<std::size_t>(static_cast<int>(lines) + more);
      block.others.push_back({more, 300 + static_cast<std::int64_t>(below(3000)), block_of(kind, others)});
    }
    if (!block.others.empty()) ++flexible;
    // Inside an entry a page has a head.
    if (seed % 2 == 0 || kind == BreakKind::Entry || kind == BreakKind::Section) continue;
    for (std::size_t row = block.begin; row < block.end; ++row) flow.rows[row].head_height = line;
    for (OtherRows& other : block.others)
      for (Row& row : other.rows) row.head_height = line;
  }
  return flow;
}

/// Calls `visit` with all ways to choose lengths.
template <typename Visit>
void each_way(const FlexibleRows& flow, std::vector<int>& lengths, std::size_t block, Visit& visit) {
  if (block == flow.blocks.size()) return visit(lengths);
  each_way(flow, lengths, block + 1, visit);
  for (const OtherRows& other : flow.blocks[block].others) {
    lengths[block] = other.lines_more;
    each_way(flow, lengths, block + 1, visit);
  }
  lengths[block] = 0;
}

std::int64_t cost_of_lengths(const FlexibleRows& flow, const std::vector<int>& lengths) {
  std::int64_t cost = 0;
  for (std::size_t i = 0; i < lengths.size(); ++i)
    for (const OtherRows& other : flow.blocks[i].others)
      if (other.lines_more == lengths[i]) cost += other.cost;
  return cost;
}

class PageSearch : public testing::TestWithParam<int> {};

TEST_P(PageSearch, FindsTheCheapestOfAllPages) {
  const auto seed = static_cast<unsigned>(GetParam());
  const FlexibleRows flow = random_flow(seed, 24, 7);
  ASSERT_LE(flow.rows.size(), 96U);
  const Length height = line * (14 + seed % 17);
  const PageHeights heights{height - line * (seed % 3), height};
  PageBounds bounds;
  if (seed % 4 == 3) bounds.forbidden = 5000;
  const std::vector<int> found = best_lengths(flow, heights, bounds, {});
  const auto total = [&](const std::vector<int>& lengths) {
    const breaking::Broken pages = break_pages(rows_at_lengths(flow, lengths), heights, bounds, {}).broken;
    return is_overfull(pages) ? std::numeric_limits<std::int64_t>::max()
                              : pages.demerits + cost_of_lengths(flow, lengths);
  };
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  const auto visit = [&](const std::vector<int>& lengths) { least = std::min(least, total(lengths)); };
  std::vector<int> lengths(flow.blocks.size(), 0);
  each_way(flow, lengths, 0, visit);
  EXPECT_EQ(total(found), least);
}
INSTANTIATE_TEST_SUITE_P(Seeds, PageSearch, testing::Range(0, 60));

class Capacity : public testing::TestWithParam<int> {};

TEST_P(Capacity, IsThatOfTheBestLengths) {
  const auto seed = static_cast<unsigned>(GetParam());
  const FlexibleRows flow = random_flow(seed + 1000, 20, 6);
  const Length height = line * (12 + seed % 20);
  const PageHeights heights{height, height};
  const int forbidden = seed % 2 == 0 ? 5000 : breaking::infinite_penalty;
  for (std::size_t pages = 1; pages < 7; ++pages) {
    bool fits = false;
    const auto visit = [&](const std::vector<int>& lengths) {
      const std::vector<Row> rows = rows_at_lengths(flow, lengths);
      const BrokenPages broken = break_pages(rows, heights, {pages, forbidden}, {});
      bool holds = !is_overfull(broken.broken) && broken.broken.lines.size() <= pages;
      for (std::size_t page = 0; holds && page + 1 < broken.broken.lines.size(); ++page) {
        const std::size_t next = broken.list.row[broken.broken.lines[page].at];
        holds = cost_of(rows[next].break_before).penalty < forbidden;
      }
      fits = fits || holds;
    };
    std::vector<int> lengths(flow.blocks.size(), 0);
    each_way(flow, lengths, 0, visit);
    EXPECT_EQ(lines_not_held(flow, heights, pages, forbidden) == 0, fits) << pages << " pages";
  }
}
INSTANTIATE_TEST_SUITE_P(Seeds, Capacity, testing::Range(0, 40));

TEST(Lengths, StayWherePagesAreGoodAsTheyCome) {
  FlexibleRows flow = random_flow(1, 3, 3);
  const PageHeights heights{line * 100, line * 100};
  EXPECT_FALSE(may_gain_by_lengths(flow.rows, heights, {}, {}));
  EXPECT_THAT(best_lengths(flow, heights, {}, {}), testing::Each(0));
}

TEST(Lengths, FitWhatIsALineTooLong) {
  FlexibleRows flow;
  flow.rows = block_of(BreakKind::Entry, 4);
  flow.blocks.push_back({0, 4, {{-1, 500, block_of(BreakKind::Entry, 3)}}});
  const PageHeights heights{line * 3, line * 3};
  EXPECT_EQ(lines_not_held(flow, heights, 1, breaking::infinite_penalty), 0U);
  EXPECT_THAT(best_lengths(flow, heights, {1, breaking::infinite_penalty}, {}), testing::ElementsAre(-1));
  flow.blocks[0].others.clear();
  EXPECT_EQ(lines_not_held(flow, heights, 1, breaking::infinite_penalty), 1U);
}

}  // namespace
}  // namespace galley::layout
