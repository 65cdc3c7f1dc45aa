// layout: the vertical list of rows, and the pages that the breaker makes of it.
#include "pagination.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::layout {
namespace {

using breaking::Item;
using breaking::ItemKind;

// A page's foot may stay empty by about a fifth before that costs as much as a bad line. Without a bound
// badness saturates, and all short pages tie.
constexpr int foot_fraction = 5;

// What the last page lacks costs little, but a scrap of two lines costs more than evening out the page before
// it.
constexpr int last_page_percent = 80;

// Any page may be as bad as it must; the demerits choose.
constexpr int page_tolerance = breaking::infinite_badness;

// A penalty of 10000 forbids. Where that makes a page overfull, it is only a very bad idea.
constexpr int nearly_infinite_penalty = breaking::infinite_penalty - 1;

/// The vertical list, and for each item the row that a page begins with if it breaks there.
struct VerticalList {
  std::vector<Item> items;
  std::vector<std::size_t> row;
};

VerticalList vertical_list(const std::vector<Row>& rows, Length height, int highest_penalty) {
  VerticalList list;
  const auto push = [&list](const Item& item, std::size_t row) {
    list.items.push_back(item);
    list.row.push_back(row);
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) {
      Item page_break;
      page_break.kind = ItemKind::Break;
      page_break.penalty = std::min(rows[i].break_penalty, highest_penalty);
      push(page_break, i);
      Item gap;
      gap.kind = ItemKind::Glue;
      gap.width = rows[i].above.natural;
      gap.stretch = rows[i].above.stretch;
      gap.shrink = rows[i].above.shrink;
      push(gap, i);
    }
    Item box;
    box.width = rows[i].height;
    push(box, i);
  }
  Item no_break;
  no_break.kind = ItemKind::Break;
  no_break.penalty = breaking::infinite_penalty;
  push(no_break, rows.size());
  Item remainder;
  remainder.kind = ItemKind::Glue;
  remainder.stretch = height.scaled(last_page_percent, 100);
  push(remainder, rows.size());
  return list;
}

breaking::Broken break_pages(const VerticalList& list, Length height) {
  breaking::Parameters parameters;
  parameters.measure = [height](std::size_t) { return height; };
  parameters.background.stretch = height / foot_fraction;
  parameters.tolerance = page_tolerance;
  return breaking::break_list(list.items, parameters);
}

bool overfull(const breaking::Broken& broken) {
  return std::any_of(broken.lines.begin(), broken.lines.end(), [](const breaking::BrokenLine& page) {
    return page.badness == breaking::overfull_badness;
  });
}

}  // namespace

std::vector<PageRows> paginate(const std::vector<Row>& rows, Length height, Diagnostics& warnings) {
  if (rows.empty()) return {PageRows{}};
  VerticalList list = vertical_list(rows, height, breaking::infinite_penalty);
  breaking::Broken broken = break_pages(list, height);
  if (overfull(broken)) {
    list = vertical_list(rows, height, nearly_infinite_penalty);
    broken = break_pages(list, height);
  }

  std::vector<PageRows> pages;
  std::size_t begin = 0;
  for (const breaking::BrokenLine& part : broken.lines) {
    const bool last = part.at >= list.items.size();
    PageRows page;
    page.begin = begin;
    page.end = last ? rows.size() : list.row[part.at];
    // The last page keeps its natural spaces; it ends where it ends.
    page.ratio = std::clamp(part.ratio, -1.0, last ? 0.0 : 1.0);
    begin = page.end;
    if (part.badness == breaking::overfull_badness) {
      Diagnostic diagnostic;
      diagnostic.severity = Severity::Warning;
      diagnostic.place = rows[page.begin].place;
      diagnostic.message = fmt::format("page {} is {:.1f} pt longer than its text block", pages.size() + 1,
                                       (part.natural - part.shrink - height).points());
      warnings.push_back(std::move(diagnostic));
    }
    if (page.begin < page.end) pages.push_back(page);
  }
  return pages;
}

}  // namespace galley::layout
