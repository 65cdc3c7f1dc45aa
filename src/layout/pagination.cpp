// layout: the vertical list of rows, and the pages that the breaker makes of it.
#include "pagination.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::layout {
namespace {

using breaking::Item;
using breaking::ItemKind;

// A page's foot may stay empty by a sixteenth before that costs as much as a bad line: two lines are not
// seen, four are. Without a bound badness saturates, and all short pages tie. Where a foot costs as much as
// parting what, `cost_of` says.
constexpr int foot_fraction = 16;

// What the last page lacks costs little, but a scrap of two lines costs more than evening out the page before
// it.
constexpr int last_page_percent = 75;

// Pages whose feet are more than a quarter of them are all as bad as can be: the fuller one is better.
constexpr std::int64_t demerits_per_missing_point = 100'000;

// Any page may be as bad as it must; the demerits choose.
constexpr int page_tolerance = breaking::infinite_badness;

// A penalty of 10000 forbids. Where that makes a page overfull, it is only a very bad idea.
constexpr int nearly_infinite_penalty = breaking::infinite_penalty - 1;

Item penalty(int cost) {
  Item item;
  item.kind = ItemKind::Break;
  item.penalty = cost;
  return item;
}

Item glue(const Glue& glue) {
  Item item;
  item.kind = ItemKind::Glue;
  item.width = glue.natural;
  item.stretch = glue.stretch;
  item.shrink = glue.shrink;
  return item;
}

/// `forbidden` is the least penalty that forbids, `highest` what that is then.
VerticalList vertical_list(const std::vector<Row>& rows, const PageHeights& heights, int forbidden,
                           int highest) {
  VerticalList list;
  const auto push = [&list](const Item& item, std::size_t row) {
    list.items.push_back(item);
    list.row.push_back(row);
  };
  const auto end_part = [&](std::size_t row) {
    push(penalty(breaking::infinite_penalty), row);
    push(glue({{}, stretch_of_last_page(heights), {}}), row);
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) {
      if (rows[i].break_before == BreakKind::NewPage) end_part(i);
      const int cost = cost_of(rows[i].break_before).penalty;
      Item end = penalty(cost >= forbidden ? highest : cost);
      end.after = rows[i].head_height;  // under it the gap above the row stays
      push(end, i);
      // After a break that stands like a box a page could end at the gap.
      if (rows[i].head_height > Length{}) push(penalty(breaking::infinite_penalty), i);
      push(glue(rows[i].above), i);
    }
    Item box;
    box.width = rows[i].height;
    push(box, i);
  }
  end_part(rows.size());
  return list;
}

double quotient(Length a, Length b) {
  return static_cast<double>(a.scaled_points()) / static_cast<double>(b.scaled_points());
}

/// What the gaps of a page can take of what it is short of.
Length gap_stretch(const breaking::BrokenLine& page, const breaking::Parameters& parameters, PageRole role) {
  return role == PageRole::EndsPart ? Length{} : page.stretch - parameters.background.stretch;
}

/// The part of their bounds by which gaps give way. They take what they can before the foot stays empty.
double ratio_of(const breaking::BrokenLine& page, std::size_t number, const breaking::Parameters& parameters,
                PageRole role) {
  const Length shortfall = parameters.measure(number) - page.natural;
  if (shortfall <= Length{}) return std::clamp(page.ratio, -1.0, 0.0);
  const Length gaps = gap_stretch(page, parameters, role);
  return gaps > Length{} ? std::min(1.0, quotient(shortfall, gaps)) : 0;
}

Diagnostic warning(const Place& place, std::string message, std::string help = {}) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::Warning;
  diagnostic.place = place;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return diagnostic;
}

/// What is bad about ending page `number` (from 1) at a break of a kind, though nothing else was to be had.
/// `last` and `next` are the places before and after it.
void warn_of_break(BreakKind kind, const Place& last, const Place& next, std::size_t number,
                   Diagnostics& warnings) {
  const char* const help = "cut or add a few words, or give the page other margins";
  const auto warn = [&](const Place& place, const std::string& message) {
    warnings.push_back(warning(place, message, help));
  };
  switch (kind) {
    case BreakKind::Widow:
      return warn(next, fmt::format("page {} begins with the last line of a paragraph", number + 1));
    case BreakKind::BeforeClosing:
      return warn(next, fmt::format("page {} begins with the closing", number + 1));
    case BreakKind::AfterClosing:
      return warn(last, fmt::format("page {} parts the closing from the name", number));
    case BreakKind::Club:
      return warn(last, fmt::format("page {} ends with the first line of a paragraph", number));
    case BreakKind::ClubAndWidow:
      return warn(last, fmt::format("page {} parts a paragraph of two lines", number));
    case BreakKind::InsideWord:
      return warn(last, fmt::format("page {} ends inside a word", number));
    case BreakKind::ShortUnderHeading:
      return warn(last, fmt::format("page {} ends with a single line under a heading", number));
    case BreakKind::AfterHeading:
    case BreakKind::AfterTitle:
      return warn(last, fmt::format("page {} ends with a heading", number));
    case BreakKind::InsideHeading:
      return warn(last, fmt::format("page {} ends inside a heading", number));
    case BreakKind::KeptTogether:
      return warn(last,
                  fmt::format("page {} parts what is to stay together: it is longer than a page", number));
    case BreakKind::FreelyParted:
    case BreakKind::LongEntry:
    case BreakKind::AfterSummary:
    case BreakKind::NewPage:
    case BreakKind::Section:
    case BreakKind::Group:
    case BreakKind::Entry:
    case BreakKind::Role:
    case BreakKind::Publication:
    case BreakKind::ListLine:
    case BreakKind::Text:
    case BreakKind::Paragraph:
    case BreakKind::Bullets:
    case BreakKind::AfterFirstBullet:
    case BreakKind::BetweenBullets:
    case BreakKind::BeforeLastBullet:
    case BreakKind::NestedBullet:
    case BreakKind::InsideText:
    case BreakKind::InsideParagraph:
    case BreakKind::InsideBullet:
    case BreakKind::InsidePublication:
      return;
  }
}

/// All rows on one page.
PageRows only_page(const std::vector<Row>& rows, const std::vector<RowContent>& contents, Length height,
                   Diagnostics& warnings) {
  Length natural = rows.front().height;
  for (std::size_t i = 1; i < rows.size(); ++i) natural += rows[i].above.natural + rows[i].height;
  if (natural > height)
    warnings.push_back(warning(contents.back().place,
                               fmt::format("what stands here is {:.1f} pt too high for its place on the page",
                                           (natural - height).points()),
                               "leave a line out, or shorten one that is broken"));
  return {0, rows.size(), 0};
}

}  // namespace

breaking::Parameters page_parameters(const PageHeights& heights) {
  breaking::Parameters parameters;
  parameters.measure = [heights](std::size_t page) { return heights[page]; };
  parameters.uniform_from = heights.first == heights.later ? 0 : 1;
  parameters.background.stretch = heights.later / foot_fraction;
  parameters.tolerance = page_tolerance;
  parameters.demerits_per_missing_point = demerits_per_missing_point;
  return parameters;
}

Length stretch_of_last_page(const PageHeights& heights) {
  return heights.later.scaled(last_page_percent, 100);
}

bool is_overfull(const breaking::Broken& pages) {
  return std::ranges::any_of(pages.lines, [](const breaking::BrokenLine& page) {
    return page.badness == breaking::overfull_badness;
  });
}

PageRole role_before(const std::vector<Row>& rows, std::size_t next) {
  const bool ends_part = next == rows.size() || rows[next].break_before == BreakKind::NewPage;
  return ends_part ? PageRole::EndsPart : PageRole::GoesOn;
}

double foot_of(const breaking::BrokenLine& page, std::size_t number, const breaking::Parameters& parameters,
               PageRole role) {
  const Length height = parameters.measure(number);
  const Length shortfall = height - page.natural - gap_stretch(page, parameters, role);
  return std::clamp(quotient(shortfall, height), 0.0, 1.0);
}

BrokenPages break_pages(const std::vector<Row>& rows, const PageHeights& heights, const PageBounds& bounds,
                        const std::stop_token& stop) {
  BrokenPages pages;
  pages.parameters = page_parameters(heights);
  pages.parameters.stop = stop;
  for (const int highest : {breaking::infinite_penalty, nearly_infinite_penalty}) {
    const int forbidden = std::min(highest, bounds.forbidden);
    pages.list = vertical_list(rows, heights, forbidden, highest);
    pages.parameters.looseness = 0;
    pages.broken = breaking::break_list(pages.list.items, pages.parameters);
    if (const std::size_t count = pages.broken.lines.size(); bounds.max_pages && count > *bounds.max_pages) {
      pages.parameters.looseness = static_cast<int>(*bounds.max_pages) - static_cast<int>(count);
      pages.broken = breaking::break_list(pages.list.items, pages.parameters);
    }
    if (!is_overfull(pages.broken)) break;
  }
  return pages;
}

std::vector<PageRows> paginate(const std::vector<Row>& rows, const std::vector<RowContent>& contents,
                               const PageHeights& heights, const PageBounds& bounds, Diagnostics& warnings,
                               const std::stop_token& stop) {
  if (rows.empty()) return {PageRows{}};
  if (heights.is_one_page) return {only_page(rows, contents, heights.first, warnings)};
  const auto [list, parameters, broken] = break_pages(rows, heights, bounds, stop);
  std::vector<PageRows> pages;
  std::size_t begin = 0;
  for (std::size_t number = 0; number < broken.lines.size(); ++number) {
    const breaking::BrokenLine& part = broken.lines[number];
    PageRows page;
    page.begin = begin;
    page.end = part.at < list.items.size() ? list.row[part.at] : rows.size();
    begin = page.end;
    if (page.begin == page.end) continue;
    page.ratio = ratio_of(part, number, parameters, role_before(rows, page.end));
    pages.push_back(page);
    if (part.badness == breaking::overfull_badness)
      warnings.push_back(
          warning(contents[page.begin].place,
                  fmt::format("page {} is {:.1f} pt longer than its text block", pages.size(),
                              (part.natural - part.shrink - parameters.measure(number)).points())));
    if (page.end < rows.size())
      warn_of_break(rows[page.end].break_before, contents[page.end - 1].place, contents[page.end].place,
                    pages.size(), warnings);
  }
  return pages;
}

}  // namespace galley::layout
