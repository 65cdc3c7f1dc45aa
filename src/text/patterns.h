// text: hyphenation patterns as they are installed: which files and which Debian package hold a language's.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "galley/base/file_reader.h"

namespace galley::text {

/// The files that hold a language's (BCP 47) patterns, best first: those of its own region or script, of the
/// bare language, of the region where it is spoken most, of any other region.
[[nodiscard]] std::expected<std::vector<std::filesystem::path>, Diagnostic> pattern_files(
    std::string_view language, FileReader& files);

/// Are all nouns of a language (BCP 47) written with a capital?
[[nodiscard]] bool capitalises_nouns(std::string_view language);

}  // namespace galley::text
