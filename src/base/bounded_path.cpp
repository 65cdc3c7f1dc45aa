// base: from a path to an open folder, link by link.
#include "galley/base/bounded_path.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace galley {
namespace {

namespace fs = std::filesystem;

/// As many as Linux follows.
constexpr int max_links = 40;

Descriptor open_folder(int base, const fs::path& path) {
  return Descriptor(::openat(base, path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

/// What a link holds; nothing if the entry is no link, or is not there.
std::expected<std::optional<fs::path>, int> link_target(const FolderEntry& entry) {
  std::array<char, PATH_MAX> target{};
  const ssize_t length = ::readlinkat(entry.folder.get(), entry.name.c_str(), target.data(), target.size());
  if (length >= 0) return fs::path(std::string(target.data(), static_cast<std::size_t>(length)));
  if (errno == EINVAL || errno == ENOENT) return std::nullopt;
  return std::unexpected(errno);
}

struct Identity {
  dev_t device = 0;
  ino_t number = 0;
  bool operator==(const Identity&) const = default;
};

std::expected<Identity, int> identity_of(const Descriptor& folder) {
  struct stat status{};
  if (!folder.is_open() || ::fstat(folder.get(), &status) != 0) return std::unexpected(errno);
  return Identity{status.st_dev, status.st_ino};
}

/// 0 if `folder` is one of `folders` or below one. It is asked of the open folder and of those above it, so
/// that no link matters.
int fault_of_place(const Descriptor& folder, const std::vector<fs::path>& folders) {
  std::vector<Identity> allowed;
  for (const fs::path& one : folders) {
    const auto identity = identity_of(open_folder(AT_FDCWD, one.empty() ? "." : one));
    if (identity)
      allowed.push_back(*identity);
    else if (identity.error() != ENOENT && identity.error() != ENOTDIR)
      return identity.error();
  }
  Descriptor at = open_folder(folder.get(), ".");
  auto here = identity_of(at);
  while (here) {
    if (std::ranges::find(allowed, *here) != allowed.end()) return 0;
    at = open_folder(at.get(), "..");
    const auto above = identity_of(at);
    if (above && *above == *here) return EXDEV;
    here = above;
  }
  return here.error();
}

}  // namespace

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

std::expected<FolderEntry, int> follow_links(const BoundedPath& location) {
  FolderEntry entry;
  fs::path rest = location.path;
  for (int links = 0; links <= max_links; ++links) {
    const bool is_name = rest.has_filename() && rest.filename() != "." && rest.filename() != "..";
    const int base = entry.folder.is_open() ? entry.folder.get() : AT_FDCWD;
    Descriptor folder = open_folder(base, is_name ? folder_of(rest) : rest);
    if (!folder.is_open()) return std::unexpected(errno);
    entry = {std::move(folder), is_name ? rest.filename().string() : ".", links > 0};
    auto target = link_target(entry);
    if (!target) return std::unexpected(target.error());
    if (*target) {
      rest = **std::move(target);
      continue;
    }
    const int fault = location.folders.empty() ? 0 : fault_of_place(entry.folder, location.folders);
    if (fault != 0) return std::unexpected(fault);
    return entry;
  }
  return std::unexpected(ELOOP);
}

}  // namespace galley
