// cli: what was read, for make and ninja.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley::cli {

/// A Makefile rule, as compilers write them (gcc -MD -MP): all `targets` depend on all `files`, and each file
/// has an empty rule of its own, so that make goes on when one of them is gone. One rule only, since ninja
/// takes no more. Error (fault CommandLine): a name that no rule can hold for both make and ninja.
[[nodiscard]] std::expected<std::string, Diagnostic> rule_for_make(
    const std::vector<std::filesystem::path>& targets, const std::vector<std::filesystem::path>& files);

}  // namespace galley::cli
