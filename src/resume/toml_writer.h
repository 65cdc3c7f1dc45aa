// resume: values to TOML as a careful author would write it.
#pragma once

#include <string>

#include "value.h"

namespace galley::resume {

/// A résumé's values as TOML: a header for each table and each item of the top level (and for `roles` and
/// `items` in those), keys in the order of the example résumé, a highlight a line, short tables and lists on
/// one line. Nulls are left out.
[[nodiscard]] std::string to_toml(const Value& root);

}  // namespace galley::resume
