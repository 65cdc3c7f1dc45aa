// output: what a Word file says of itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "galley/base/structure.h"

namespace galley::output::docx {

/// The core properties. Their date is `source_date_epoch`, else that of `info`, else there is none.
[[nodiscard]] std::string core_properties_file(const DocumentInfo& info,
                                               std::optional<std::int64_t> source_date_epoch);

}  // namespace galley::output::docx
