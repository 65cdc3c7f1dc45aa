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
  std::expected<std::string, Diagnostic> read(const std::filesystem::path&) override {
    return "extends = \"classic\"\n";
  }
  bool exists(const std::filesystem::path&) override { return true; }
  std::vector<std::filesystem::path> list(const std::filesystem::path&) override { return {}; }
  std::vector<std::filesystem::path> files_read() const override { return {}; }
};

/// How to read what may name files anywhere.
[[nodiscard]] inline resume::ParseOptions with_every_file() {
  return {.theme = {}, .allow_outside = true, .is_alone = true};
}

/// The TOML is a résumé that can be read.
void require_imported(const std::string& toml, std::string_view json);

}  // namespace galley::fuzz
