// galley-breaks items: lists of boxes, glue, penalties and discretionaries in, TeX's breaks of them out: the
// breaker alone.
#include <algorithm>
#include <vector>

#include "input.h"

namespace galley::conformance {
namespace {

using breaking::Item;
using breaking::ItemKind;

constexpr std::size_t most_items = 1'000'000;
constexpr std::int64_t highest_penalty = 1'000'000'000;
constexpr int hyphenation_point = 3;  // the kind of a discretionary; 1 and 2 stand after a dash or hyphen

// TeX's discretionaries are all flagged alike.
constexpr std::uint32_t flag = 1;

const Json& element(const Json& array, std::size_t index) {
  if (!array.is_array() || array.size() <= index)
    throw InputError("an array of at least " + std::to_string(index + 1) + " elements expected");
  return array[index];
}

int penalty(const Json& value) {
  return static_cast<int>(whole_number(value, -highest_penalty, highest_penalty));
}

Item item(const Json& value) {
  const std::string& kind = string(element(value, 0));
  Item item;
  if (kind == "b") {
    item.width = length(element(value, 1));
  } else if (kind == "g") {
    item.kind = ItemKind::Glue;
    item.width = length(element(value, 1));
    item.stretch = length(element(value, 2));
    item.shrink = length_not_negative(element(value, 3));
    // LuaTeX's orders begin with fi, below fil.
    if (value.size() > 4)
      if (const std::int64_t order = whole_number(value[4], 0, 4); order > 0)
        item.fill = static_cast<std::uint8_t>(std::max<std::int64_t>(order - 1, 1));
  } else if (kind == "p") {
    item.kind = ItemKind::Break;
    item.penalty = penalty(element(value, 1));
  } else if (kind == "d") {
    item.kind = ItemKind::Break;
    item.discretionary = true;
    item.ends.whole = flag;
    item.before = length(element(value, 1));
    item.after = length(element(value, 2));
    item.width = length(element(value, 3));
    item.penalty = penalty(element(value, 4));
    item.last_resort = whole_number(element(value, 5), 1, 3) == hyphenation_point;
  } else {
    throw InputError("unknown item '" + kind + "'");
  }
  return item;
}

std::vector<Item> items(const Json& list) {
  if (!list.is_array() || list.size() > most_items) throw InputError("'items' is no array, or too long");
  std::vector<Item> result;
  result.reserve(list.size());
  for (const Json& value : list) result.push_back(item(value));
  return result;
}

Json break_case(const Json& input, const Json& paragraph) {
  const breaking::Broken broken =
      breaking::break_list(items(member(paragraph, "items")),
                           parameters(input, length_not_negative(member(paragraph, "measure"))));
  Json at = Json::array();
  for (const breaking::BrokenLine& line : broken.lines) at.push_back(line.at);
  return {{"at", at}, {"demerits", broken.demerits}, {"feasible", broken.feasible}};
}

}  // namespace

Json break_items(const Json& input) {
  return for_each_case(input, [&](const Json& paragraph) { return break_case(input, paragraph); });
}

}  // namespace galley::conformance
