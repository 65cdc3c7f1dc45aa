// cli: writing whole or not at all.
#include "files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "galley/base/limits.h"
#include "report.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// Writes all of `bytes`; 0, or the error.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

bool holds(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  if (fs::file_size(path, error) != bytes.size() || error) return false;
  std::ifstream file(path, std::ios::binary);
  std::string present(bytes.size(), '\0');
  return file.read(present.data(), static_cast<std::streamsize>(present.size())) && present == bytes;
}

std::expected<Replaced, Diagnostic> write_directly(const fs::path& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(system_error("cannot write " + path.string(), errno));
  const int error = write_all(descriptor, bytes);
  ::close(descriptor);
  if (error != 0) return std::unexpected(system_error("cannot write " + path.string(), error));
  return Replaced::Written;
}

/// Gives `bytes` to an open file, and the permissions of the one that it replaces, if any; 0, or the error.
int fill(int descriptor, std::string_view bytes, const mode_t* mode) {
  const int error = write_all(descriptor, bytes);
  if (error == 0 && mode && ::fchmod(descriptor, *mode) != 0) return errno;
  return error;
}

/// An open file, closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

constexpr std::string_view temporary_prefix = ".galley-";

/// Names beside the target for the time before a file has its own: PREFIX PID - HEX. They are not made from
/// the target's name, which may be as long as a name can be.
fs::path temporary_beside(const fs::path& target, std::size_t attempt) {
  return target.parent_path() /
         fmt::format("{}{}-{:x}", temporary_prefix, ::getpid(), fs::hash_value(target) + attempt);
}

bool is_temporary(std::string_view name) {
  if (!name.starts_with(temporary_prefix)) return false;
  name.remove_prefix(temporary_prefix.size());
  const std::size_t dash = name.find('-');
  constexpr std::string_view figures = "0123456789";
  return dash != std::string_view::npos && dash > 0 && dash + 1 < name.size() &&
         name.substr(0, dash).find_first_not_of(figures) == std::string_view::npos &&
         name.substr(dash + 1).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Holds a temporary file for the one who writes it, until it is closed: the lock goes with the process,
/// however that ends. On file systems without locks nothing is held, and nothing is ever taken for left.
void hold(int descriptor) {
  while (::flock(descriptor, LOCK_EX) != 0 && errno == EINTR) {
  }
}

/// Removes a temporary file that nobody holds.
void remove_if_left(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat opened{};
  if (!file.is_open() || ::fstat(file.get(), &opened) != 0) return;
  if (!S_ISREG(opened.st_mode) || opened.st_uid != ::geteuid()) return;
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return;
  // Since it was opened, it may have been given its own name, and this one to another file.
  struct stat named{};
  if (::lstat(path.c_str(), &named) != 0) return;
  if (named.st_dev == opened.st_dev && named.st_ino == opened.st_ino) ::unlink(path.c_str());
}

/// Calls `take` with one name after another until one is free; true if it took one. Else errno says why.
bool with_temporary_name(const fs::path& target, const std::function<bool(const fs::path&)>& take) {
  constexpr std::size_t max_attempts = 100;
  for (std::size_t attempt = 0; attempt < max_attempts; ++attempt) {
    const fs::path temporary = temporary_beside(target, attempt);
    if (take(temporary)) return true;
    if (errno != EEXIST) return false;
  }
  return false;
}

/// Writes a file without a name, of which nothing is left if the process ends, and names it once it is whole;
/// false where the file system has no such files.
bool write_unnamed(const fs::path& target, std::string_view bytes, const mode_t* mode) {
  const Descriptor file(::open(folder_of(target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
  if (!file.is_open()) return false;
  const std::string unnamed = fmt::format("/proc/self/fd/{}", file.get());
  const auto named = [&](const fs::path& name) {
    return ::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (fill(file.get(), bytes, mode) != 0) return false;
  if (named(target)) return true;
  if (errno != EEXIST) return false;
  // A link replaces nothing: over a file that is there goes a name for a moment, and a renaming.
  hold(file.get());
  fs::path temporary;
  const bool is_named = with_temporary_name(target, [&](const fs::path& name) {
    temporary = name;
    return named(name);
  });
  if (!is_named) return false;
  if (::rename(temporary.c_str(), target.c_str()) == 0) return true;
  ::unlink(temporary.c_str());
  return false;
}

/// Makes a file and holds it; −1 if that failed, errno says why.
int open_temporary(const fs::path& name) {
  while (true) {
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) return descriptor;
    hold(descriptor);
    // Before it was held, another process may have found it left, and removed it.
    struct stat status{};
    if (::fstat(descriptor, &status) != 0 || status.st_nlink > 0) return descriptor;
    ::close(descriptor);
  }
}

std::expected<Replaced, Diagnostic> write_and_rename(const fs::path& target, std::string_view bytes,
                                                     const mode_t* mode) {
  fs::path temporary;
  int descriptor = -1;
  const bool is_open = with_temporary_name(target, [&](const fs::path& name) {
    temporary = name;
    descriptor = open_temporary(name);
    return descriptor >= 0;
  });
  if (!is_open) return std::unexpected(system_error("cannot write " + target.string(), errno));
  // Closing may fail, and so comes before the renaming; the file is held until after it.
  const Descriptor held(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
  int error = fill(descriptor, bytes, mode);
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return Replaced::Written;
  ::unlink(temporary.c_str());
  return std::unexpected(system_error("cannot write " + target.string(), error));
}

/// A link stays a link: what it points to is replaced.
fs::path through_link(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  fs::path resolved = fs::canonical(path, error);
  return error ? path : resolved;
}

}  // namespace

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

bool is_folder(const std::string& output) {
  std::error_code ignored;
  return output.ends_with('/') || fs::is_directory(output, ignored);
}

bool is_device(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored) && !fs::is_regular_file(path, ignored);
}

void remove_leftovers(const std::vector<fs::path>& results) {
  std::set<fs::path> folders;
  for (const fs::path& path : results) folders.insert(folder_of(through_link(path)));
  for (const fs::path& folder : folders) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error))
      if (is_temporary(entry->path().filename().string())) remove_if_left(entry->path());
  }
}

std::expected<Source, Diagnostic> read_input(FileReader& files, const std::string& input) {
  auto text = input == standard_stream ? read_standard_input() : files.read(input);
  if (!text) return std::unexpected(text.error());
  return Source{input == standard_stream ? "<stdin>" : input, std::move(*text)};
}

std::expected<Replaced, Diagnostic> replace_file(const fs::path& path, std::string_view bytes,
                                                 Unchanged unchanged) {
  const fs::path target = through_link(path);
  struct stat status{};
  const bool present = ::stat(target.c_str(), &status) == 0;
  if (present && S_ISDIR(status.st_mode))
    return std::unexpected(system_error("cannot write " + path.string(), EISDIR));
  if (present && !S_ISREG(status.st_mode)) return write_directly(target, bytes);
  if (present && holds(target, bytes)) {
    if (unchanged == Unchanged::Leave || ::utimensat(AT_FDCWD, target.c_str(), nullptr, 0) == 0)
      return Replaced::Unchanged;
  }
  const mode_t permissions = status.st_mode & 07777;
  const mode_t* mode = present ? &permissions : nullptr;
  if (write_unnamed(target, bytes, mode)) return Replaced::Written;
  return write_and_rename(target, bytes, mode);
}

std::expected<void, Diagnostic> write_standard_output(std::string_view bytes) {
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error != 0) return std::unexpected(system_error("cannot write to standard output", error));
  return {};
}

std::expected<std::string, Diagnostic> read_standard_input() {
  std::string text;
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::unexpected(system_error("cannot read standard input", errno));
    if (count == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > limits.input_bytes) return std::unexpected(system_error("standard input", EFBIG));
  }
}

}  // namespace galley::cli
