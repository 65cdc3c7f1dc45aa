// base: the FileReader that reads the disk. Locations in, bytes out; it remembers what it read.
#include <algorithm>
#include <cerrno>
#include <mutex>
#include <new>
#include <set>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "galley/base/file_reader.h"
#include "galley/base/limits.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

std::unexpected<Diagnostic> unreadable(const fs::path& path, std::string_view reason) {
  Diagnostic diagnostic;
  diagnostic.fault = Fault::System;
  diagnostic.message = fmt::format("cannot read '{}': {}", path.string(), reason);
  return std::unexpected(std::move(diagnostic));
}

std::unexpected<Diagnostic> unreadable(const fs::path& path, int error) {
  if (error == ENOMEM) throw std::bad_alloc();
  if (error == EXDEV) return std::unexpected(is_outside(path));
  std::error_code ignored;
  if (error == ENOENT)
    return unreadable(path, fs::is_symlink(path, ignored) ? "it is a link to nothing" : "no such file");
  return unreadable(path, std::generic_category().message(error));
}

/// Is it an error that says that there is nothing at a path?
bool is_absence(int error) { return error == ENOENT || error == ENOTDIR; }

/// The folder and the name to open a location by, or an errno. Without folders to stay in, the kernel goes
/// its own way: it knows links, as /dev/stdin, that have no path.
std::expected<FolderEntry, int> entry_of(const BoundedPath& location) {
  if (location.folders.empty()) return FolderEntry{Descriptor(), location.path.string()};
  return follow_links(location);
}

int base_of(const FolderEntry& entry) { return entry.folder.is_open() ? entry.folder.get() : AT_FDCWD; }

/// What keeps a link out that was put there after follow_links.
int no_link(const FolderEntry& entry, int flag) { return entry.folder.is_open() ? flag : 0; }

std::expected<struct stat, int> status_of(const FolderEntry& entry) {
  struct stat status{};
  if (::fstatat(base_of(entry), entry.name.c_str(), &status, no_link(entry, AT_SYMLINK_NOFOLLOW)) != 0)
    return std::unexpected(errno);
  return status;
}

Descriptor open_entry(const FolderEntry& entry, int flags) {
  const int all = flags | no_link(entry, O_NOFOLLOW) | O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  return Descriptor(::openat(base_of(entry), entry.name.c_str(), all));
}

std::string too_large() { return fmt::format("it is larger than {} MiB", limits.file_bytes / mebi); }

/// All bytes of an open file whose size is said to be `size`.
std::expected<std::string, Diagnostic> read_all(const fs::path& path, const Descriptor& file,
                                                std::size_t size) {
  // One byte more than the file is said to hold: a file that grew, or whose size is not known, reads on.
  std::string bytes(size + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    const ssize_t count = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(path, errno);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
    if (filled > limits.file_bytes) return unreadable(path, too_large());
    if (filled == bytes.size()) bytes.resize(std::max<std::size_t>(2 * filled, 64 * kibi));
  }
  bytes.resize(filled);
  return bytes;
}

/// Is an entry of an open folder anything but a folder, a pipe or a device? A link that leads nowhere counts:
/// reading it says so.
bool may_be_file(const Descriptor& folder, const dirent& entry) {
  if (entry.d_type == DT_REG) return true;
  if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return false;
  struct stat status{};
  return ::fstatat(folder.get(), entry.d_name, &status, 0) != 0 || S_ISREG(status.st_mode);
}

class DiskReader final : public FileReader {
 public:
  explicit DiskReader(Outside outside) : outside_(outside) {}

  std::expected<std::string, Diagnostic> read(const BoundedPath& location) override {
    const fs::path& path = location.path;
    const auto entry = entry_of(allowed(location));
    if (!entry) return unreadable(path, entry.error());
    // The kind is asked before the file is opened: a device may do something then.
    const auto status = status_of(*entry);
    if (!status) return unreadable(path, status.error());
    if (S_ISDIR(status->st_mode)) return unreadable(path, "it is a folder");
    if (!S_ISREG(status->st_mode)) return unreadable(path, "it is not a regular file");
    const auto size = static_cast<std::size_t>(status->st_size);
    if (size > limits.file_bytes) return unreadable(path, too_large());
    const Descriptor file = open_entry(*entry, 0);
    if (!file.is_open()) return unreadable(path, errno);
    auto bytes = read_all(path, file, size);
    if (bytes && !remember(path)) return unreadable(path, "too many other files were read before");
    return bytes;
  }

  std::expected<bool, Diagnostic> exists(const BoundedPath& location) override {
    const auto entry = entry_of(allowed(location));
    const auto status = entry ? status_of(*entry) : std::unexpected(entry.error());
    if (status) return !S_ISDIR(status->st_mode);
    if (!is_absence(status.error())) return unreadable(location.path, status.error());
    std::error_code ignored;
    return fs::is_symlink(location.path, ignored);
  }

  std::expected<std::vector<fs::path>, Diagnostic> list(const BoundedPath& location) override {
    std::vector<fs::path> paths;
    const auto entry = entry_of(allowed(location));
    Descriptor folder = entry ? open_entry(*entry, O_DIRECTORY) : Descriptor();
    if (!folder.is_open()) {
      const int error = entry ? errno : entry.error();
      if (is_absence(error)) return paths;
      return unreadable(location.path, error);
    }
    // Not by directory_iterator: where memory runs out, that ends the process.
    const Descriptor same(::fcntl(folder.get(), F_DUPFD_CLOEXEC, 0));
    const std::unique_ptr<DIR, decltype([](DIR* open) { ::closedir(open); })> open(
        same.is_open() ? ::fdopendir(folder.get()) : nullptr);
    if (!open) return unreadable(location.path, errno);
    (void)folder.release();
    for (errno = 0; const dirent* one = ::readdir(open.get()); errno = 0)
      if (may_be_file(same, *one)) paths.push_back(location.path / one->d_name);
    if (errno != 0) return unreadable(location.path, errno);
    std::ranges::sort(paths);
    return paths;
  }

  std::vector<fs::path> files_read() const override {
    const std::scoped_lock lock(mutex_);
    return in_order_;
  }

  bool reads_this_machine() const override { return true; }

 private:
  [[nodiscard]] BoundedPath allowed(const BoundedPath& location) const {
    return outside_ == Outside::Allowed ? BoundedPath(location.path) : location;
  }

  /// False if the names of the files read are too many to remember.
  bool remember(const fs::path& path) {
    const std::scoped_lock lock(mutex_);
    if (!seen_.insert(path).second) return true;
    in_order_.push_back(path);
    seen_bytes_ += path.native().size();
    return seen_bytes_ <= limits.seen_path_bytes;
  }

  Outside outside_;
  mutable std::mutex mutex_;
  std::set<fs::path> seen_;
  std::vector<fs::path> in_order_;
  std::size_t seen_bytes_ = 0;
};

}  // namespace

Diagnostic is_outside(const fs::path& path) {
  Diagnostic diagnostic;
  diagnostic.message = fmt::format("'{}' leads outside of the folder of the résumé", path.string());
  diagnostic.help = "--allow-outside lets it be read";
  return diagnostic;
}

std::unique_ptr<FileReader> disk_reader(Outside outside) { return std::make_unique<DiskReader>(outside); }

}  // namespace galley
