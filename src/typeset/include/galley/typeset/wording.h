// typeset: phrases that several diagnostics share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "galley/document/document.h"
#include "galley/layout/setting.h"

namespace galley {

/// “1 line”, “2 lines”.
[[nodiscard]] std::string counted(std::size_t count, std::string_view thing);

/// What a setting changes: “leading 1.27, size 10.1 pt”.
[[nodiscard]] std::string changes_of(const layout::Setting& setting, const Document& document);

}  // namespace galley
