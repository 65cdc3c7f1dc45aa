// cli: results that never replace a file.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "report.h"

namespace galley::cli {

/// Where a result of this extension is written: beside its input, where `output` says, or to standard output
/// (`-`). An error (the command line's) if there is a file already.
[[nodiscard]] std::expected<std::filesystem::path, Diagnostic> new_target(const std::string& input,
                                                                          const std::string& output,
                                                                          std::string_view extension);

/// Writes a result, and makes the folder that it is in.
void write_new(const std::filesystem::path& target, const std::string& bytes, Report& report);

}  // namespace galley::cli
