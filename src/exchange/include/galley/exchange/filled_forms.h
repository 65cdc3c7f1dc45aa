// exchange: what people wrote into a form, as résumés: a CSV file, and a map that says what its columns are.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley::exchange {

/// A row as galley's TOML.
struct FilledForm {
  std::string name;  ///< of its file, without an extension. No two are alike, whatever their letter case
  std::string toml;
};

/// A résumé of each row. What a cell holds is mended as a JSON Resume's is. Errors name cells by line and
/// column; where there is any, there is no result.
[[nodiscard]] std::expected<std::vector<FilledForm>, Diagnostics> import_forms(const Source& csv,
                                                                               const Source& map,
                                                                               Diagnostics& warnings);

}  // namespace galley::exchange
