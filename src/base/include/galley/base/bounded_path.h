// base: where a file is, and how far links may lead from there.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "galley/base/descriptor.h"

namespace galley {

/// A path, and the folders that it may lead into once links are followed. What galley looks for by itself,
/// and what a résumé names, stays in the résumé's folder. A path that the user gave on the command line has
/// no such folders: it may lead anywhere.
struct BoundedPath {
  BoundedPath(std::filesystem::path path,
              std::vector<std::filesystem::path> folders = {})  // NOLINT(*-explicit-*)
      : path(std::move(path)), folders(std::move(folders)) {}
  BoundedPath(const char* path) : path(path) {}         // NOLINT(*-explicit-*)
  BoundedPath(const std::string& path) : path(path) {}  // NOLINT(*-explicit-*)

  std::filesystem::path path;
  std::vector<std::filesystem::path> folders;  ///< "" is the current one
};

/// A name in an open folder.
struct FolderEntry {
  Descriptor folder;
  std::string name;              ///< no link; there may be nothing of this name
  bool is_through_link = false;  ///< did the path end in a link?
};

/// The folder that holds a path: ".", not nothing, for the current one.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& path);

/// Opens the folder that a location leads to. A link that is put into the path later changes nothing: the
/// entry is opened by its name in the open folder. Errors are errno's: EXDEV if the entry is in none of the
/// location's folders, ELOOP if links lead in a circle.
[[nodiscard]] std::expected<FolderEntry, int> follow_links(const BoundedPath& location);

}  // namespace galley
