// layout: the number of lines of each paragraph (see lengths.h). One dynamic programme goes from page to
// page. Its states are the places at which a page can begin: before a block, or inside a block at one of its
// lengths. Inside a page, blocks at different lengths that come to the same height are one: the cheapest
// stays.
#include "lengths.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include "pagination.h"

namespace galley::layout {
namespace {

using breaking::Fitness;

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// Where a page begins: before row `row` of a block at a length. Of row 0 the length is open.
struct PageStart {
  std::size_t block = 0;
  std::size_t length = 0;  ///< 0: as it comes out best; n: its other n − 1
  std::size_t row = 0;
  auto operator<=>(const PageStart&) const = default;
};

/// Reads the rows of blocks at their lengths.
class LengthRows {
 public:
  explicit LengthRows(const FlexibleRows& flexible) : flexible_(flexible) {}

  [[nodiscard]] std::size_t blocks() const { return flexible_.blocks.size(); }
  [[nodiscard]] std::size_t lengths(std::size_t block) const {
    return 1 + flexible_.blocks[block].others.size();
  }
  [[nodiscard]] std::span<const Row> rows(std::size_t block, std::size_t length) const {
    const FlexibleBlock& one = flexible_.blocks[block];
    if (length > 0) return one.others[length - 1].rows;
    return std::span(flexible_.rows).subspan(one.begin, one.end - one.begin);
  }
  /// The height of the head of a page that begins at a place.
  [[nodiscard]] Length head_of(const PageStart& begin) const {
    return begin == PageStart{} ? Length{} : rows(begin.block, begin.length)[begin.row].head_height;
  }
  [[nodiscard]] std::int64_t cost(std::size_t block, std::size_t length) const {
    return length == 0 ? 0 : flexible_.blocks[block].others[length - 1].cost;
  }

 private:
  const FlexibleRows& flexible_;
};

/// A chosen length, and those before it on the page.
struct Chosen {
  std::size_t block = 0;
  std::size_t length = 0;
  std::size_t previous = none;
};

/// The blocks of a page so far, at lengths that come to one height.
struct Filling {
  Length natural;
  std::int64_t cost = 0;
  std::size_t chosen = none;
};

/// Where a page can end, and what is on it then.
struct End {
  PageStart next;
  int penalty = 0;
  bool ends_part = false;
  Filling filling;
  Glue glue;
};

/// A page break that was reached.
struct ReachedBreak {
  PageStart place;
  Fitness fitness = Fitness::Decent;
  std::int64_t demerits = 0;
  std::size_t chosen = none;    ///< on the page before the break
  std::size_t previous = none;  ///< the state at which that page begins
};

class PageSearch {
 public:
  PageSearch(const FlexibleRows& flexible, const PageHeights& heights, const PageBounds& bounds,
             std::optional<std::int64_t> known, std::size_t known_pages)
      : rows_(flexible),
        heights_(heights),
        bounds_(bounds),
        parameters_(page_parameters(heights)),
        known_(known),
        max_pages_(bounds.max_pages.value_or(2 * known_pages + 1)) {}

  std::vector<int> lengths(const FlexibleRows& flexible, const std::stop_token& stop) {
    std::vector<std::size_t> frontier{0};
    states_.push_back({});
    for (std::size_t page = 0; page < max_pages_ && !frontier.empty(); ++page) {
      if (stop.stop_requested()) break;
      frontier = pages_from(frontier, page);
    }
    std::vector<int> lines_more(rows_.blocks(), 0);
    for (std::size_t state = best_; state != none; state = states_[state].previous)
      for (std::size_t one = states_[state].chosen; one != none; one = chosen_[one].previous)
        lines_more[chosen_[one].block] =
            flexible.blocks[chosen_[one].block].others[chosen_[one].length - 1].lines_more;
    return lines_more;
  }

 private:
  // Of heights that a page can have, so many are looked at: those that cost least.
  static constexpr std::size_t max_fillings = 24;
  /// A page costs no less than this: its foot is full, and it ends between sections.
  static constexpr std::int64_t least_page = -2500;

  /// All states after page `page`, from those before it.
  std::vector<std::size_t> pages_from(const std::vector<std::size_t>& frontier, std::size_t page) {
    std::map<std::pair<PageStart, Fitness>, std::size_t> next;
    std::map<PageStart, std::vector<std::size_t>> by_place;
    for (const std::size_t state : frontier) by_place[states_[state].place].push_back(state);
    for (const auto& [place, states] : by_place) {
      for (const End& end : ends_from(place, heights_[page])) {
        Glue glue = end.glue;
        glue.stretch += parameters_.background.stretch;
        if (end.ends_part) glue.stretch += stretch_of_last_page(heights_);
        const breaking::Judgement page_is = breaking::judge(end.filling.natural, glue, heights_[page]);
        if (page_is.badness > breaking::infinite_badness) continue;
        const std::int64_t own = breaking::demerits_of(page_is, end.penalty, parameters_) + end.filling.cost;
        for (const std::size_t from : states) offer(from, page_is.fitness, own, end, page, next);
      }
    }
    std::vector<std::size_t> reached;
    for (const auto& [key, state] : next) reached.push_back(state);
    return reached;
  }

  void offer(std::size_t from, Fitness fitness, std::int64_t own, const End& end, std::size_t page,
             std::map<std::pair<PageStart, Fitness>, std::size_t>& next) {
    const std::int64_t demerits = states_[from].demerits + own +
                                  breaking::demerits_between(states_[from].fitness, fitness, parameters_);
    const bool is_last = end.next.block == rows_.blocks();
    if (known_ && demerits > *known_ + (is_last ? 0 : slack(page))) return;
    const ReachedBreak state{end.next, fitness, demerits, end.filling.chosen, from};
    if (is_last) {
      if (best_ != none && states_[best_].demerits <= demerits) return;
      best_ = states_.size();
      states_.push_back(state);
      return;
    }
    const auto [found, is_new] = next.try_emplace({end.next, fitness}, states_.size());
    if (is_new)
      states_.push_back(state);
    else if (demerits < states_[found->second].demerits)
      states_[found->second] = state;
  }

  /// What the pages after `page` can win back.
  [[nodiscard]] std::int64_t slack(std::size_t page) const {
    return -least_page * static_cast<std::int64_t>(max_pages_ - page - 1);
  }

  /// The ends of a page that begins at a place.
  std::vector<End> ends_from(const PageStart& begin, Length height) {
    std::vector<End> ends;
    std::vector<Filling> fillings{{.natural = rows_.head_of(begin)}};
    Glue glue;
    bool is_first = true;
    const auto add_glue = [&](const Row& row) {
      if (is_first && fillings.front().natural == Length{}) return;  // a page with a head keeps the gap
      for (Filling& filling : fillings) filling.natural += row.above.natural;
      glue.stretch += row.above.stretch;
      glue.shrink += row.above.shrink;
    };
    const auto end_all = [&](const PageStart& next, const Row* row) {
      const bool ends_part = row == nullptr || row->break_before == BreakKind::NewPage;
      const int penalty = row == nullptr ? -breaking::infinite_penalty : penalty_of(*row);
      if (penalty >= breaking::infinite_penalty) return;
      for (const Filling& filling : fillings) ends.push_back({next, penalty, ends_part, filling, glue});
    };
    std::size_t block = begin.block;
    if (begin.row > 0) {
      const std::span<const Row> rows = rows_.rows(block, begin.length);
      for (std::size_t row = begin.row; row < rows.size(); ++row) {
        if (!is_first) end_all({block, begin.length, row}, &rows[row]);
        add_glue(rows[row]);
        for (Filling& filling : fillings) filling.natural += rows[row].height;
        is_first = false;
      }
      ++block;
    }
    for (; block < rows_.blocks(); ++block) {
      const std::span<const Row> best = rows_.rows(block, 0);
      if (best.empty()) continue;
      if (!is_first) {
        end_all({block, 0, 0}, &best.front());
        if (best.front().break_before == BreakKind::NewPage) return ends;
      }
      add_glue(best.front());
      is_first = false;
      fillings = with_block(fillings, block, glue, ends);
      std::erase_if(fillings, [&](const Filling& filling) { return filling.natural - glue.shrink > height; });
      if (fillings.empty()) return ends;
    }
    end_all({block, 0, 0}, nullptr);
    return ends;
  }

  /// The page with one more block, at each of its lengths; and the ends inside it.
  std::vector<Filling> with_block(const std::vector<Filling>& fillings, std::size_t block, Glue& glue,
                                  std::vector<End>& ends) {
    std::vector<Filling> more;
    Glue inside;
    for (std::size_t length = 0; length < rows_.lengths(block); ++length) {
      const std::span<const Row> rows = rows_.rows(block, length);
      const std::int64_t cost = rows_.cost(block, length);
      Length height = rows.front().height;
      Glue here;
      std::vector<Filling> taken = fillings;
      for (Filling& filling : taken) {
        filling.cost += cost;
        if (length > 0) {
          chosen_.push_back({block, length, filling.chosen});
          filling.chosen = chosen_.size() - 1;
        }
      }
      for (std::size_t row = 1; row < rows.size(); ++row) {
        const int penalty = penalty_of(rows[row]);
        if (penalty < breaking::infinite_penalty) {
          for (Filling filling : taken) {
            filling.natural += height;
            ends.push_back({{block, length, row},
                            penalty,
                            false,
                            filling,
                            {{}, glue.stretch + here.stretch, glue.shrink + here.shrink}});
          }
        }
        height += rows[row].above.natural + rows[row].height;
        here.stretch += rows[row].above.stretch;
        here.shrink += rows[row].above.shrink;
      }
      if (length == 0) inside = here;
      for (Filling& filling : taken) {
        filling.natural += height;
        more.push_back(filling);
      }
    }
    glue.stretch += inside.stretch;
    glue.shrink += inside.shrink;
    return cheapest(std::move(more));
  }

  /// For each height the cheapest.
  static std::vector<Filling> cheapest(std::vector<Filling> fillings) {
    std::ranges::sort(fillings, [](const Filling& a, const Filling& b) {
      return std::pair(a.natural, a.cost) < std::pair(b.natural, b.cost);
    });
    const auto same = std::ranges::unique(fillings, {}, &Filling::natural);
    fillings.erase(same.begin(), same.end());
    if (fillings.size() > max_fillings) {
      std::ranges::nth_element(fillings, fillings.begin() + max_fillings, {}, &Filling::cost);
      fillings.resize(max_fillings);
    }
    return fillings;
  }

  [[nodiscard]] int penalty_of(const Row& row) const {
    const int penalty = cost_of(row.break_before).penalty;
    return penalty >= bounds_.forbidden ? breaking::infinite_penalty : penalty;
  }

  LengthRows rows_;
  PageHeights heights_;
  PageBounds bounds_;
  breaking::Parameters parameters_;
  std::optional<std::int64_t> known_;
  std::size_t max_pages_;
  std::vector<ReachedBreak> states_;
  std::vector<Chosen> chosen_;
  std::size_t best_ = none;
};

/// How much pages hold. From each place where a page can begin it goes on to the last places where it can
/// end, at the lengths that take the least room.
class Capacity {
 public:
  Capacity(const FlexibleRows& flexible, const PageHeights& heights, int forbidden)
      : rows_(flexible), heights_(heights), forbidden_(forbidden) {
    for (std::size_t block = 0; block < rows_.blocks(); ++block) {
      std::size_t shortest = 0;
      for (std::size_t length = 1; length < rows_.lengths(block); ++length)
        if (rows_.rows(block, length).size() < rows_.rows(block, shortest).size()) shortest = length;
      shortest_.push_back(shortest);
    }
  }

  std::size_t lines_after(std::size_t pages) {
    std::vector<PageStart> begins{{}};
    std::size_t page = 0;
    for (; page + 1 < pages; ++page) {
      std::vector<PageStart> ends = last_ends(begins, heights_[page]);
      if (ends.empty()) break;  // no page can end here: all that this one does not hold is beyond
      if (ends[0].block == rows_.blocks()) return 0;
      begins = std::move(ends);
    }
    std::size_t least = none;
    for (const PageStart& begin : begins) least = std::min(least, lines_beyond(begin, heights_[page]));
    return least;
  }

 private:
  /// The room that rows take which follow one another on a page.
  struct Room {
    Length least;
    bool is_empty = true;
    bool has_head = false;
    void add(const Row& row) {
      if (!is_empty || has_head) least += row.above.natural - row.above.shrink;
      least += row.height;
      is_empty = false;
    }
  };

  /// The room that the head of a page takes.
  [[nodiscard]] Room room_of(const PageStart& begin) const {
    const Length head = rows_.head_of(begin);
    return {.least = head, .is_empty = true, .has_head = head > Length{}};
  }

  /// The rows of the page from a place on: those of a block that has begun at its length, of all others at
  /// the shortest one.
  [[nodiscard]] std::span<const Row> rows_from(const PageStart& begin, std::size_t block) const {
    if (block != begin.block || begin.row == 0) return rows_.rows(block, shortest_[block]);
    return rows_.rows(block, begin.length).subspan(begin.row);
  }

  [[nodiscard]] bool may_end(const Row& row) const { return cost_of(row.break_before).penalty < forbidden_; }

  /// Where pages can end that begin at any of these places: the last places, which all stand in one block.
  /// All of the document is on the pages if that is behind the last block.
  std::vector<PageStart> last_ends(const std::vector<PageStart>& begins, Length height) const {
    std::vector<PageStart> ends;
    const auto add = [&ends](const PageStart& place) {
      if (!ends.empty() && ends.back().block > place.block) return;
      if (!ends.empty() && ends.back().block < place.block) ends.clear();
      if (std::ranges::find(ends, place) == ends.end()) ends.push_back(place);
    };
    for (const PageStart& begin : begins) {
      Room room = room_of(begin);
      for (std::size_t block = begin.block; room.least <= height; ++block) {
        if (block == rows_.blocks()) return {{block, 0, 0}};
        const bool is_tail = block == begin.block && begin.row > 0;
        const std::span<const Row> whole = rows_from(begin, block);
        if (!room.is_empty && !whole.empty() && may_end(whole.front())) add({block, 0, 0});
        if (!room.is_empty && !whole.empty() && whole.front().break_before == BreakKind::NewPage) break;
        for (std::size_t length = 0; length < rows_.lengths(block); ++length) {
          if (is_tail && length != begin.length) continue;
          const std::span<const Row> rows = rows_.rows(block, length);
          const std::size_t first = is_tail ? begin.row : 0;
          Room inside = room;
          for (std::size_t row = first; row < rows.size() && inside.least <= height; ++row) {
            if (row > first && may_end(rows[row])) add({block, length, row});
            inside.add(rows[row]);
          }
        }
        for (const Row& row : whole) room.add(row);
      }
    }
    return ends;
  }

  /// The lines of text that the page does not hold which begins at a place.
  [[nodiscard]] std::size_t lines_beyond(const PageStart& begin, Length height) const {
    Room room = room_of(begin);
    std::size_t beyond = 0;
    std::size_t rows_beyond = 0;
    bool is_full = false;
    for (std::size_t block = begin.block; block < rows_.blocks(); ++block) {
      for (const Row& row : rows_from(begin, block)) {
        if (!room.is_empty && row.break_before == BreakKind::NewPage) is_full = true;
        if (!is_full) room.add(row);
        is_full = is_full || room.least > height;
        if (!is_full) continue;
        ++rows_beyond;
        beyond += row.is_text ? 1U : 0U;
      }
    }
    return rows_beyond == 0 ? 0 : std::max<std::size_t>(1, beyond);
  }

  LengthRows rows_;
  PageHeights heights_;
  int forbidden_;
  std::vector<std::size_t> shortest_;
};

/// Are pages as they should be: none too long, and no more than asked for?
bool holds(const breaking::Broken& pages, const PageBounds& bounds) {
  return !is_overfull(pages) && (!bounds.max_pages || pages.lines.size() <= *bounds.max_pages);
}

}  // namespace

FlexibleRows flexible_rows(const Document& document, std::size_t flow, const shape::ShapedText& text,
                           std::span<const BlockOutline> outlines, const Setting& setting, PageEnds ends) {
  FlexibleRows flexible;
  flexible.rows = rows_of(document, flow, text, outlines, setting, ends);
  const auto [begin, end] = blocks_of(document, flow);
  const auto& inset = document.flows[flow].region.inset;
  const std::size_t beside = inset ? begin + inset->blocks : begin;
  std::size_t row = 0;
  for (std::size_t i = begin; i < end; ++i) {
    FlexibleBlock& block = flexible.blocks.emplace_back();
    block.begin = row;
    block.end = row += outlines[i].lines + outlines[i].below;
    if (i < beside) continue;
    const std::span<const Row> rows = std::span(flexible.rows).subspan(block.begin, block.end - block.begin);
    for (const OtherLength& other : outlines[i].others)
      block.others.push_back({other.lines_more, other.cost, rows_at_length(document.blocks[i], rows, other)});
  }
  return flexible;
}

std::vector<Row> rows_at_lengths(const FlexibleRows& flexible, std::span<const int> lines_more) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < flexible.blocks.size(); ++i) {
    const FlexibleBlock& block = flexible.blocks[i];
    const auto other = std::ranges::find(block.others, lines_more[i], &OtherRows::lines_more);
    if (lines_more[i] != 0 && other != block.others.end()) {
      rows.insert(rows.end(), other->rows.begin(), other->rows.end());
    } else {
      rows.insert(rows.end(), flexible.rows.begin() + static_cast<std::ptrdiff_t>(block.begin),
                  flexible.rows.begin() + static_cast<std::ptrdiff_t>(block.end));
    }
  }
  return rows;
}

bool may_gain_by_lengths(const std::vector<Row>& rows, const PageHeights& heights, const PageBounds& bounds,
                         const std::stop_token& stop) {
  if (heights.is_one_page || rows.empty()) return false;
  const breaking::Broken pages = break_pages(rows, heights, bounds, stop).broken;
  return pages.lines.size() > 1 || !holds(pages, bounds);
}

std::vector<int> best_lengths(const FlexibleRows& flexible, const PageHeights& heights,
                              const PageBounds& bounds, const std::stop_token& stop) {
  const breaking::Broken known = break_pages(flexible.rows, heights, bounds, stop).broken;
  PageSearch search(flexible, heights, bounds,
                    holds(known, bounds) ? std::optional(known.demerits) : std::nullopt, known.lines.size());
  return search.lengths(flexible, stop);
}

std::size_t lines_not_held(const FlexibleRows& flexible, const PageHeights& heights, std::size_t pages,
                           int forbidden) {
  return Capacity(flexible, heights, forbidden).lines_after(pages);
}

}  // namespace galley::layout
