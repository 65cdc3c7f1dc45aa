// cli: where the user and the machine keep what galley finds by name, by the XDG Base Directory
// Specification.
#pragma once

#include <filesystem>
#include <vector>

namespace galley::cli {

/// The folder `name` in each data folder, nearest first: of $XDG_DATA_HOME, or ~/.local/share; then of
/// $XDG_DATA_DIRS, or /usr/local/share and /usr/share. They need not be there.
[[nodiscard]] std::vector<std::filesystem::path> data_folders(const std::filesystem::path& name);

}  // namespace galley::cli
