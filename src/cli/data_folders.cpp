// cli: the data folders of the environment.
#include "data_folders.h"

#include <cstdlib>
#include <ranges>
#include <string_view>

namespace galley::cli {

namespace fs = std::filesystem;

std::vector<fs::path> data_folders(const fs::path& name) {
  const auto value_of = [](const char* variable) -> std::string_view {
    const char* const value = std::getenv(variable);
    return value == nullptr ? "" : value;
  };
  std::vector<fs::path> folders;
  // The specification has relative paths ignored.
  const auto add = [&](const fs::path& folder) {
    if (folder.is_absolute()) folders.push_back(folder / name);
  };
  if (const auto home = value_of("XDG_DATA_HOME"); !home.empty())
    add(home);
  else
    add(fs::path(value_of("HOME")) / ".local/share");
  auto others = value_of("XDG_DATA_DIRS");
  if (others.empty()) others = "/usr/local/share:/usr/share";
  for (const auto folder : std::views::split(others, ':')) add(fs::path(folder.begin(), folder.end()));
  return folders;
}

}  // namespace galley::cli
