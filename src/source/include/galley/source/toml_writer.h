// source: values to TOML as a careful author would write it.
#pragma once

#include <string>

#include "galley/source/schema.h"

namespace galley::source {

/// A document's values as TOML: a header for each table and each item of the top level, the rest as the
/// schema's layout says. A bullet has a line of its own; short tables and lists stand on one line. Nulls are
/// left out.
[[nodiscard]] std::string to_toml(const Value& root, const Schema& schema);

}  // namespace galley::source
