// resume: bytes in, a validated Resume out.
#pragma once

#include <expected>
#include <string_view>

#include "galley/base/file_reader.h"
#include "galley/resume/resume.h"

namespace galley::resume {

/// What to read and how.
struct ParseOptions {
  std::string theme;           ///< overrides style.theme; empty: as the résumé says, else "classic"
  bool allow_outside = false;  ///< may the résumé and its themes name files outside its own folder?
};

/// Parses a résumé: TOML, or JSON Resume if `source.name` ends in `.json` (in any case), or has no extension
/// that says which and the text begins with a brace. Themes and other named files are
/// read through `files`, relative to the file that names them. All errors of the file come in one go, in file
/// order (a syntax error ends it). What is suspicious but legal goes to `warnings`, also keys that have no
/// effect yet. Format: docs/format.md (generated from the schema's table).
[[nodiscard]] std::expected<Resume, Diagnostics> parse(const Source& source, FileReader& files,
                                                       const ParseOptions& options, Diagnostics& warnings);

/// Where the picture is that `basics.image` names: a relative path counts from the file that names it.
[[nodiscard]] std::filesystem::path path_of_image(const Resume& resume);

/// The editor schema (JSON Schema draft-07) of the TOML file, from the same table.
[[nodiscard]] std::string editor_schema();

/// The reference page (Markdown), from the same table.
[[nodiscard]] std::string reference_page();

/// The names of the built-in themes, sorted.
[[nodiscard]] std::vector<std::string> theme_names();

/// The TOML of a built-in theme, or nothing.
[[nodiscard]] std::optional<std::string_view> theme_toml(std::string_view name);

}  // namespace galley::resume
