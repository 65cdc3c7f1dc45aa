// base: the FileReader that reads no disk: files are those that it was given.
#include <algorithm>
#include <mutex>

#include <fmt/format.h>

#include "galley/base/file_reader.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

/// There are no links: only the names count.
bool stays_inside(const BoundedPath& location) {
  const auto holds = [&](const fs::path& folder) {
    const fs::path root = folder.empty() ? "." : folder.lexically_normal();
    const fs::path below = location.path.lexically_normal().lexically_relative(root);
    return !below.empty() && *below.begin() != "..";
  };
  return location.folders.empty() || std::ranges::any_of(location.folders, holds);
}

class MemoryReader final : public FileReader {
 public:
  explicit MemoryReader(std::map<std::string, std::string> contents) : contents_(std::move(contents)) {}

  std::expected<std::string, Diagnostic> read(const BoundedPath& location) override {
    const fs::path& path = location.path;
    if (!stays_inside(location)) return std::unexpected(is_outside(path));
    const auto found = contents_.find(path.lexically_normal().string());
    if (found == contents_.end()) {
      Diagnostic diagnostic;
      diagnostic.fault = Fault::System;
      diagnostic.message = fmt::format("cannot read '{}': no such file", path.string());
      return std::unexpected(std::move(diagnostic));
    }
    const std::scoped_lock lock(mutex_);
    if (std::ranges::find(read_, path) == read_.end()) read_.push_back(path);
    return found->second;
  }
  std::expected<bool, Diagnostic> exists(const BoundedPath& location) override {
    if (!stays_inside(location)) return std::unexpected(is_outside(location.path));
    return contents_.contains(location.path.lexically_normal().string());
  }
  std::expected<std::vector<fs::path>, Diagnostic> list(const BoundedPath& folder) override {
    std::vector<fs::path> paths;
    for (const auto& [name, bytes] : contents_)
      if (fs::path(name).parent_path() == folder.path.lexically_normal()) paths.emplace_back(name);
    return paths;
  }
  std::vector<fs::path> files_read() const override {
    const std::scoped_lock lock(mutex_);
    return read_;
  }

 private:
  const std::map<std::string, std::string> contents_;
  mutable std::mutex mutex_;
  std::vector<fs::path> read_;
};

}  // namespace

std::unique_ptr<FileReader> memory_reader(std::map<std::string, std::string> contents) {
  return std::make_unique<MemoryReader>(std::move(contents));
}

}  // namespace galley
