// base: the one way to a file, so that the dependency file, the folder limit and the tests see every read.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "galley/base/bounded_path.h"
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

  /// The bytes of a file. Errors: (fault Resume) it is outside of the location's folders, see `is_outside`;
  /// (fault System) no such file, not readable, not a regular file, over `limits.file_bytes`.
  [[nodiscard]] virtual std::expected<std::string, Diagnostic> read(const BoundedPath& location) = 0;
  /// Is there something at a location that is no folder? Errors: as of `read`, but for “no such file”. That
  /// there is something does not mean that it can be read: `read` says why it cannot.
  [[nodiscard]] virtual std::expected<bool, Diagnostic> exists(const BoundedPath& location) = 0;
  /// The files directly in a folder, sorted by name; empty if there is no such folder. Errors: as of `read`.
  [[nodiscard]] virtual std::expected<std::vector<std::filesystem::path>, Diagnostic> list(
      const BoundedPath& folder) = 0;
  /// Every file read so far, in the order of first reads, without repeats.
  [[nodiscard]] virtual std::vector<std::filesystem::path> files_read() const = 0;
  /// Are its files those of this machine? Then its system fonts can be read as well.
  [[nodiscard]] virtual bool reads_this_machine() const { return false; }
};

/// The error that a location leads outside of its folders (fault Resume).
[[nodiscard]] Diagnostic is_outside(const std::filesystem::path& path);

/// May what a location leads to be outside of its folders?
enum class Outside { Refused, Allowed };

/// Reads from the disk.
[[nodiscard]] std::unique_ptr<FileReader> disk_reader(Outside outside = Outside::Refused);

/// Reads from memory: `contents` holds the bytes of each file by its path.
[[nodiscard]] std::unique_ptr<FileReader> memory_reader(std::map<std::string, std::string> contents);

}  // namespace galley
