// exchange: sections get galley's own keys (see section_order.h).
#include "section_order.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "foreign_values.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"

namespace galley::exchange {

using namespace resume;
using Kind = Value::Kind;

namespace {

/// The ids of the sections, as they come.
std::vector<std::string> order_of(const Value& root) {
  std::vector<std::string> order;
  for (const Member& member : root.members) {
    if (member.key == "basics" && member.value.find("summary") != nullptr) order.emplace_back("summary");
    if (kind_of(member.key) != SectionKind::Prose) order.push_back(member.key);
    if (member.key != "sections") continue;
    for (const Value& section : member.value.elements)
      if (const Member* id = section.find("id")) order.push_back(id->value.string);
  }
  return order;
}

void keep_order(Value& root, const std::vector<std::string>& order) {
  Member* style = root.find("style");
  if (style == nullptr) {
    Value table;
    table.kind = Kind::Table;
    table.place = root.place;
    root.members.push_back({"style", root.place, std::move(table)});
    style = &root.members.back();
  }
  if (style->value.kind != Kind::Table || style->value.find("order") != nullptr) return;
  std::vector<Value> ids;
  for (const std::string& id : order) ids.push_back(string_at(style->place, id));
  style->value.members.push_back({"order", style->place, list_at(style->place, std::move(ids))});
}

}  // namespace

void take_out_sections(Value& root) {
  const auto found = std::ranges::find(root.members, "sections", &Member::key);
  if (found == root.members.end() || found->value.kind != Kind::Array) return;
  const std::vector<std::string> order = order_of(root);
  std::vector<Member> members;
  Member own{found->key, found->place, list_at(found->value.place, {})};
  for (Value& section : found->value.elements) {
    const auto* const spec = std::ranges::find_if(
        section_specs, [&](const SectionSpec& one) { return stands_for(section, one.kind); });
    if (spec != section_specs.end())
      members.push_back({std::string(spec->id), section.place, std::move(section.find("items")->value)});
    else
      own.value.elements.push_back(std::move(section));
  }
  if (!own.value.elements.empty()) members.push_back(std::move(own));
  const auto place = root.members.erase(found);
  root.members.insert(place, std::make_move_iterator(members.begin()),
                      std::make_move_iterator(members.end()));
  if (order_of(root) != order) keep_order(root, order);
}

}  // namespace galley::exchange
