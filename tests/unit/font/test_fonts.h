// Fonts for tests: the shipped files as bytes, and small changes to them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "galley/base/file_reader.h"
#include "galley/font/face.h"

namespace galley::font {

inline const std::vector<std::string> shipped_files{
    "SourceSerif4-Regular.ttf",        "SourceSerif4-It.ttf",
    "SourceSerif4-Semibold.ttf",       "SourceSerif4-SemiboldIt.ttf",
    "SourceSerif4Caption-Regular.ttf", "SourceSerif4Display-Semibold.ttf",
    "SourceSans3-Regular.ttf",         "SourceSans3-It.ttf",
    "SourceSans3-Semibold.ttf",        "SourceSans3-SemiboldIt.ttf",
    "SourceCodePro-Regular.ttf",       "SourceCodePro-It.ttf",
    "SourceCodePro-Semibold.ttf",      "SourceCodePro-SemiboldIt.ttf"};

inline const std::string garamond = "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf";
inline const std::string libertine = "/usr/share/fonts/opentype/linux-libertine/LinLibertine_R.otf";

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string shipped(const std::string& name) {
  return bytes_of(std::filesystem::path(GALLEY_SOURCE_DIR) / "data/fonts" / name);
}

inline std::expected<std::shared_ptr<const Face>, Diagnostic> load(std::string bytes, unsigned index = 0) {
  return Face::load(std::make_shared<const std::string>(std::move(bytes)), "test.ttf", index);
}

/// Where the bytes of a table begin in a font file.
inline std::size_t table_offset(const std::string& font, const std::string& tag) {
  const std::size_t record = font.find(tag);
  std::size_t offset = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    offset = offset << 8U | static_cast<unsigned char>(font.at(record + 8 + i));
  }
  return offset;
}

/// Files in memory.
class MemoryReader final : public FileReader {
 public:
  explicit MemoryReader(std::map<std::filesystem::path, std::string> files = {}) : files_(std::move(files)) {}

  std::expected<std::string, Diagnostic> read(const BoundedPath& location) override {
    const std::filesystem::path& path = location.path;
    read_.push_back(path);
    if (const auto file = files_.find(path); file != files_.end()) {
      return file->second;
    }
    if (path.is_absolute() && std::filesystem::exists(path)) {
      return bytes_of(path);
    }
    return std::unexpected(Diagnostic{Severity::Error, Fault::System, "no such file", {}, {}});
  }
  std::expected<bool, Diagnostic> exists(const BoundedPath& location) override {
    return files_.contains(location.path);
  }
  std::expected<std::vector<std::filesystem::path>, Diagnostic> list(const BoundedPath& folder) override {
    std::vector<std::filesystem::path> found;
    for (const auto& [path, bytes] : files_) {
      if (path.parent_path() == folder.path) {
        found.push_back(path);
      }
    }
    return found;
  }
  std::vector<std::filesystem::path> files_read() const override { return read_; }
  bool reads_this_machine() const override { return true; }

 private:
  std::map<std::filesystem::path, std::string> files_;
  std::vector<std::filesystem::path> read_;
};

}  // namespace galley::font
