// cli: a FileReader that remembers what it was asked for, there or not. --watch lives on it.
#pragma once

#include <memory>
#include <mutex>
#include <set>

#include "galley/base/file_reader.h"

namespace galley::cli {

/// Passes everything on to the disk. Safe to share between threads, like any FileReader.
class SeekingReader final : public FileReader {
 public:
  std::expected<std::string, Diagnostic> read(const std::filesystem::path& path) override {
    seek(path);
    return disk_->read(path);
  }
  bool exists(const std::filesystem::path& path) override {
    seek(path);
    return disk_->exists(path);
  }
  std::vector<std::filesystem::path> list(const std::filesystem::path& folder) override {
    seek(folder);
    return disk_->list(folder);
  }
  std::vector<std::filesystem::path> files_read() const override { return disk_->files_read(); }
  bool reads_this_machine() const override { return disk_->reads_this_machine(); }
  std::filesystem::path resolve(const std::filesystem::path& path) override { return disk_->resolve(path); }

  /// Every file and folder asked for so far, sorted: where a change may matter.
  [[nodiscard]] std::vector<std::filesystem::path> sought() const {
    const std::scoped_lock lock(mutex_);
    return {sought_.begin(), sought_.end()};
  }

 private:
  void seek(const std::filesystem::path& path) {
    const std::scoped_lock lock(mutex_);
    sought_.insert(path);
  }

  std::unique_ptr<FileReader> disk_ = disk_reader();
  mutable std::mutex mutex_;
  std::set<std::filesystem::path> sought_;
};

}  // namespace galley::cli
