// source: paths into the tree. Ids may hold dots, so a step is whatever name the rest of the path begins
// with.
#include "galley/source/paths.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "galley/source/merge.h"
#include "galley/source/suggest.h"

namespace galley::source {
namespace {

using Kind = Value::Kind;

/// What follows `name` in a path that begins with it: "" if it is the whole path.
std::optional<std::string_view> after(std::string_view path, std::string_view name) {
  if (name.empty() || !path.starts_with(name)) return std::nullopt;
  if (path.size() == name.size()) return std::string_view();
  if (path[name.size()] != '.') return std::nullopt;
  return path.substr(name.size() + 1);
}

bool is_empty(const Value& value) {
  return (value.kind == Kind::Array && value.elements.empty()) ||
         (value.kind == Kind::Table && value.members.empty());
}

std::string_view first_step(std::string_view path) { return path.substr(0, path.find('.')); }

/// A path from the root, without its aliases. A list that the author named stands under its id alone. What
/// follows the id is a key of that list, or else belongs to its items.
std::string spelled_out(std::string_view path, const Value& root, const Schema& schema) {
  for (const PathAlias& one : schema.path_aliases)
    if (path == one.alias) return std::string(one.path);
  const Member* lists = root.find(schema.own_lists);
  if (lists == nullptr) return std::string(path);
  std::string_view id;
  for (const Value& list : lists->value.elements)
    if (after(path, id_of(list)) && id_of(list).size() > id.size()) id = id_of(list);
  if (id.empty()) return std::string(path);
  const std::string_view rest = *after(path, id);
  if (rest.empty()) return fmt::format("{}.{}", schema.own_lists, id);
  const Table& table = *find_key(*schema.root, schema.own_lists)->table;
  const bool is_own = find_key(table, first_step(rest)) != nullptr;
  const Key& items = *std::ranges::find(table.keys, Form::ShapedTables, &Key::form);
  return fmt::format("{}.{}.{}{}", schema.own_lists, id, is_own ? "" : fmt::format("{}.", items.name), rest);
}

/// Takes things out of a tree.
class Remover {
 public:
  Remover(const Schema& schema, std::vector<Value>& removed) : schema_(schema), removed_(removed) {}

  void from_root(Value& root, std::string_view path) {
    if (const auto id = after(path, schema_.bullets)) return remove_highlight(root, *id);
    from(root, spelled_out(path, root, schema_));
  }

 private:
  void from(Value& value, std::string_view path) {
    if (path.empty()) return;
    if (value.kind == Kind::Table) return from_table(value, path);
    if (value.kind != Kind::Array) return;
    by_id(value, path);
    for (Value& element : value.elements)
      if (element.kind == Kind::Table) from_table(element, path);
  }

  void from_table(Value& table, std::string_view path) {
    for (std::size_t i = 0; i < table.members.size(); ++i) {
      Member& member = table.members[i];
      const auto rest = after(path, member.key);
      if (!rest) continue;
      if (rest->empty())
        removed_.push_back(std::move(member.value));
      else
        from(member.value, *rest);
      if (!rest->empty() && !is_empty(member.value)) continue;
      table.members.erase(table.members.begin() + static_cast<std::ptrdiff_t>(i--));
    }
  }

  void by_id(Value& list, std::string_view path) {
    std::erase_if(list.elements, [&](Value& element) {
      const auto rest = after(path, id_of(element));
      if (!rest) return false;
      if (!rest->empty()) {
        from(element, *rest);
        return false;
      }
      removed_.push_back(std::move(element));
      return true;
    });
  }

  void remove_highlight(Value& root, std::string_view id) {
    visit_bullets(root, schema_.bullets, [&](Value& list) {
      Value* highlight = find_highlight(list, id);
      if (highlight == nullptr) return false;
      take(list, highlight);
      return true;
    });
  }

  /// With what nests under it.
  void take(Value& list, const Value* highlight) {
    for (std::size_t i = 0; i < list.elements.size(); ++i) {
      Value& element = list.elements[i];
      if (element.kind == Kind::Array) take(element, highlight);
      if (&element != highlight) continue;
      const auto first = list.elements.begin() + static_cast<std::ptrdiff_t>(i);
      const bool nests = i + 1 < list.elements.size() && list.elements[i + 1].kind == Kind::Array;
      const auto last = first + (nests ? 2 : 1);
      removed_.insert(removed_.end(), std::move_iterator(first), std::move_iterator(last));
      list.elements.erase(first, last);
      return;
    }
  }

  const Schema& schema_;
  std::vector<Value>& removed_;
};

/// A step that leads nowhere, and what would stand in its place.
struct Unknown {
  std::string_view step;
  std::vector<std::string_view> known;
};

Unknown unknown_at(std::string_view path, const Table& table, Kinds kinds, const Value* value,
                   const Schema& schema) {
  Unknown unknown{first_step(path), {}};
  for (const Key& key : table.keys)
    if ((key.kinds & kinds) != 0) unknown.known.push_back(key.name);
  const Member* own = &table == schema.root ? value->find(schema.own_lists) : nullptr;
  const Value* list = own != nullptr ? &own->value : value;
  if (list == nullptr) return unknown;
  for (const Value& element : list->elements)
    if (!id_of(element).empty()) unknown.known.push_back(id_of(element));
  return unknown;
}

/// Walks the path by the keys of the schema and the ids that there are; nothing if it leads somewhere, though
/// what a key names may be missing.
std::optional<Unknown> unknown_in(std::string_view path, const Value& root, const Schema& schema) {
  const Table* table = schema.root;
  Kinds kinds = everywhere;
  const Value* value = &root;
  while (!path.empty()) {
    if (table == nullptr) return Unknown{first_step(path), {}};
    if (value != nullptr && value->kind == Kind::Array) {
      const auto element = std::ranges::find_if(
          value->elements, [&](const Value& one) { return after(path, id_of(one)).has_value(); });
      if (element != value->elements.end()) {
        path = *after(path, id_of(*element));
        value = &*element;
        continue;
      }
    }
    const Key* key = find_key(*table, first_step(path), kinds);
    if (key == nullptr) return unknown_at(path, *table, kinds, value, schema);
    if (key->form == Form::ProseByName) return std::nullopt;
    if (key->table == schema.item) kinds = schema.kinds_of(value != nullptr ? *value : Value(), key->name);
    const Member* member = value != nullptr ? value->find(key->name) : nullptr;
    value = member != nullptr ? &member->value : nullptr;
    table = key->table;
    path.remove_prefix(std::min(key->name.size() + 1, path.size()));
  }
  return std::nullopt;
}

/// Does the path name something that is there? Without a copy of the tree: by the same steps, only looking.
bool names_something(const Value& value, std::string_view path) {
  if (path.empty()) return true;
  for (const Member& member : value.members) {
    const auto rest = after(path, member.key);
    if (rest && names_something(member.value, *rest)) return true;
  }
  return std::ranges::any_of(value.elements, [&](const Value& element) {
    const auto rest = after(path, id_of(element));
    return (rest && names_something(element, *rest)) ||
           (element.kind == Kind::Table && names_something(element, path));
  });
}

bool names_something_in(const Value& root, std::string_view path, const Schema& schema) {
  if (const auto id = after(path, schema.bullets); id && !id->empty())
    return visit_bullets(root, schema.bullets,
                         [&](const Value& list) { return find_highlight(list, *id) != nullptr; });
  return names_something(root, spelled_out(path, root, schema));
}

/// “did you mean 'basics.phone'?”: the path with its unknown step corrected, without its first `hidden`
/// bytes, which the author did not write.
std::string did_you_mean_path(std::string_view path, const Unknown& unknown, std::size_t hidden) {
  const std::string_view candidate =
      unknown.known.size() > limits.suggestion_candidates ? "" : nearest(unknown.step, unknown.known);
  if (candidate.empty()) return {};
  std::string corrected(path);
  corrected.replace(static_cast<std::size_t>(unknown.step.data() - path.data()), unknown.step.size(),
                    candidate);
  return fmt::format("did you mean '{}'?", std::string_view(corrected).substr(hidden));
}

}  // namespace

void remove_path(Value& root, std::string_view path, const Schema& schema, std::vector<Value>& removed) {
  Remover(schema, removed).from_root(root, path);
}

void check_path(Reader& reader, const Value& path, std::string_view key, const Value& root) {
  const Schema& schema = reader.schema();
  if (path.kind != Kind::String || names_something_in(root, path.string, schema)) return;
  const std::string_view whole = path.string;
  if (const auto id = after(whole, schema.bullets); id && !id->empty())
    return reader.error(path.place, fmt::format("'{}' in '{}' names no highlight", whole, key),
                        fmt::format("give a highlight that id: {{#{}}} at its end", *id));
  const std::string path_from_root = spelled_out(whole, root, schema);
  const auto unknown = unknown_in(path_from_root, root, schema);
  if (!unknown) return;
  const bool is_first = unknown->step.data() == path_from_root.data();
  reader.error(
      path.place,
      fmt::format("'{}' in '{}' names no {} '{}'", whole, key, is_first ? "table" : "key", unknown->step),
      path_from_root.ends_with(whole)
          ? did_you_mean_path(path_from_root, *unknown, path_from_root.size() - whole.size())
          : did_you_mean(unknown->step, unknown->known));
}

}  // namespace galley::source
