// base: the one door through which files are read, so that the dependency file, the folder limit and the
// tests see every read.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"

namespace galley {

/// Reads whole files. Implementations are safe to share between threads.
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
};

/// Reads from the disk. A file larger than 64 MiB is refused.
[[nodiscard]] std::unique_ptr<FileReader> disk_reader();

}  // namespace galley
