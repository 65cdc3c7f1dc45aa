// exchange: what galley has no place for stands in the `x` of its table.
#pragma once

#include <string_view>
#include <vector>

#include "galley/source/value.h"
#include "repairs.h"

namespace galley::exchange {

/// The table that belongs to the author.
inline constexpr std::string_view aside = "x";

/// Puts members into the `x` of a table.
void keep_aside(source::Value& table, std::vector<source::Member> members);

/// Sets aside what a mended file still has and its reader would refuse: an id that is none, a style of
/// another program.
void set_aside_what_is_refused(source::Value& root, Repairs& repairs);

}  // namespace galley::exchange
