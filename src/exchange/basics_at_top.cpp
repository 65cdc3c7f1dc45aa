// exchange: basics are brought to their place (see basics_at_top.h).
#include "basics_at_top.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "foreign_values.h"
#include "galley/resume/resume_schema.h"
#include "galley/source/suggest.h"

namespace galley::exchange {

using namespace resume;
using Kind = Value::Kind;

namespace {

/// A résumé that stands under a key of the file: “{"resume": {"basics": …}}”.
void unwrap(Value& root) {
  if (root.find("basics") != nullptr || root.find("name") != nullptr) return;
  const auto has_basics = [](const Member& one) { return one.value.find("basics") != nullptr; };
  const auto inner = std::ranges::find_if(root.members, has_basics);
  if (inner == root.members.end()) return;
  Value resume = std::move(inner->value);
  root.members.erase(inner);
  std::ranges::move(root.members, std::back_inserter(resume.members));
  root = std::move(resume);
}

/// Puts what stands at the top and belongs to basics there, the name first.
void gather_basics(Value& root) {
  const auto is_of_basics = [](const Member& one) {
    return find_key(root_table, one.key) == nullptr &&
           (find_key(basics_table, one.key) != nullptr ||
            source::key_by_synonym(one.key, basics_table, everywhere) != nullptr);
  };
  const Value& name = root.find("name")->value;
  Value basics = table_at(name.place, "name", name);
  std::vector<Member> kept;
  for (Member& one : root.members) {
    if (one.key != "name") (is_of_basics(one) ? basics.members : kept).push_back(std::move(one));
  }
  kept.insert(kept.begin(), {"basics", root.place, std::move(basics)});
  root.members = std::move(kept);
}

void join_name(Value& basics) {
  static constexpr std::string_view parts[] = {"first", "firstName", "first_name", "givenName",
                                               "last",  "lastName",  "last_name",  "familyName"};
  const auto is_part = [](const Member& one) { return std::ranges::count(parts, one.key) > 0; };
  const Member* name = basics.find("name");
  if (name != nullptr && is_string(name->value) && !says_nothing(name->value)) return;
  const Value& table = name != nullptr && name->value.kind == Kind::Table ? name->value : basics;
  std::string whole;
  for (const std::string_view key : parts) {
    const Member* part = table.find(key);
    if (part != nullptr && is_string(part->value) && !says_nothing(part->value))
      whole += (whole.empty() ? "" : " ") + part->value.string;
  }
  if (whole.empty()) return;
  std::erase_if(basics.members, [&](const Member& one) { return one.key == "name" || is_part(one); });
  basics.members.insert(basics.members.begin(), {"name", basics.place, string_at(basics.place, whole)});
}

/// A name that stands at the top, in a list, or in two parts.
void name_at_the_top(Value& root) {
  if (root.find("name") != nullptr)
    std::erase_if(root.members,
                  [](const Member& one) { return one.key == "basics" && says_nothing(one.value); });
  if (root.find("basics") == nullptr && root.find("name") != nullptr) gather_basics(root);
  Member* basics = root.find("basics");
  if (basics == nullptr) return;
  if (basics->value.kind == Kind::Array && basics->value.elements.size() == 1) {
    Value only = std::move(basics->value.elements.front());
    basics->value = std::move(only);
  }
  if (basics->value.kind == Kind::Table) join_name(basics->value);
}

}  // namespace

void bring_basics_to_place(Value& root) {
  unwrap(root);
  name_at_the_top(root);
}

}  // namespace galley::exchange
