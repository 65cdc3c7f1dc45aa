// resume: the editor schema (JSON Schema, draft 7) and the reference page (Markdown), both walked out of the
// schema's tables.
#include "reference.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "galley/resume/parse.h"

namespace galley::resume {
namespace {

/// Built from objects and lists, never from null: where memory runs out as null becomes one of these, the
/// library crashes.
using Json = nlohmann::ordered_json;

constexpr std::array<const Table*, 25> tables = {
    &root_table,    &basics_table,       &network_profile_table, &location_table, &link_table,
    &item_table,    &role_table,         &section_table,         &meta_table,     &variant_table,
    &style_table,   &paper_table,        &margin_table,          &font_table,     &space_table,
    &spacing_table, &name_table,         &image_table,           &heading_table,  &entry_table,
    &colour_table,  &publications_table, &citations_table,       &print_table,    &theme_table};

/// The sections whose items take a key: “work, projects”; empty if all do.
std::string sections_of(const Key& key) {
  if (key.kinds == everywhere) return {};
  std::string list;
  for (const SectionSpec& spec : section_specs()) {
    if (spec.kind != SectionKind::Summary && (key.kinds & in(spec.kind)) != 0)
      list += (list.empty() ? "" : ", ") + std::string(spec.id);
  }
  return list;
}

Json table_schema(const Table& table, Kinds kinds);

Json shorthand_schema() { return Json::parse(R"({"type":"array","items":{"type":"string"}})"); }

/// What a key of the top level or of a table takes.
Json key_schema(const Key& key) {
  Json schema = Json::parse(text_of(key.form).json_schema);
  const Kinds kinds = key.table == &item_table ? in(kind_of(key.name)) : everywhere;
  // The shape of the items of a section of one's own depends on its `like`: any key of any item is let pass.
  const Kinds shape =
      key.table == &item_table && kind_of(key.name) == SectionKind::Prose ? everywhere : kinds;
  if (key.form == Form::Items || key.form == Form::Tables || key.form == Form::Skills) {
    schema["items"] = table_schema(*key.table, shape);
    if (key.form == Form::Skills) schema["additionalProperties"] = shorthand_schema();
  } else if (key.form != Form::Overrides && key.table != nullptr) {
    schema.update(table_schema(*key.table, shape));
    schema["type"] = Json::parse(text_of(key.form).json_schema)["type"];
  }
  if (key.form == Form::Choice) {
    Json choices = Json::array();
    for (const std::string_view choice : words(key.choices))
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

Json table_schema(const Table& table, Kinds kinds) {
  Json properties = Json::object();
  for (const Key& key : table.keys) {
    if ((key.kinds & kinds) != 0 && !properties.contains(key.name))
      properties[std::string(key.name)] = key_schema(key);
  }
  properties["x"] = Json::parse(R"({"description":"Your own; never read."})");
  Json schema = Json::object();
  schema["type"] = "object";
  schema["properties"] = std::move(properties);
  schema["additionalProperties"] = false;
  Json required = Json::array();
  for (const std::string_view name : words(table.required)) required.push_back(name);
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

/// A cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) escaped += c == '|' ? "\\|" : std::string(1, c);
  return escaped;
}

std::string takes(const Key& key) {
  if (key.form == Form::Choice) {
    std::string list;
    for (const std::string_view choice : words(key.choices)) {
      list += (list.empty() ? "" : ", ") +
              (is_truth(choice) ? fmt::format("`{}`", choice) : fmt::format("`\"{}\"`", choice));
    }
    return list;
  }
  std::string name(text_of(key.form).name);
  if (key.form == Form::Integer) name += fmt::format(", {} to {}", key.least, key.most);
  if (key.form == Form::Length || key.form == Form::Leading || key.form == Form::LengthOrFalse) {
    name += fmt::format(", {:g} to {:g} pt", key.least, key.most);
  }
  const bool is_prose =
      key.form == Form::Prose || key.form == Form::ProseList || key.form == Form::Highlights;
  if (is_prose) name += " (Markdown)";
  if (key.form == Form::Paragraphs) name += " (Markdown, in paragraphs)";
  return name;
}

std::string section(const Table& table) {
  std::string page =
      fmt::format("\n## `{}`\n\n{}\n\n| key | takes | what |\n|---|---|---|\n", table.name, table.doc);
  for (const Key& key : table.keys) {
    const std::string sections = sections_of(key);
    const std::string_view required =
        std::ranges::count(words(table.required), key.name) > 0 ? " Required." : "";
    page += fmt::format("| `{}` | {} | {}{}{} |\n", key.name, cell(takes(key)), cell(key.doc), required,
                        sections.empty() ? "" : fmt::format(" ({})", sections));
  }
  return page;
}

}  // namespace

std::span<const Table* const> all_tables() { return tables; }

std::string editor_schema() {
  Json schema = Json::object();
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = "A résumé for galley";
  schema.update(table_schema(root_table, everywhere));
  schema["properties"]["style"] = key_schema(*find_key(root_table, "style"));
  schema["properties"]["variants"]["additionalProperties"] = table_schema(variant_table, everywhere);
  // A variant may hold any table of the top level, and reach into its lists by id.
  schema["properties"]["variants"]["additionalProperties"]["additionalProperties"] = true;
  schema["required"] = {"basics"};
  return schema.dump(2) + "\n";
}

std::string reference_page() {
  std::string page =
      "# Reference\n\nEvery key of a résumé, from the table that validation uses too. A key named `x` is "
      "your own "
      "everywhere.\nText marked Markdown takes `**strong**`, `*emphasis*`, `` `code` ``, `[text](url)` and "
      "`[@id]`.\n"
      "Lengths are strings in `pt`, `in`, `mm`, `cm` or `em`; a bare number is points.\n";
  for (const Table* table : all_tables()) page += section(*table);
  return page;
}

}  // namespace galley::resume
