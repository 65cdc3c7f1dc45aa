// source: the files that a document names.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "galley/base/file_reader.h"
#include "galley/source/reader.h"

namespace galley::source {

/// The folder of the file that a place is in: what paths in it are relative to.
[[nodiscard]] std::filesystem::path folder_of(const Place& place);

/// A file that is called `name` at `place`. Its location is not outside of the folder of `whose`, or is
/// refused.
struct NamedFile {
  Place place;
  std::string name;
  BoundedPath location;
  std::string_view whose = "résumé";
};

/// An error of reading a named file, at its place and with the name that the author gave it.
[[nodiscard]] Diagnostic error_of(const NamedFile& file, Diagnostic error);

/// The bytes of a named file. Nothing if it cannot be read; `reader` was told why.
[[nodiscard]] std::optional<std::string> read_named(Reader& reader, FileReader& files, const NamedFile& file);

}  // namespace galley::source
