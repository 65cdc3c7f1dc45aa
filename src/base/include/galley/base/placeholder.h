// base: patterns in which something is still to come.
#pragma once

#include <string>
#include <string_view>

namespace galley {

/// A pattern with `value` in place of a placeholder, wherever that stands. What the value holds is not looked
/// at.
[[nodiscard]] std::string filled(std::string_view pattern, std::string_view value,
                                 std::string_view placeholder = "{}");

}  // namespace galley
