// resume: from themes and the résumé's [style] to the Style.
#pragma once

#include <filesystem>

#include "galley/base/file_reader.h"
#include "galley/resume/parse.h"
#include "galley/resume/resume_schema.h"

namespace galley::resume {

/// A theme as something names it.
struct ThemeName {
  std::string name = "classic";
  std::filesystem::path folder;  ///< that a file's name is relative to
  Place place;

  /// Tells themes apart.
  [[nodiscard]] std::string key() const;
};

/// The theme that the options name, else `style` (may be none), else the default one. Nothing if what names
/// it is no name: reading the style says so.
[[nodiscard]] std::optional<ThemeName> theme_of(const Value* style, const ParseOptions& options);

/// A theme with all that it builds on, and the files that hold them. Built-in themes are no files.
struct LoadedTheme {
  Value style;
  std::vector<std::string> files;
};

/// Loads a theme with all that it builds on. What files name must stay inside `folder`, the résumé's, or
/// inside that of the file which names the theme. Nothing if that failed, which was said.
[[nodiscard]] std::optional<LoadedTheme> load_theme(Reader& reader, const ThemeName& theme,
                                                    const std::filesystem::path& folder, FileReader& files,
                                                    const ParseOptions& options);

/// The bytes of press profiles, by their paths.
using PressProfiles = std::map<std::filesystem::path, std::shared_ptr<const std::string>>;

/// Reads the press profile that a [style] (may be none) or a theme names, from beside the file that names it,
/// and inside `folder`, the résumé's, or that file's own. What is wrong is said.
void load_press_profile(Reader& reader, const Value* style, const std::filesystem::path& folder,
                        FileReader& files, PressProfiles& profiles);

/// Lays `style` (may be none) over its theme and reads the result. Says what is wrong.
[[nodiscard]] Style read_style(Reader& reader, const Value* style, const std::string& name, Value theme,
                               std::string_view language);

/// Checks a variant's [style], which is a part of one.
void check_style_override(Reader& reader, const Value& style, const Style& base);

}  // namespace galley::resume
