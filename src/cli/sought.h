// cli: a FileReader that remembers what was looked for, there or not. --watch needs it.
#pragma once

#include <memory>
#include <mutex>
#include <set>

#include "galley/base/file_reader.h"

namespace galley::cli {

/// Passes everything on to the disk. Safe to share between threads, like any FileReader.
class SeekingReader final : public FileReader {
 public:
  explicit SeekingReader(Outside outside) : disk_(disk_reader(outside)) {}

  std::expected<std::string, Diagnostic> read(const BoundedPath& location) override {
    seek(location.path);
    return disk_->read(location);
  }
  std::expected<bool, Diagnostic> exists(const BoundedPath& location) override {
    seek(location.path);
    return disk_->exists(location);
  }
  std::expected<std::vector<std::filesystem::path>, Diagnostic> list(const BoundedPath& folder) override {
    seek(folder.path);
    return disk_->list(folder);
  }
  std::vector<std::filesystem::path> files_read() const override { return disk_->files_read(); }
  bool reads_this_machine() const override { return disk_->reads_this_machine(); }

  /// Every file and folder that was looked for, sorted.
  [[nodiscard]] std::vector<std::filesystem::path> sought() const {
    const std::scoped_lock lock(mutex_);
    return {sought_.begin(), sought_.end()};
  }

 private:
  void seek(const std::filesystem::path& path) {
    const std::scoped_lock lock(mutex_);
    sought_.insert(path);
  }

  std::unique_ptr<FileReader> disk_;
  mutable std::mutex mutex_;
  std::set<std::filesystem::path> sought_;
};

}  // namespace galley::cli
