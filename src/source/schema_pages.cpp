// source: the editor schema (JSON Schema, draft 7) and the reference page (Markdown), both walked out of the
// schema's tables.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "galley/base/ascii.h"
#include "galley/source/forms.h"

namespace galley::source {
namespace {

/// Built from objects and lists, never from null: where memory runs out as null becomes one of these, the
/// library crashes.
using Json = nlohmann::ordered_json;

/// The lists whose items take a key: “work, projects”; empty if all do.
std::string lists_of(const Key& key, const Schema& schema) {
  if (key.kinds == everywhere) return {};
  std::string lists;
  for (const TableKind& kind : schema.item_kinds)
    if ((key.kinds & kind.kinds) != 0) lists += (lists.empty() ? "" : ", ") + std::string(kind.name);
  return lists;
}

/// Writes a kind of document as JSON Schema.
class EditorSchema {
 public:
  explicit EditorSchema(const Schema& document) : document_(document) {}

  Json write() const {
    Json schema = Json::object();
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = document_.title;
    schema.update(of(*document_.root, everywhere));
    schema["required"] = words_of(document_.required_tables);
    for (const Key& key : document_.root->keys) {
      if (key.form != Form::TablesByName) continue;
      // A variant may hold any table of the top level, and reach into its lists by id.
      Json variant = of(*key.table, everywhere);
      variant["additionalProperties"] = true;
      schema["properties"][std::string(key.name)]["additionalProperties"] = std::move(variant);
    }
    return schema;
  }

 private:
  /// What a key takes.
  [[nodiscard]] Json of(const Key& key) const {
    Json schema = Json::parse(spec_of(key.form).json_schema);
    const Kinds kinds = kinds_of(key);
    if (is_list_of_tables(key.form)) {
      schema["items"] = of(*key.table, kinds);
      if (key.form == Form::TablesOrLists)
        schema["additionalProperties"] = Json::parse(spec_of(Form::ProseList).json_schema);
    } else if (key.form != Form::TablesByName && key.table != nullptr) {
      Json type = schema["type"];
      schema.update(of(*key.table, kinds));
      schema["type"] = std::move(type);
    }
    if (key.form == Form::Choice) {
      Json choices = Json::array();
      for (const std::string_view choice : ascii::words_of(key.choices))
        choices.push_back(is_truth(choice) ? Json(choice == "true") : Json(choice));
      schema["enum"] = std::move(choices);
    }
    if (key.form == Form::Integer) {
      schema["minimum"] = key.least;
      schema["maximum"] = key.most;
    }
    schema["description"] = key.doc;
    return schema;
  }

  static Json words_of(std::string_view words) {
    Json list = Json::array();
    for (const std::string_view word : ascii::words_of(words)) list.push_back(word);
    return list;
  }

  /// Of the items under a key. Where a neighbouring key decides, keys of any kind are accepted.
  [[nodiscard]] Kinds kinds_of(const Key& key) const {
    if (key.table != document_.item) return everywhere;
    const auto kind = std::ranges::find(document_.item_kinds, key.name, &TableKind::name);
    return kind == document_.item_kinds.end() ? everywhere : kind->kinds;
  }

  [[nodiscard]] Json of(const Table& table, Kinds kinds) const {
    Json properties = Json::object();
    for (const Key& key : table.keys) {
      if ((key.kinds & kinds) != 0 && !properties.contains(key.name))
        properties[std::string(key.name)] = of(key);
    }
    properties["x"] = Json::parse(R"({"description":"Your own; never read."})");
    Json schema = Json::object();
    schema["type"] = "object";
    schema["properties"] = std::move(properties);
    schema["additionalProperties"] = false;
    if (!table.required.empty()) schema["required"] = words_of(table.required);
    return schema;
  }

  const Schema& document_;
};

/// A cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) escaped += c == '|' ? "\\|" : std::string(1, c);
  return escaped;
}

std::string takes(const Key& key) {
  if (key.form == Form::Choice) {
    std::string list;
    for (const std::string_view choice : ascii::words_of(key.choices)) {
      list += (list.empty() ? "" : ", ") +
              (is_truth(choice) ? fmt::format("`{}`", choice) : fmt::format("`\"{}\"`", choice));
    }
    return list;
  }
  std::string name(spec_of(key.form).name);
  if (key.form == Form::Integer) name += fmt::format(", {} to {}", key.least, key.most);
  if (key.form == Form::Length || key.form == Form::Leading || key.form == Form::LengthOrFalse) {
    name += fmt::format(", {:g} to {:g} pt", key.least, key.most);
  }
  const bool is_prose = key.form == Form::Prose || key.form == Form::ProseList || key.form == Form::Bullets;
  if (is_prose) name += " (Markdown)";
  if (key.form == Form::Paragraphs) name += " (Markdown, in paragraphs)";
  return name;
}

std::string section(const Table& table, const Schema& schema) {
  std::string page =
      fmt::format("\n## `{}`\n\n{}\n\n| key | takes | what |\n|---|---|---|\n", table.name, table.doc);
  for (const Key& key : table.keys) {
    const std::string lists = lists_of(key, schema);
    const std::string_view required =
        std::ranges::count(ascii::words_of(table.required), key.name) > 0 ? " Required." : "";
    page += fmt::format("| `{}` | {} | {}{}{} |\n", key.name, cell(takes(key)), cell(key.doc), required,
                        lists.empty() ? "" : fmt::format(" ({})", lists));
  }
  return page;
}

}  // namespace

std::string editor_schema(const Schema& schema) { return EditorSchema(schema).write().dump(2) + "\n"; }

std::string reference_page(const Schema& schema) {
  std::string page = fmt::format("# Reference\n\n{}", schema.introduction);
  for (const Table* table : schema.tables) page += section(*table, schema);
  return page;
}

}  // namespace galley::source
