// cli: writing whole or not at all.
#include "files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
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

/// A name beside the target, no other process's and no other target's; not made from the target's own, which
/// may be as long as a name can be.
fs::path temporary_beside(const fs::path& target) {
  return target.parent_path() / fmt::format(".galley-{}-{:x}", ::getpid(), fs::hash_value(target));
}

/// Writes a file without a name, of which nothing is left if the process ends, and names it once it is whole;
/// false where the file system has no such files.
bool write_unnamed(const fs::path& target, std::string_view bytes, const mode_t* mode) {
  const int descriptor = ::open(folder_of(target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor < 0) return false;
  const std::string unnamed = fmt::format("/proc/self/fd/{}", descriptor);
  const auto named = [&](const fs::path& name) {
    return ::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  bool done = fill(descriptor, bytes, mode) == 0;
  // A link replaces nothing: over a file that is there goes a name for a moment, and a renaming.
  if (done && !named(target)) {
    const fs::path temporary = temporary_beside(target);
    done = errno == EEXIST && named(temporary);
    if (done && ::rename(temporary.c_str(), target.c_str()) != 0) {
      ::unlink(temporary.c_str());
      done = false;
    }
  }
  ::close(descriptor);
  return done;
}

std::expected<Replaced, Diagnostic> write_and_rename(const fs::path& target, std::string_view bytes,
                                                     const mode_t* mode) {
  const fs::path temporary = temporary_beside(target);
  // One that is there was left by a process that had this number before.
  ::unlink(temporary.c_str());
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return std::unexpected(system_error("cannot write " + target.string(), errno));
  int error = fill(descriptor, bytes, mode);
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return Replaced::Written;
  ::unlink(temporary.c_str());
  return std::unexpected(system_error("cannot write " + target.string(), error));
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

std::expected<Source, Diagnostic> read_input(FileReader& files, const std::string& input) {
  auto text = input == standard_stream ? read_standard_input() : files.read(input);
  if (!text) return std::unexpected(text.error());
  return Source{input == standard_stream ? "<stdin>" : input, std::move(*text)};
}

std::expected<Replaced, Diagnostic> replace_file(const fs::path& path, std::string_view bytes,
                                                 Unchanged unchanged) {
  std::error_code ignored;
  fs::path target = path;
  // A link stays a link: what it points to is replaced.
  if (fs::is_symlink(path, ignored)) {
    fs::path resolved = fs::canonical(path, ignored);
    if (!ignored) target = std::move(resolved);
  }
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
