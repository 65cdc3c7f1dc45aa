// cli: writes files as a whole or not at all.
#include "files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "galley/base/limits.h"
#include "galley/source/suggest.h"
#include "report.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// Writes all of `bytes`. Returns 0 or the error.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// Waits until the disk has what was written. Returns 0 or the error. A pipe cannot be flushed; that is no
/// error.
int flush(int descriptor) {
  if (::fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS) return 0;
  return errno;
}

int flush_folder(const Descriptor& folder) {
  const Descriptor open(::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return open.is_open() ? flush(open.get()) : errno;
}

std::optional<struct stat> status_of(const FolderEntry& entry) {
  struct stat status{};
  if (::fstatat(entry.folder.get(), entry.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return {};
  return status;
}

/// Does a file hold exactly these bytes?
bool holds(const FolderEntry& entry, std::string_view bytes) {
  const Descriptor file(
      ::openat(entry.folder.get(), entry.name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  std::array<char, 65536> buffer{};
  while (file.is_open()) {
    const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    const std::string_view present(buffer.data(), static_cast<std::size_t>(count));
    if (present.empty()) return bytes.empty();
    if (!bytes.starts_with(present)) return false;
    bytes.remove_prefix(present.size());
  }
  return false;
}

/// Writes to a device or a pipe. Returns 0 or the error.
int write_directly(Descriptor file, std::string_view bytes) {
  if (!file.is_open()) return errno;
  const int error = write_all(file.get(), bytes);
  const int closing = file.close();
  return error != 0 ? error : closing;
}

/// Writes `bytes` to an open file, and gives it the permissions of the file that it replaces. Returns 0 or
/// the error.
int fill(Descriptor& file, std::string_view bytes, const mode_t* mode, const Writing& how) {
  if (const int error = write_all(file.get(), bytes); error != 0) return error;
  if (mode && ::fchmod(file.get(), *mode) != 0) return errno;
  if (const int error = how.durable ? flush(file.get()) : 0; error != 0) return error;
  // Closing may fail, so it comes before the file gets its name. A copy of the descriptor keeps the file
  // open.
  Descriptor copy(::fcntl(file.get(), F_DUPFD_CLOEXEC, 0));
  if (!copy.is_open()) return errno;
  std::swap(file, copy);
  return copy.close();
}

constexpr std::string_view temporary_prefix = ".galley-";

/// Temporary names in the target's folder: PREFIX PID - HEX. They do not contain the target's name, which may
/// already have the greatest length.
std::string temporary_beside(const FolderEntry& target, std::size_t attempt) {
  return fmt::format("{}{}-{:x}", temporary_prefix, ::getpid(),
                     std::hash<std::string>{}(target.name) + attempt);
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

/// Holds a temporary file for its writer until it is closed. The lock ends with the process, however that
/// ends. On file systems without locks nothing is held, and nothing is ever a leftover.
void hold(int descriptor) {
  while (::flock(descriptor, LOCK_EX) != 0 && errno == EINTR) {
  }
}

/// Removes a temporary file that nobody holds.
void remove_if_left(int folder, const char* name) {
  const Descriptor file(::openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat opened{};
  if (!file.is_open() || ::fstat(file.get(), &opened) != 0) return;
  if (!S_ISREG(opened.st_mode) || opened.st_uid != ::geteuid()) return;
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return;
  // Since it was opened, the file may have got its final name, and another file may have this one.
  struct stat named{};
  if (::fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) != 0) return;
  if (named.st_dev == opened.st_dev && named.st_ino == opened.st_ino) ::unlinkat(folder, name, 0);
}

/// Calls `take` with one name after another until one is free. Returns 0 or the error.
int with_temporary_name(const FolderEntry& target, const std::function<bool(const std::string&)>& take) {
  constexpr std::size_t max_attempts = 100;
  for (std::size_t attempt = 0; attempt < max_attempts; ++attempt) {
    if (take(temporary_beside(target, attempt))) return 0;
    if (errno != EEXIST) return errno;
  }
  return EEXIST;
}

/// Gives a temporary file the target's name. Returns 0 or the error. The temporary name is free afterwards.
int rename(const FolderEntry& target, const std::string& temporary) {
  const int folder = target.folder.get();
  if (::renameat(folder, temporary.c_str(), folder, target.name.c_str()) == 0) return 0;
  const int error = errno;
  ::unlinkat(folder, temporary.c_str(), 0);
  return error;
}

/// Writes a file without a name, and names it when it is complete. If the process ends before, nothing is
/// left. False if the file system has no such files or cannot name them.
std::expected<bool, int> write_unnamed(const FolderEntry& target, std::string_view bytes, const mode_t* mode,
                                       const Writing& how) {
  const int folder = target.folder.get();
  Descriptor file(::openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
  if (!file.is_open()) return false;
  if (const int error = fill(file, bytes, mode, how); error != 0) return std::unexpected(error);
  const std::string unnamed = fmt::format("/proc/self/fd/{}", file.get());
  const auto named = [&](const std::string& name) {
    return ::linkat(AT_FDCWD, unnamed.c_str(), folder, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (named(target.name)) return true;
  if (errno != EEXIST) return false;
  // A link cannot replace a file. Over an existing file the new one gets a temporary name and is renamed.
  hold(file.get());
  std::string temporary;
  const int taken = with_temporary_name(target, [&](const std::string& name) {
    temporary = name;
    return named(name);
  });
  if (taken != 0) return false;
  if (const int error = rename(target, temporary); error != 0) return std::unexpected(error);
  return true;
}

/// Makes a file and holds it. If that fails, it is not open, and errno says why.
Descriptor open_temporary(int folder, const std::string& name) {
  while (true) {
    Descriptor file(::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.is_open()) return file;
    hold(file.get());
    // Before it was held, another process may have removed it as a leftover.
    struct stat status{};
    if (::fstat(file.get(), &status) != 0 || status.st_nlink > 0) return file;
  }
}

/// 0, or the error.
int write_and_rename(const FolderEntry& target, std::string_view bytes, const mode_t* mode,
                     const Writing& how) {
  std::string temporary;
  Descriptor file;
  const int taken = with_temporary_name(target, [&](const std::string& name) {
    temporary = name;
    file = open_temporary(target.folder.get(), name);
    return file.is_open();
  });
  if (taken != 0) return taken;
  if (const int error = fill(file, bytes, mode, how); error != 0) {
    ::unlinkat(target.folder.get(), temporary.c_str(), 0);
    return error;
  }
  return rename(target, temporary);
}

/// 0, or the error.
int write_file(const FolderEntry& target, std::string_view bytes, const mode_t* mode, const Writing& how) {
  const auto is_written = write_unnamed(target, bytes, mode, how);
  int error = is_written ? 0 : is_written.error();
  if (is_written && !*is_written) error = write_and_rename(target, bytes, mode, how);
  return error == 0 && how.durable ? flush_folder(target.folder) : error;
}

Diagnostic cannot_write(const fs::path& path, int error) {
  if (error != EXDEV) return system_error("cannot write " + path.string(), error);
  return system_error(
      fmt::format("cannot write {}: it is a link that leads outside of its folder", path.string()),
      "remove the link, or name the result with -o");
}

/// The open folder that holds a path after links are followed.
std::expected<Descriptor, int> open_folder_of(const BoundedPath& location) {
  auto entry = follow_links(location);
  if (!entry) return std::unexpected(entry.error());
  return std::move(entry->folder);
}

void remove_leftovers_in(const Descriptor& folder) {
  const std::unique_ptr<DIR, decltype([](DIR* open) { ::closedir(open); })> open(
      ::fdopendir(::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
  while (const dirent* entry = open ? ::readdir(open.get()) : nullptr)
    if (is_temporary(entry->d_name)) remove_if_left(folder.get(), entry->d_name);
}

}  // namespace

bool is_folder(const std::string& output) {
  std::error_code ignored;
  return output.ends_with('/') || fs::is_directory(output, ignored);
}

bool is_device(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored) && !fs::is_regular_file(path, ignored);
}

std::expected<void, Diagnostic> make_folder(const fs::path& path, bool durable) {
  std::vector<fs::path> missing;
  std::error_code error;
  for (fs::path at = path; !at.empty() && !fs::is_directory(at, error); at = at.parent_path())
    if (at.has_filename()) missing.push_back(at);
  for (; !missing.empty(); missing.pop_back()) {
    const fs::path& folder = missing.back();
    // Another process may have made it meanwhile.
    int fault = ::mkdir(folder.c_str(), 0777) == 0 || errno == EEXIST ? 0 : errno;
    if (fault == 0 && durable) {
      const auto above = open_folder_of(folder);
      fault = above ? flush_folder(*above) : above.error();
    }
    if (fault != 0) return std::unexpected(system_error("cannot make the folder " + folder.string(), fault));
  }
  return {};
}

void remove_leftovers(const std::vector<BoundedPath>& results) {
  std::set<fs::path> folders;
  for (const BoundedPath& location : results) {
    std::error_code error;
    if (!fs::is_symlink(location.path, error)) {
      folders.insert(folder_of(location.path));
    } else if (const auto folder = open_folder_of(location)) {
      remove_leftovers_in(*folder);
    }
  }
  for (const fs::path& folder : folders)
    if (const auto open = open_folder_of(folder / ".")) remove_leftovers_in(*open);
}

/// The help for an input that is not there: the file beside it that may be meant, or how to get one.
static std::string help_for_missing_input(const std::string& input) {
  const fs::path path = input;
  const std::string extension = path.extension().string();
  if (extension == ".pdf" || extension == ".txt") return fmt::format("to write it, say -o {}", input);
  std::vector<fs::path> files;
  std::error_code ignored;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (fs::directory_iterator entry(folder, ignored); !ignored && entry != fs::directory_iterator();
       entry.increment(ignored))
    if (entry->path().extension() == ".toml" || entry->path().extension() == ".json")
      files.push_back(entry->path());
  std::ranges::sort(files);
  const std::string help = source::did_you_mean_file(path, files);
  return help.empty() ? "name a résumé, or write one to start from: galley new" : help;
}

std::expected<Source, Diagnostic> read_input(FileReader& files, const std::string& input) {
  auto text = input == standard_stream ? read_standard_input() : files.read(input);
  if (!text) {
    Diagnostic error = std::move(text.error());
    if (input != standard_stream && !files.exists(input).value_or(true)) {
      error.fault = Fault::CommandLine;
      error.help = help_for_missing_input(input);
    }
    return std::unexpected(std::move(error));
  }
  Source source{input == standard_stream ? "<stdin>" : input, std::move(*text)};
  if (source.text.starts_with("PK\x03\x04"))
    return std::unexpected(
        error_of_file(source, "this is a Word file, or another archive, and no résumé for galley",
                      "galley reads TOML and JSON Resume: `galley new` writes a résumé to start from"));
  return source;
}

std::expected<Replaced, Diagnostic> replace_file(const BoundedPath& location, std::string_view bytes,
                                                 const Writing& how) {
  const fs::path& path = location.path;
  const auto result_of = [&](int error) -> std::expected<Replaced, Diagnostic> {
    if (error != 0) return std::unexpected(cannot_write(path, error));
    return Replaced::Written;
  };
  constexpr int flags = O_WRONLY | O_CLOEXEC | O_NOCTTY;
  // The kernel opens what the user named. It also knows links without a path, such as /dev/stdout.
  if (location.folders.empty() && is_device(path))
    return result_of(write_directly(Descriptor(::open(path.c_str(), flags)), bytes));
  const auto target = follow_links(location);
  if (!target) return result_of(target.error());
  const auto status = status_of(*target);
  if (!status && errno != ENOENT) return result_of(errno);
  if (!status && target->is_through_link)
    return std::unexpected(
        system_error(fmt::format("cannot write {}: it is a link to nothing", path.string()),
                     "remove the link, or make the file that it leads to"));
  if (status && S_ISDIR(status->st_mode)) return result_of(EISDIR);
  const int folder = target->folder.get();
  const char* name = target->name.c_str();
  if (status && !S_ISREG(status->st_mode))
    return result_of(write_directly(Descriptor(::openat(folder, name, flags | O_NOFOLLOW)), bytes));
  if (status && static_cast<std::size_t>(status->st_size) == bytes.size() && holds(*target, bytes)) {
    const bool is_left = how.unchanged == Unchanged::Leave && !how.durable;
    if (is_left || ::utimensat(folder, name, nullptr, AT_SYMLINK_NOFOLLOW) == 0) return Replaced::Unchanged;
  }
  const mode_t permissions = status ? status->st_mode & 07777 : 0;
  return result_of(write_file(*target, bytes, status ? &permissions : nullptr, how));
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
