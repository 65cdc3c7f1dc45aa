// output: files packed as a ZIP archive.
#pragma once

#include <expected>
#include <span>
#include <string>

#include "galley/base/diagnostic.h"

namespace galley::output::docx {

/// A file of an archive.
struct ArchivedFile {
  std::string name;
  std::string bytes;
  bool is_packed = false;  ///< its bytes are compressed already, as those of a picture
};

/// A ZIP archive of `files`, in their order. All have one time, so that the same files give the same bytes.
/// Throws std::bad_alloc. Error (fault System): what libzip says.
[[nodiscard]] std::expected<std::string, Diagnostics> zip_archive(std::span<const ArchivedFile> files);

}  // namespace galley::output::docx
