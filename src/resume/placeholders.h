// resume: the placeholders of a pattern such as "{name} · {page} of {pages}".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "galley/resume/resume_schema.h"
#include "galley/resume/style.h"

namespace galley::resume {

/// What stands between a pair of braces.
struct Group {
  std::size_t offset;       ///< of the opening brace, in bytes
  std::string_view inside;  ///< a part of the pattern
};

/// The groups of a pattern in their order; nothing if its braces do not match, or nest.
[[nodiscard]] std::optional<std::vector<Group>> braces_in(std::string_view pattern);

// Stores of style_table; the record is a Style.
/// `footer`, which knows {name}, {page} and {pages}.
void store_footer(Reader& reader, const Key& key, const Value& value, void* style);
/// `dateFormat`: an ICU skeleton of the letters that stand for parts of a date.
void store_date_format(Reader& reader, const Key& key, const Value& value, void* style);

}  // namespace galley::resume
