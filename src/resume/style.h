// resume: from themes and the résumé's [style] to the Style.
#pragma once

#include <filesystem>

#include "galley/base/file_reader.h"
#include "galley/resume/parse.h"
#include "reader.h"

namespace galley::resume {

/// Lays one table over another: tables that the schema calls so are merged deep, all else is replaced, a
/// spacing or a list as one.
void merge(Value& base, const Value& over, const Table& schema);

/// True if `path` is a file in `folder` or below it, once symbolic links are followed; false if they cannot
/// be.
[[nodiscard]] bool stays_inside(const std::filesystem::path& folder, const std::filesystem::path& path);

/// Reads the theme that the options or the résumé name, lays `style` (may be none) over it, and reads the
/// result. Paths resolve against `folder`, the résumé's, and what files name must stay inside it. Says what
/// is wrong.
[[nodiscard]] Style read_style(Reader& reader, const Value* style, const std::filesystem::path& folder,
                               FileReader& files, const ParseOptions& options, std::string_view language);

/// Checks a variant's [style], which is a part of one.
void check_style_override(Reader& reader, const Value& style, const Style& base);

}  // namespace galley::resume
