// base: the FileReader that reads the disk. Paths in, bytes out; it remembers what it read.
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <mutex>
#include <new>
#include <set>
#include <system_error>

#include <dirent.h>
#include <fmt/format.h>

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

class DiskReader final : public FileReader {
 public:
  std::expected<std::string, Diagnostic> read(const fs::path& path) override {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return unreadable(path, "no such file");
    if (error) return unreadable(path, error.message());
    if (fs::is_directory(status)) return unreadable(path, "it is a folder");
    if (!fs::is_regular_file(status)) return unreadable(path, "it is not a regular file");
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size > limits.file_bytes) return unreadable(path, "it is larger than 64 MiB");

    std::ifstream stream(path, std::ios::binary);
    if (!stream) return unreadable(path, "permission denied");
    // One byte more than the file is said to hold: a file that grew, or whose size is not known, reads on.
    std::string bytes;
    std::size_t filled = 0;
    bytes.resize(error ? 65536 : static_cast<std::size_t>(size) + 1);
    while (stream.read(bytes.data() + filled, static_cast<std::streamsize>(bytes.size() - filled))) {
      filled = bytes.size();
      if (filled > limits.file_bytes) return unreadable(path, "it is larger than 64 MiB");
      bytes.resize(filled * 2);
    }
    if (stream.bad()) return unreadable(path, "reading failed");
    filled += static_cast<std::size_t>(stream.gcount());
    if (filled > limits.file_bytes) return unreadable(path, "it is larger than 64 MiB");
    bytes.resize(filled);
    if (!remember(path)) return unreadable(path, "too many other files were read before");
    return bytes;
  }

  bool exists(const fs::path& path) override {
    std::error_code error;
    return fs::is_regular_file(path, error) && std::ifstream(path, std::ios::binary).good();
  }

  std::vector<fs::path> list(const fs::path& folder) override {
    std::vector<fs::path> paths;
    // Not by directory_iterator: where memory runs out, that ends the process.
    const std::unique_ptr<DIR, decltype([](DIR* open) { ::closedir(open); })> open(::opendir(folder.c_str()));
    if (!open && errno == ENOMEM) throw std::bad_alloc();
    while (const dirent* entry = open ? ::readdir(open.get()) : nullptr) {
      fs::path path = folder / entry->d_name;
      std::error_code ignored;
      if (fs::is_regular_file(path, ignored)) paths.push_back(std::move(path));
    }
    std::ranges::sort(paths);
    return paths;
  }

  std::vector<fs::path> files_read() const override {
    const std::scoped_lock lock(mutex_);
    return in_order_;
  }

  bool reads_this_machine() const override { return true; }

  fs::path resolve(const fs::path& path) override {
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    if (error) return {};
    fs::path resolved = fs::weakly_canonical(absolute, error);
    return error ? fs::path() : resolved;
  }

 private:
  /// False if the names of the files read are too many to remember.
  bool remember(const fs::path& path) {
    const std::scoped_lock lock(mutex_);
    if (!seen_.insert(path).second) return true;
    in_order_.push_back(path);
    seen_bytes_ += path.native().size();
    return seen_bytes_ <= limits.seen_path_bytes;
  }

  mutable std::mutex mutex_;
  std::set<fs::path> seen_;
  std::vector<fs::path> in_order_;
  std::size_t seen_bytes_ = 0;
};

}  // namespace

std::unique_ptr<FileReader> disk_reader() { return std::make_unique<DiskReader>(); }

}  // namespace galley
