// resume: what a file may name. Links are followed before it is asked where a file stands.
#include "folders.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::resume {

namespace fs = std::filesystem;

fs::path folder_of(const Place& place) {
  return place.source ? fs::path(place.source->name).parent_path() : fs::path();
}

bool stays_inside(FileReader& files, const fs::path& folder, const fs::path& path) {
  const fs::path root = files.resolve(folder.empty() ? "." : folder);
  const fs::path target = files.resolve(path);
  if (root.empty() || target.empty()) return false;
  const fs::path below = target.lexically_relative(root);
  return !below.empty() && *below.begin() != "..";
}

bool may_be_read(Reader& reader, FileReader& files, const Place& place, std::string_view name,
                 const fs::path& path, std::initializer_list<fs::path> folders, const ParseOptions& options,
                 std::string_view whose) {
  const auto holds = [&](const fs::path& folder) { return stays_inside(files, folder, path); };
  if (options.allow_outside || std::ranges::any_of(folders, holds)) return true;
  reader.error(place, fmt::format("'{}' is outside the folder of the {}", name, whose),
               "--allow-outside lets it be read");
  return false;
}

}  // namespace galley::resume
