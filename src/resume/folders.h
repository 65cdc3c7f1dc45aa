// resume: the files that a résumé names, and the folders that they may stand in.
#pragma once

#include <filesystem>
#include <initializer_list>

#include "galley/base/file_reader.h"
#include "galley/resume/parse.h"
#include "reader.h"

namespace galley::resume {

/// The folder of the file that a place is in: what paths in it are relative to.
[[nodiscard]] std::filesystem::path folder_of(const Place& place);

/// True if `path` is a file in `folder` or below it, once `files` has followed symbolic links; false if they
/// cannot be followed.
[[nodiscard]] bool stays_inside(FileReader& files, const std::filesystem::path& folder,
                                const std::filesystem::path& path);

/// May the file be read that is called `name` at `place`? It must stand in one of the `folders`, or the
/// options let it stand anywhere. If not, that is said, of the folder of `whose`.
[[nodiscard]] bool may_be_read(Reader& reader, FileReader& files, const Place& place, std::string_view name,
                               const std::filesystem::path& path,
                               std::initializer_list<std::filesystem::path> folders,
                               const ParseOptions& options, std::string_view whose = "résumé");

}  // namespace galley::resume
