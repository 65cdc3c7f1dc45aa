// cli: writing whole or not at all.
#include "files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t input_limit = std::size_t{16} << 20;

Diagnostic system_error(const std::string& what, int error) {
  Diagnostic diagnostic;
  diagnostic.fault = Fault::System;
  diagnostic.message = fmt::format("{}: {}", what, std::generic_category().message(error));
  return diagnostic;
}

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
  const std::string present{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return file && present == bytes;
}

/// The permissions a new file would get.
mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

std::expected<Replaced, Diagnostic> write_directly(const fs::path& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(system_error("cannot write " + path.string(), errno));
  const int error = write_all(descriptor, bytes);
  ::close(descriptor);
  if (error != 0) return std::unexpected(system_error("cannot write " + path.string(), error));
  return Replaced::Written;
}

std::expected<Replaced, Diagnostic> write_and_rename(const fs::path& target, std::string_view bytes,
                                                     mode_t mode) {
  // A name of its own: the target's may be as long as a name can be.
  std::string temporary = (target.parent_path() / ".galley-XXXXXX").string();
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(system_error("cannot write " + target.string(), errno));
  int error = write_all(descriptor, bytes);
  if (error == 0 && ::fchmod(descriptor, mode) != 0) error = errno;
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return Replaced::Written;
  ::unlink(temporary.c_str());
  return std::unexpected(system_error("cannot write " + target.string(), error));
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
  return write_and_rename(target, bytes, present ? status.st_mode & 07777 : default_mode());
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
    if (text.size() > input_limit) return std::unexpected(system_error("standard input", EFBIG));
  }
}

}  // namespace galley::cli
