// layout: the breaker's choices, and what it passed over, in words and figures.
#include "page_choices.h"

#include <algorithm>
#include <cstdlib>

#include "galley/base/limits.h"
#include "galley/base/utf8.h"

namespace galley::layout {
namespace {

using breaking::Broken;
using breaking::BrokenLine;

// So many characters of a line tell which one is meant.
constexpr std::size_t longest_opening = 36;

}  // namespace

std::string shortened(std::string_view text) {
  std::size_t end = 0;
  std::size_t whole_words = 0;
  for (std::size_t count = 0; end < text.size() && count < longest_opening; ++count) {
    if (text[end] == ' ') whole_words = end;
    end = utf8::decode(text, end).next;
  }
  if (end == text.size()) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return std::string(text);
  }
  return std::string(text.substr(0, whole_words > 0 ? whole_words : end)) + "…";
}

namespace {

/// What the first line of type at or after a row says.
std::string opening(const std::vector<RowContent>& contents, std::size_t row) {
  for (; row < contents.size(); ++row)
    for (const Line& line : contents[row].lines)
      if (line.role == LineRole::Body) return shortened(line.text);
  return {};
}

/// The end of page `number` (from 0), which is not the last.
PageEnd page_end(const std::vector<Row>& rows, const std::vector<RowContent>& contents,
                 const BrokenPages& pages, const Broken& broken, std::size_t number) {
  const BrokenLine& page = broken.lines[number];
  const std::size_t next = pages.list.row[page.at];
  PageEnd end;
  end.next = opening(contents, next);
  end.place = contents[next].place;
  end.reason = cost_of(rows[next].break_before).reason;
  if (number > 0) {
    const auto before = static_cast<int>(broken.lines[number - 1].fitness);
    if (std::abs(static_cast<int>(page.fitness) - before) > 1) end.reason += ", feet uneven";
  }
  end.foot = foot_of(page, number, pages.parameters, role_before(rows, next));
  end.squeeze = std::clamp(-page.ratio, 0.0, 1.0);
  end.cost = page.demerits;
  return end;
}

}  // namespace

std::vector<PageChoice> page_choices(const std::vector<Row>& rows, const std::vector<RowContent>& contents,
                                     const PageHeights& heights, const PageBounds& bounds,
                                     const std::stop_token& stop) {
  if (rows.empty() || heights.is_one_page) return {};
  const BrokenPages pages = break_pages(rows, heights, bounds, stop);
  if (pages.broken.lines.empty()) return {};
  const auto others = breaking::alternatives(pages.list.items, pages.parameters, limits.explained_pages);
  std::vector<PageChoice> choices;
  const std::size_t breaks = pages.broken.lines.size() - 1;
  for (std::size_t number = 0; number < std::min(breaks, limits.explained_pages); ++number) {
    PageChoice choice;
    choice.page = number;
    choice.best = page_end(rows, contents, pages, pages.broken, number);
    const auto* other = number < others.size() && others[number] ? &*others[number] : nullptr;
    if (other != nullptr && number + 1 < other->lines.size()) {
      choice.second = page_end(rows, contents, pages, *other, number);
      choice.dearer = other->demerits - pages.broken.demerits;
      choice.pages = other->lines.size();
      choice.last_page =
          1 - foot_of(other->lines.back(), other->lines.size() - 1, pages.parameters, PageRole::EndsPart);
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

}  // namespace galley::layout
