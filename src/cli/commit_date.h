// cli: the date of files by git. The library never asks it.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley::cli {

/// When the last commit was made that touched any of these files, in seconds since 1970. Files that git does
/// not know do not count. Errors (fault System): there is no git; it knows none of the files.
[[nodiscard]] std::expected<std::int64_t, Diagnostic> commit_date_of(
    const std::vector<std::filesystem::path>& files);

}  // namespace galley::cli
