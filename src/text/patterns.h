// text: hyphenation patterns as they are installed: which files and which Debian package hold a language's.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "built_in_patterns.h"
#include "galley/base/file_reader.h"

namespace galley::text {

/// Where patterns are: in a file, or compiled in.
struct PatternFile {
  BoundedPath location;
  const BuiltInPatterns* compiled_in = nullptr;  ///< null if they are in a file
};

/// The files that hold a language's (BCP 47) patterns, best first: those of its own region or script, of the
/// bare language, of the region where it is spoken most, of any other region. Of two with the same name the
/// one in the earlier folder counts, and what is compiled in comes last.
[[nodiscard]] std::expected<std::vector<PatternFile>, Diagnostic> pattern_files(
    std::string_view language, FileReader& files, const std::vector<BoundedPath>& folders);

/// Are all nouns of a language (BCP 47) written with a capital?
[[nodiscard]] bool capitalises_nouns(std::string_view language);

}  // namespace galley::text
