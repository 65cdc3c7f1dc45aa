// document: the numbers of publications. They follow the order in print, so grouping comes first, and
// counting down needs to know how many there are of a prefix in all sections.
#include "citations.h"

#include <algorithm>
#include <utility>

#include "galley/base/edit_distance.h"
#include "galley/base/sort_by.h"

namespace galley::document {
namespace {

/// What an item is gathered under. Empty: nothing, and it comes first.
std::string group_key(const Item& item, PublicationGroup by) {
  switch (by) {
    case PublicationGroup::Type:
      return item.type.value;
    case PublicationGroup::Year: {
      const auto& date = item.dates.end ? item.dates.end : item.dates.start;
      return date ? std::to_string(date->year) : std::string();
    }
    case PublicationGroup::Group:
      return item.group.value;
    case PublicationGroup::None:
      break;
  }
  return {};
}

/// The newest first. Dates that say less stand behind those of the same year that say more.
void sort_by_date(std::vector<PublicationList>& lists) {
  const auto newer = [](const Date& a, const Date& b) { return b < a; };
  const auto date_of = [](const NumberedItem& numbered) {
    const Dates& dates = numbered.item->dates;
    return dates.end ? *dates.end : dates.start.value_or(Date{});
  };
  sort_by(
      lists, [&](const PublicationList& list) { return date_of(list.items.front()).year; }, std::greater<>());
  for (PublicationList& list : lists) sort_by(list.items, date_of, newer);
}

/// One key's items stand together: years from the newest on, others where they first appear. Under None all
/// have one key, and the file's order.
std::vector<PublicationList> grouped(const Section& section, PublicationGroup by, const Language& language) {
  std::vector<PublicationList> lists;
  std::map<std::string, std::size_t> known;
  for (const Item& item : section.items) {
    const std::string key = group_key(item, by);
    const auto [at, is_new] = known.try_emplace(key, lists.size());
    if (is_new) lists.push_back({key, item.group.place, {}});
    lists[at->second].items.push_back({&item, {}});
  }
  if (by == PublicationGroup::Year) sort_by_date(lists);
  const auto ungrouped = std::ranges::find(lists, std::string(), &PublicationList::title);
  if (ungrouped != lists.end()) std::rotate(lists.begin(), ungrouped, ungrouped + 1);
  if (by == PublicationGroup::Type) {
    // “Other” is what is left when all that has a name of its own has been listed.
    const auto other = std::ranges::find(lists, "misc", &PublicationList::title);
    if (other != lists.end()) std::rotate(other, other + 1, lists.end());
    for (PublicationList& list : lists) {
      const std::string_view title = publication_type_title(language, list.title);
      if (!title.empty()) list.title = title;
    }
  }
  return lists;
}

}  // namespace

Citations number_publications(const Resume& resume, const Language& language) {
  const Style::Publications& style = resume.style.publications;
  Citations citations;
  citations.numbered = style.numbers != PublicationNumbers::None;
  std::map<std::string, std::size_t> total;
  for (const Section& section : resume.sections) {
    if (section.kind == SectionKind::Publications) {
      citations.lists[&section] = grouped(section, style.group, language);
      total[section.prefix] += section.items.size();
    } else {
      for (const Item& item : section.items) {
        if (!item.id.empty()) citations.other_ids.push_back(item.id);
      }
    }
  }
  std::map<std::string, std::size_t> count;
  for (const Section& section : resume.sections) {
    if (section.kind != SectionKind::Publications) continue;
    for (PublicationList& list : citations.lists[&section]) {
      for (NumberedItem& numbered : list.items) {
        const std::size_t printed = ++count[section.prefix];
        const std::size_t number =
            style.numbers == PublicationNumbers::Reverse ? total[section.prefix] - printed + 1 : printed;
        if (citations.numbered) numbered.label = "[" + section.prefix + std::to_string(number) + "]";
        if (!numbered.item->id.empty()) {
          citations.by_id.try_emplace(numbered.item->id, numbered.item, numbered.label, section.prefix,
                                      number, no_node);
        }
      }
    }
  }
  std::ranges::sort(citations.other_ids);
  citations.unprinted_ids = resume.unprinted_ids;
  std::ranges::sort(citations.unprinted_ids);
  return citations;
}

std::vector<CitedRange> merged(const Citations& citations, const std::vector<std::string>& ids) {
  struct Cited {
    std::size_t prefix = 0;  ///< by its place in `prefixes`
    std::size_t number = 0;
    std::string_view id;
  };
  std::vector<std::string_view> prefixes;
  std::vector<Cited> cited;
  for (const std::string& id : ids) {
    const Citable& citable = citations.by_id.find(id)->second;
    const auto known = std::ranges::find(prefixes, citable.prefix);
    cited.push_back({static_cast<std::size_t>(known - prefixes.begin()), citable.number, id});
    if (known == prefixes.end()) prefixes.emplace_back(citable.prefix);
  }
  const auto place_of = [](const Cited& one) { return std::pair(one.prefix, one.number); };
  std::ranges::sort(cited, {}, place_of);
  cited.erase(std::ranges::unique(cited, {}, place_of).begin(), cited.end());

  std::vector<CitedRange> ranges;
  for (std::size_t begin = 0; begin < cited.size();) {
    const auto text_of = [&](std::size_t i) {
      return std::string(prefixes[cited[i].prefix]) + std::to_string(cited[i].number);
    };
    const auto follows = [&](std::size_t i) {
      return cited[i].prefix == cited[i - 1].prefix && cited[i].number == cited[i - 1].number + 1;
    };
    std::size_t end = begin + 1;
    while (end < cited.size() && follows(end)) ++end;
    // Two that follow one another are no range: “5, 6”.
    if (end - begin < 3) end = begin + 1;
    std::string text = text_of(begin);
    if (end - begin > 1) text += "–" + text_of(end - 1);
    ranges.push_back({std::move(text), std::string(cited[begin].id)});
    begin = end;
  }
  return ranges;
}

std::string nearest_id(const Citations& citations, std::string_view id) {
  constexpr std::size_t longest = 64;  // an id that nobody mistypes; bounds the work on hostile input
  if (id.size() > longest) return {};
  std::string nearest;
  std::size_t least = id.size() / 2 + 1;
  for (const auto& [known, citable] : citations.by_id) {
    const std::size_t longer = std::max(known.size(), id.size()) - std::min(known.size(), id.size());
    if (known.size() > longest || longer >= least) continue;  // they differ by at least that much
    const std::size_t distance = edit_distance(id, known);
    if (distance < least) {
      least = distance;
      nearest = known;
    }
  }
  return nearest;
}

}  // namespace galley::document
