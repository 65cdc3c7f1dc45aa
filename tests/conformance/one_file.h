// conformance: a folder of fonts that has one file.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "galley/base/file_reader.h"

namespace galley {

/// Shows the font library one file alone, so that no other cut of its family is chosen.
class OneFile final : public FileReader {
 public:
  explicit OneFile(std::filesystem::path path) : path_(std::move(path)) {}

  std::expected<std::string, Diagnostic> read(const BoundedPath& location) override {
    return disk_->read(location);
  }
  std::expected<bool, Diagnostic> exists(const BoundedPath& location) override {
    return disk_->exists(location);
  }
  std::expected<std::vector<std::filesystem::path>, Diagnostic> list(const BoundedPath& /*folder*/) override {
    return std::vector{path_};
  }
  [[nodiscard]] std::vector<std::filesystem::path> files_read() const override { return disk_->files_read(); }

 private:
  std::filesystem::path path_;
  std::unique_ptr<FileReader> disk_ = disk_reader();
};

}  // namespace galley
