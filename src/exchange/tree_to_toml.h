// exchange: a tree of somebody else's values as an author's TOML.
#pragma once

#include <expected>
#include <string>

#include "galley/source/value.h"

namespace galley::exchange {

/// The tree as TOML that galley reads. Errors: what reading it would find; what TOML cannot hold.
[[nodiscard]] std::expected<std::string, Diagnostics> tree_to_toml(const source::Value& root,
                                                                   Diagnostics& warnings);

}  // namespace galley::exchange
