// cli: the rule that tells make and ninja what was read.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley::cli {

/// Writes a Makefile rule as compilers do (gcc -MD -MP): all `targets` depend on all `files`. Each file also
/// has an empty rule, so that make goes on if the file is gone. There is one rule for all targets, because
/// ninja reads no more. Error (fault CommandLine): a name that cannot be written for both make and ninja.
[[nodiscard]] std::expected<std::string, Diagnostic> rule_for_make(
    const std::vector<std::filesystem::path>& targets, const std::vector<std::filesystem::path>& files);

}  // namespace galley::cli
