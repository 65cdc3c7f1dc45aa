// base: the one way to a file, so that the dependency file, the folder limit and the tests see every read.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley {

/// Reads whole files. Implementations are safe to share between threads. Of a reader that does not say that
/// it reads this machine, galley takes everything: it opens no file, and asks fontconfig nothing. Where
/// memory runs out they may throw std::bad_alloc.
class FileReader {
 public:
  FileReader() = default;
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;
  virtual ~FileReader() = default;

  /// The bytes of `path`. Errors (fault System): no such file, not readable, not a regular file, over `limit`
  /// bytes.
  [[nodiscard]] virtual std::expected<std::string, Diagnostic> read(const std::filesystem::path& path) = 0;
  /// True if `path` is a regular file that may be read.
  [[nodiscard]] virtual bool exists(const std::filesystem::path& path) = 0;
  /// The regular files directly in `folder`, sorted by name; empty if it is no folder.
  [[nodiscard]] virtual std::vector<std::filesystem::path> list(const std::filesystem::path& folder) = 0;
  /// Every file read so far, in the order of first reads, without repeats.
  [[nodiscard]] virtual std::vector<std::filesystem::path> files_read() const = 0;
  /// Are its files those of this machine? Then its system fonts can be read as well.
  [[nodiscard]] virtual bool reads_this_machine() const { return false; }
  /// Where a path leads once links are followed; there need be nothing. Empty if that cannot be told. Without
  /// a disk there are no links, and it is the path without its `.` and `..`.
  [[nodiscard]] virtual std::filesystem::path resolve(const std::filesystem::path& path);
};

/// Reads from the disk. A file larger than 64 MiB is refused.
[[nodiscard]] std::unique_ptr<FileReader> disk_reader();

/// Reads from memory: `contents` holds the bytes of each file by its path.
[[nodiscard]] std::unique_ptr<FileReader> memory_reader(std::map<std::string, std::string> contents);

}  // namespace galley
