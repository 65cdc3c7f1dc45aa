// exchange: what is set aside (see set_aside.h).
#include "set_aside.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "foreign_values.h"
#include "galley/resume/tree_checks.h"

namespace galley::exchange {

using source::Member;
using Kind = Value::Kind;

namespace {

using Pointers = std::set<std::string, std::less<>>;

const Place& place_of(const Member& member) { return member.place; }
const Place& place_of(const Value& value) { return value.place; }

bool set_aside(Value& value, const Pointers& pointers, Repairs& repairs);

bool inside(std::string_view key, Value& value, const Pointers& pointers, Repairs& repairs) {
  const Repairs::Step step(repairs, key);
  return set_aside(value, pointers, repairs);
}

/// Sets aside the innermost values at these places. False if there are none.
bool set_aside(Value& value, const Pointers& pointers, Repairs& repairs) {
  const bool holds_names = value.place.pointer.ends_with("/variants");
  bool any = false;
  for (Member& member : value.members)
    if (member.key != aside || holds_names) any = inside(member.key, member.value, pointers, repairs) || any;
  for (Value& element : value.elements) any = set_aside(element, pointers, repairs) || any;
  if (any) return true;
  const auto is_refused = [&pointers](const auto& one) { return pointers.contains(place_of(one).pointer); };
  std::vector<Member> unknown;
  for (Member& member : value.members) {
    if (member.key == aside || member.value.kind != Kind::Array) continue;
    std::vector<Value> refused;
    for (const Value& element : member.value.elements)
      if (is_refused(element)) refused.push_back(element);
    if (refused.empty()) continue;
    std::erase_if(member.value.elements, is_refused);
    unknown.push_back({member.key, member.place, list_at(member.value.place, std::move(refused))});
  }
  if (!unknown.empty()) {
    for (const Member& member : unknown) repairs.note_unknown(member.key);
    keep_aside(value, std::move(unknown));
    return true;
  }
  for (Member& member : value.members) {
    // A document has its name there.
    const bool is_basics = member.place.pointer == "/basics";
    if (member.key == aside || is_basics || !(is_refused(member) || is_refused(member.value))) continue;
    repairs.note_unknown(member.key);
    unknown.push_back(member);
  }
  if (unknown.empty()) return false;
  std::erase_if(value.members, [&unknown](const Member& one) {
    return std::ranges::find(unknown, one.key, &Member::key) != unknown.end();
  });
  keep_aside(value, std::move(unknown));
  return true;
}

}  // namespace

void keep_aside(Value& table, std::vector<Member> members) {
  if (members.empty()) return;
  if (members.size() == 1 && members.front().key == aside) {
    table.members.push_back(std::move(members.front()));
    return;
  }
  Member* own = table.find(aside);
  if (own == nullptr) {
    Value value;
    value.kind = Kind::Table;
    value.place = table.place;
    table.members.push_back({std::string(aside), table.place, std::move(value)});
    own = &table.members.back();
  }
  std::set<std::string, std::less<>> taken;
  for (const Member& member : own->value.members) taken.insert(member.key);
  for (Member& member : members) {
    Member* twin = taken.contains(member.key) ? own->value.find(member.key) : nullptr;
    if (twin != nullptr && twin->value.kind == Kind::Array && member.value.kind == Kind::Array) {
      std::ranges::move(member.value.elements, std::back_inserter(twin->value.elements));
      continue;
    }
    while (!taken.insert(member.key).second) member.key += '_';
    own->value.members.push_back(std::move(member));
  }
}

void set_aside_what_is_refused(Value& root, Repairs& repairs) {
  constexpr int max_rounds = 20;
  for (int round = 0; round < max_rounds; ++round) {
    Pointers refused;
    for (const Diagnostics& found : {resume::check_tree(root), resume::check_private_paths(root)})
      for (const Diagnostic& one : found)
        if (one.severity == Severity::Error && !one.place.pointer.empty()) refused.insert(one.place.pointer);
    if (refused.empty() || !set_aside(root, refused, repairs)) return;
  }
}

}  // namespace galley::exchange
