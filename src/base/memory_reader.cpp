// base: the FileReader that reads no disk: files are those that it was given.
#include <algorithm>
#include <mutex>

#include <fmt/format.h>

#include "galley/base/file_reader.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

class MemoryReader final : public FileReader {
 public:
  explicit MemoryReader(std::map<std::string, std::string> contents) : contents_(std::move(contents)) {}

  std::expected<std::string, Diagnostic> read(const fs::path& path) override {
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
  bool exists(const fs::path& path) override { return contents_.contains(path.lexically_normal().string()); }
  std::vector<fs::path> list(const fs::path& folder) override {
    std::vector<fs::path> paths;
    for (const auto& [name, bytes] : contents_)
      if (fs::path(name).parent_path() == folder.lexically_normal()) paths.emplace_back(name);
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

fs::path FileReader::resolve(const fs::path& path) { return path.lexically_normal(); }

std::unique_ptr<FileReader> memory_reader(std::map<std::string, std::string> contents) {
  return std::make_unique<MemoryReader>(std::move(contents));
}

}  // namespace galley
