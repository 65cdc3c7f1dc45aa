// exchange: elements by their names (see elements_by_name.h).
#include "elements_by_name.h"

#include <algorithm>
#include <span>
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

bool looks_like_address(std::string_view text) { return text.contains("://") || text.starts_with("www."); }

/// The key for what stands under an element's name: a text, or a list.
std::string_view key_beside_name(const Value& value, const Table& schema, Kinds kinds) {
  static constexpr std::string_view of_text[] = {"url",      "username",  "fluency",     "level",
                                                 "position", "reference", "description", "summary"};
  static constexpr std::string_view of_list[] = {"highlights", "keywords"};
  const auto text = text_of(value);
  const std::span<const std::string_view> keys =
      text ? std::span<const std::string_view>(of_text) : std::span<const std::string_view>(of_list);
  for (const std::string_view key : keys) {
    const bool may_be = key != "url" || looks_like_address(*text);
    if (may_be && find_key(schema, key, kinds) != nullptr) return key;
  }
  return {};
}

}  // namespace

std::string_view main_key(const Table& table, Kinds kinds, const std::string& text) {
  for (const std::string_view key :
       {"url", "network", "name", "organization", "institution", "title", "language", "position"})
    if ((key != "url" || looks_like_address(text)) && find_key(table, key, kinds) != nullptr) return key;
  return {};
}

bool is_by_name(const Value& value, const Table& schema, Kinds kinds) {
  return value.kind == Kind::Table && !value.members.empty() &&
         std::ranges::none_of(value.members, [&](const Member& one) {
           return find_key(schema, one.key, kinds) != nullptr ||
                  source::key_by_synonym(one.key, schema, kinds) != nullptr;
         });
}

void list_by_name(Value& value, const Table& schema, Kinds kinds) {
  std::vector<Value> elements;
  for (Member& member : value.members) {
    if (says_nothing(member.value)) continue;
    Value element = std::move(member.value);
    if (element.kind != Kind::Table) {
      const std::string_view key = key_beside_name(element, schema, kinds);
      element = table_at(member.place, key, std::move(element));
    }
    const std::string_view main = main_key(schema, kinds, {});
    const bool has_name = std::ranges::any_of(element.members, [&](const Member& one) {
      const Key* key = source::key_by_synonym(one.key, schema, kinds);
      return one.key == main || (key != nullptr && key->name == main);
    });
    const std::string_view key = has_name ? "id" : main;
    if (element.find(key) == nullptr)
      element.members.insert(element.members.begin(),
                             {std::string(key), member.place, string_at(member.place, member.key)});
    elements.push_back(std::move(element));
  }
  value = list_at(value.place, std::move(elements));
}

}  // namespace galley::exchange
