// source: what each form of value is called, and its JSON Schema.
#pragma once

#include <string>
#include <string_view>

#include "galley/source/schema.h"

namespace galley::source {

/// How the text of a form is marked up.
enum class Markup { None, Prose, Paragraphs };

/// A form as messages and the reference page name it, and as JSON Schema (a fragment, in which `<date>`
/// stands for the pattern of that name).
struct FormSpec {
  Form form;
  std::string_view name;
  std::string_view json_schema;
  Markup markup = Markup::None;
};

[[nodiscard]] const FormSpec& spec_of(Form form);
/// The JSON Schema of a form, the patterns filled in.
[[nodiscard]] std::string json_schema_of(Form form);

/// A list of tables?
[[nodiscard]] constexpr bool is_list_of_tables(Form form) {
  return form == Form::ShapedTables || form == Form::Tables || form == Form::TablesOrLists;
}

}  // namespace galley::source
