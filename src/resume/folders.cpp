// resume: what a file may name. Links are followed before it is asked where a file stands.
#include "folders.h"

#include <algorithm>

#include <fmt/format.h>

namespace galley::resume {

namespace fs = std::filesystem;

fs::path folder_of(const Place& place) {
  return place.source ? fs::path(place.source->name).parent_path() : fs::path();
}

bool stays_inside(const fs::path& folder, const fs::path& path) {
  std::error_code failed;
  const auto resolved = [&failed](const fs::path& link) {
    const fs::path whole = failed ? fs::path() : fs::absolute(link, failed);
    return failed ? fs::path() : fs::weakly_canonical(whole, failed);
  };
  const fs::path root = resolved(folder.empty() ? "." : folder);
  const fs::path target = resolved(path);
  return !failed && std::ranges::mismatch(root, target).in1 == root.end();
}

bool may_be_read(Reader& reader, const Place& place, std::string_view name, const fs::path& path,
                 std::initializer_list<fs::path> folders, const ParseOptions& options,
                 std::string_view whose) {
  const auto holds = [&path](const fs::path& folder) { return stays_inside(folder, path); };
  if (options.allow_outside || std::ranges::any_of(folders, holds)) return true;
  reader.error(place, fmt::format("'{}' is outside the folder of the {}", name, whose),
               "--allow-outside lets it be read");
  return false;
}

}  // namespace galley::resume
