// A value for each key of [style]. The keys come from the schema, so that a new key is varied too.
#pragma once

#include <string>
#include <vector>

#include "random.h"

namespace galley::fit_test {

/// A key of [style] and the values that it is tried with.
struct StyleKey {
  std::string name;                 ///< dotted: “heading.size”
  std::vector<std::string> values;  ///< TOML; empty: none is known
};

/// All keys of [style] in the schema's order, but those that the tests of fitting set themselves.
[[nodiscard]] const std::vector<StyleKey>& style_keys();

}  // namespace galley::fit_test
