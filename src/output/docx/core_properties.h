// output: what a Word file says of itself.
#pragma once

#include <string>

#include "galley/base/structure.h"

namespace galley::output::docx {

/// The core properties. Without a date in `info` they have none.
[[nodiscard]] std::string core_properties_file(const DocumentInfo& info);

}  // namespace galley::output::docx
