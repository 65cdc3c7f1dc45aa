// TOML that galley made of a JSON Resume.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "galley/resume/parse.h"

namespace galley::fuzz {

/// Has a file of every name, which as a theme is sound: for what a JSON Resume names an import does not look.
class EveryFile final : public FileReader {
 public:
  std::expected<std::string, Diagnostic> read(const BoundedPath&) override {
    return "extends = \"classic\"\n";
  }
  std::expected<bool, Diagnostic> exists(const BoundedPath&) override { return true; }
  std::expected<std::vector<std::filesystem::path>, Diagnostic> list(const BoundedPath&) override {
    return std::vector<std::filesystem::path>();
  }
  std::vector<std::filesystem::path> files_read() const override { return {}; }
};

/// The TOML is a résumé that can be read.
void require_imported(const std::string& toml, std::string_view json);

}  // namespace galley::fuzz
