// resume: what each form of value is called, and its JSON Schema.
#pragma once

#include "schema.h"

namespace galley::resume {

/// A form as the reference page explains it, and as JSON Schema (a fragment).
struct FormText {
  Form form;
  std::string_view name;
  std::string_view json_schema;
};

[[nodiscard]] const FormText& text_of(Form form);

/// All tables, in the order in which the reference page shows them.
[[nodiscard]] std::span<const Table* const> all_tables();

}  // namespace galley::resume
