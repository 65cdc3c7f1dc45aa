// source: the editor schema (JSON Schema, draft 7) and the reference page (Markdown), both walked out of the
// schema's tables.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "galley/base/ascii.h"
#include "galley/source/forms.h"
#include "galley/source/languages.h"

namespace galley::source {
namespace {

/// Built from objects and lists, never from null: where memory runs out as null becomes one of these, the
/// library crashes.
using Json = nlohmann::ordered_json;

/// A language tag, as `is_language_tag` takes it.
constexpr const char* language_pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

/// The lists whose items take a key: “work, projects”; empty if all do.
std::string lists_of(const Key& key, const Schema& schema) {
  if (key.kinds == everywhere) return {};
  std::string lists;
  for (const TableKind& kind : schema.item_kinds)
    if ((key.kinds & kind.kinds) != 0) lists += (lists.empty() ? "" : ", ") + std::string(kind.name);
  return lists;
}

/// Writes a kind of document, or a file that is laid over one, as JSON Schema.
class EditorSchema {
 public:
  EditorSchema(const Schema& document, SchemaFor file) : document_(document), file_(file) {}

  Json write() const {
    Json schema = Json::object();
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = document_.title;
    switch (file_) {
      case SchemaFor::Document:
        schema.update(of(*document_.root, everywhere));
        schema["required"] = words_of(document_.required_tables);
        break;
      case SchemaFor::Overlay:
        schema.update(of(*document_.root, everywhere));
        break;
      case SchemaFor::OwnFile:
        schema.update(of(*document_.own_file, everywhere));
        break;
      case SchemaFor::Variant:
        schema.update(variant());
        break;
      case SchemaFor::Theme:
        schema.update(of(*document_.style, everywhere));
        add_keys(schema, *document_.theme);
        break;
    }
    return schema;
  }

 private:
  /// Does a part of a document do? Then no key is required, and a table under a list's name reaches into the
  /// list by id.
  [[nodiscard]] bool is_partial() const { return file_ != SchemaFor::Document; }

  /// What a key of a table takes.
  [[nodiscard]] Json of(const Table& table, const Key& key) const {
    Json schema = Json::parse(json_schema_of(key.form));
    if (takes_languages(document_, table, key)) add_languages(schema);
    const Kinds kinds = kinds_of(key);
    if (key.form == Form::TablesByName) {
      schema["additionalProperties"] = EditorSchema(document_, SchemaFor::Variant).variant();
    } else if (is_list_of_tables(key.form)) {
      schema["items"] = of(*key.table, kinds);
      const bool has_ids = find_key(*key.table, "id") != nullptr;
      if (key.form == Form::TablesOrLists) schema["additionalProperties"] = by_language(Form::ProseList);
      if (is_partial() && has_ids) add_reach(schema, key, kinds);
    } else if (key.form == Form::Bullets && is_partial()) {
      // Ids and languages look alike: what follows an id may be what follows a language.
      Json text = by_language(Form::Bullets);
      text["type"].push_back("string");
      text["pattern"] = text["items"]["pattern"];
      schema["additionalProperties"] = std::move(text);
      schema.erase("patternProperties");
    } else if (key.form == Form::ProseByName || key.form == Form::RewordingsById) {
      schema["additionalProperties"] = by_language(Form::Prose);
    } else if (key.form == Form::ProseOrTables) {
      add_languages(schema["items"]);
      lay_table(schema["items"], *key.table, kinds);
    } else if (key.table != nullptr) {
      lay_table(schema, *key.table, kinds);
    }
    if (key.form == Form::Choice) {
      Json choices = Json::array();
      for (const std::string_view choice : ascii::words_of(key.choices))
        choices.push_back(is_truth(choice) ? Json(choice == "true") : Json(choice));
      schema["enum"] = std::move(choices);
    }
    if (!key.taken.empty()) {
      Json& names = key.form == Form::TablesByName ? schema["propertyNames"] : schema;
      names["not"] = Json::object({{"enum", words_of(key.taken)}});
    }
    if (!key.pattern.empty()) schema["allOf"] = Json::array({Json::object({{"pattern", key.pattern}})});
    // What a theme lists is printed as often as it says.
    if (key.form == Form::SectionNames && file_ != SchemaFor::Theme) schema["uniqueItems"] = true;
    if (key.most > key.least) {
      schema["minimum"] = key.least;
      schema["maximum"] = key.most;
    }
    if (key.form == Form::Leading) {
      // A bare number is a multiple of the size.
      schema["minimum"] = 0.8;
      schema["maximum"] = 4;
    }
    schema["description"] = key.doc;
    return schema;
  }

  [[nodiscard]] static Json by_language(Form form) {
    Json schema = Json::parse(json_schema_of(form));
    add_languages(schema);
    return schema;
  }

  /// Lets a table by language stand in place of a text, or of a list and of the texts in it.
  static void add_languages(Json& schema) {
    Json text = schema;
    if (schema.contains("items")) add_languages(schema["items"]);
    Json& type = schema["type"];
    if (type.is_string()) type = Json::array({type});
    if (const auto table = std::ranges::find(type, Json("object")); table == type.end())
      type.push_back("object");
    else
      text["type"].erase(static_cast<std::size_t>(table - type.begin()));
    schema["patternProperties"] = Json::object({{language_pattern, std::move(text)}});
    schema["additionalProperties"] = false;
  }

  /// Adds the keys of a table to what takes a table among others.
  void lay_table(Json& schema, const Table& table, Kinds kinds) const {
    Json type = schema["type"];
    schema.update(of(table, kinds));
    schema["type"] = std::move(type);
    if (schema.contains("patternProperties")) part_from_languages(schema);
  }

  /// The keys of a table are all its own, or all are languages: keys may look like languages.
  static void part_from_languages(Json& schema) {
    Json own = Json::object();
    own["propertyNames"] = Json::object({{"enum", Json::array()}});
    for (const auto& property : schema["properties"].items())
      own["propertyNames"]["enum"].push_back(property.key());
    if (const auto required = schema.find("required"); required != schema.end()) {
      // Whatever is no table has no keys to miss.
      own["required"] = std::move(*required);
      schema.erase("required");
    }
    Json by_language = Json::object();
    by_language["propertyNames"] = Json::object({{"pattern", language_pattern}});
    by_language["minProperties"] = 1;
    schema["anyOf"] = Json::array({std::move(own), std::move(by_language)});
  }

  /// A table reaches into a list by id.
  void add_reach(Json& schema, const Key& key, Kinds kinds) const {
    schema["type"] = Json::array({"array", "object"});
    Json element = of(*key.table, kinds);
    if (key.form != Form::TablesOrLists) {
      schema["additionalProperties"] = std::move(element);
      return;
    }
    element["type"] = Json::array({"object", "array"});
    element["items"] = Json::parse(json_schema_of(Form::Prose));
    schema["additionalProperties"] = std::move(element);
  }

  /// A variant has keys of its own, and any table of the document.
  [[nodiscard]] Json variant() const {
    Json schema = of(*document_.root, everywhere);
    add_keys(schema, *document_.variant);
    return schema;
  }

  /// Of the items under a key. Where a neighbouring key decides, keys of any kind are accepted.
  [[nodiscard]] Kinds kinds_of(const Key& key) const {
    if (key.table != document_.item) return everywhere;
    const auto kind = std::ranges::find(document_.item_kinds, key.name, &TableKind::name);
    return kind == document_.item_kinds.end() ? everywhere : kind->kinds;
  }

  static Json words_of(std::string_view words) {
    Json list = Json::array();
    for (const std::string_view word : ascii::words_of(words)) list.push_back(word);
    return list;
  }

  void add_keys(Json& schema, const Table& table, Kinds kinds = everywhere) const {
    Json& properties = schema["properties"];
    for (const Key& key : table.keys) {
      // A variant holds no variants.
      const bool is_left_out = file_ == SchemaFor::Variant && key.form == Form::TablesByName;
      if ((key.kinds & kinds) != 0 && !properties.contains(key.name) && !is_left_out)
        properties[std::string(key.name)] = of(table, key);
    }
  }

  [[nodiscard]] Json of(const Table& table, Kinds kinds) const {
    Json schema = Json::object();
    schema["type"] = "object";
    schema["properties"] = Json::object();
    add_keys(schema, table, kinds);
    schema["properties"]["x"] = Json::parse(R"({"description":"Your own; never read."})");
    schema["additionalProperties"] = false;
    if (!table.required.empty() && !is_partial()) schema["required"] = words_of(table.required);
    for (const Key& key : table.keys)
      if (!key.needs.empty() && !is_partial())
        schema["dependencies"] = Json::object({{std::string(key.name), words_of(key.needs)}});
    if (!table.exclusive.empty()) schema["not"]["required"] = words_of(table.exclusive);
    return schema;
  }

  const Schema& document_;
  SchemaFor file_;
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
  if (key.form == Form::Integer || key.form == Form::IntegerOrTable)
    name += fmt::format(", {} to {}", key.least, key.most);
  if (key.form == Form::Length || key.form == Form::Leading || key.form == Form::LengthOrFalse) {
    name += fmt::format(", {:g} to {:g} pt", key.least, key.most);
  }
  const bool is_prose = key.form == Form::Prose || key.form == Form::ProseList || key.form == Form::Bullets;
  if (is_prose) name += " (Markdown)";
  if (key.form == Form::Paragraphs) name += " (Markdown, in paragraphs)";
  if (key.form == Form::Body) name += " (Markdown, in paragraphs and lists)";
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

std::string editor_schema(const Schema& schema, SchemaFor file) {
  return EditorSchema(schema, file).write().dump(2) + "\n";
}

std::string reference_page(const Schema& schema) {
  std::string page = fmt::format("# Reference\n\n{}", schema.introduction);
  for (const Table* table : schema.tables) page += section(*table, schema);
  return page;
}

}  // namespace galley::source
