// cli: the folders of the environment (see data_folders.h).
#include "data_folders.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <ranges>
#include <string_view>

#include "galley/resume/parse.h"

namespace galley::cli {

namespace fs = std::filesystem;

namespace {

/// The value of a variable of the environment. It is empty if there is none.
std::string_view value_of(const char* variable) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? "" : value;
}

/// The folder that a variable names; else that one in the home folder.
fs::path folder_of(const char* variable, const char* in_home) {
  const auto named = value_of(variable);
  return named.empty() ? fs::path(value_of("HOME")) / in_home : fs::path(named);
}

/// Adds `name` in a folder. The specification has relative paths ignored.
void add(std::vector<fs::path>& folders, const fs::path& folder, const fs::path& name) {
  if (folder.is_absolute()) folders.push_back(folder / name);
}

/// The folder `name` of the user's settings, then those of the data folders.
std::vector<fs::path> folders_of(const fs::path& name) {
  std::vector<fs::path> folders;
  add(folders, folder_of("XDG_CONFIG_HOME", ".config"), name);
  std::ranges::copy(data_folders(name), std::back_inserter(folders));
  return folders;
}

}  // namespace

std::vector<fs::path> data_folders(const fs::path& name) {
  std::vector<fs::path> folders;
  add(folders, folder_of("XDG_DATA_HOME", ".local/share"), name);
  auto others = value_of("XDG_DATA_DIRS");
  if (others.empty()) others = "/usr/local/share:/usr/share";
  for (const auto folder : std::views::split(others, ':'))
    add(folders, fs::path(folder.begin(), folder.end()), name);
  return folders;
}

std::vector<fs::path> theme_folders() { return folders_of("galley/themes"); }

std::vector<fs::path> font_folders() { return folders_of("galley/fonts"); }

std::vector<std::string> known_themes(FileReader& files) {
  std::vector<std::string> names = resume::theme_names();
  for (const fs::path& folder : theme_folders())
    if (const auto listed = files.list(folder))
      for (const fs::path& file : *listed)
        if (file.extension() == ".toml") names.push_back(file.stem().string());
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

std::optional<fs::path> file_of_theme(const std::string& name, FileReader& files) {
  if (name.find('/') != std::string::npos) return {};
  for (const fs::path& folder : theme_folders()) {
    fs::path file = folder / (name + ".toml");
    if (files.exists(file).value_or(false)) return file;
  }
  return {};
}

}  // namespace galley::cli
