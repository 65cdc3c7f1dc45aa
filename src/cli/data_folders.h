// cli: where the user and the machine keep what galley finds by name, by the XDG Base Directory
// Specification.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "galley/base/file_reader.h"

namespace galley::cli {

/// The folder `name` in each data folder, nearest first: of $XDG_DATA_HOME, or ~/.local/share; then of
/// $XDG_DATA_DIRS, or /usr/local/share and /usr/share. They need not be there.
[[nodiscard]] std::vector<std::filesystem::path> data_folders(const std::filesystem::path& name);

/// The folders of themes, and of fonts: `galley/themes` in $XDG_CONFIG_HOME, or ~/.config; then in the data
/// folders.
[[nodiscard]] std::vector<std::filesystem::path> theme_folders();
[[nodiscard]] std::vector<std::filesystem::path> font_folders();

/// The names of the themes in these folders and of those inside the command, sorted.
[[nodiscard]] std::vector<std::string> known_themes(FileReader& files);
/// The file of a theme in the folders. Nothing if it is in none of them.
[[nodiscard]] std::optional<std::filesystem::path> file_of_theme(const std::string& name, FileReader& files);

}  // namespace galley::cli
