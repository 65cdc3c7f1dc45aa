// resume: bytes in, a validated Resume out.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/file_reader.h"
#include "galley/resume/resume.h"
#include "galley/resume/theme_cache.h"
#include "galley/source/layers.h"

namespace galley::resume {

/// What to read and how.
struct ParseOptions {
  std::string theme;  ///< overrides style.theme; empty: as the résumé says, else "classic"
  std::vector<std::filesystem::path> theme_folders = {};  ///< of named themes that are not beside the résumé
  ThemeCache* known_themes = nullptr;                     ///< of other résumés too; null: none is known
  std::vector<std::filesystem::path> overlays = {};       ///< files laid over the résumé, one after the other
  std::vector<std::string> settings = {};                 ///< "basics.label=Engineer": laid over all else
  std::string language = {};  ///< of the texts that are given in several; empty: as meta.language says
  bool is_public = false;     ///< leave out what meta.private names, and NAME.private.toml?
  bool is_alone =
      false;  ///< does nothing stand beside it (NAME.private.toml, letter.toml, variants/, themes/)?
  source::JsonReader read_json = {};  ///< empty: JSON is read as it is
  std::stop_token stop = {};          ///< once it is requested, reading ends soon, with the error `stopped()`
};

/// Parses a résumé: TOML, or JSON Resume if `source.name` ends in `.json` (in any case), or has no extension
/// that says which and the text begins with a brace. Themes and other named files are
/// read through `files`, relative to the file that names them. All errors of the file come in one go, in file
/// order (a syntax error ends it). What is suspicious but legal goes to `warnings`.
/// Format: docs/format.md (generated from the schema's table).
///
/// Short for reading it and tailoring it to the variant `default` (galley/resume/tailor.h).
[[nodiscard]] std::expected<Resume, Diagnostics> parse(const Source& source, FileReader& files,
                                                       const ParseOptions& options, Diagnostics& warnings);

/// Is what `basics.image` says on the web (“https://…”, “//…”, “data:…”)? Nothing is fetched from there.
[[nodiscard]] bool is_web_image(std::string_view image);

/// Where the file is that a text of the résumé or of its letter names (`signature.image`, say): a relative
/// path counts from the file in which the text stands. It stays in the folder of that file, or in the
/// résumé's.
[[nodiscard]] BoundedPath path_of(const Resume& resume, const Text& name);
/// The same of `basics.image`.
[[nodiscard]] BoundedPath path_of_image(const Resume& resume);

/// The editor schema (JSON Schema draft-07) of the TOML file, from the same table.
[[nodiscard]] std::string editor_schema(source::SchemaFor file = source::SchemaFor::Document);

/// The reference page (Markdown), from the same table.
[[nodiscard]] std::string reference_page();

/// The names of the built-in themes, sorted.
[[nodiscard]] std::vector<std::string> theme_names();

/// The error for a name that no built-in theme has. Without a place the command line gives the name.
[[nodiscard]] Diagnostic unknown_theme(const std::string& name, const Place& place = {});

/// The TOML of a built-in theme, or nothing.
[[nodiscard]] std::optional<std::string_view> theme_toml(std::string_view name);

}  // namespace galley::resume
