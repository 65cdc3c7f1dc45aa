// cli: writes results to the disk. A file is replaced as a whole or not at all.
#pragma once

#include <expected>
#include <filesystem>
#include <string_view>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/base/file_reader.h"

namespace galley::cli {

/// The name of standard input and standard output.
inline constexpr std::string_view standard_stream = "-";

/// Does -o name a folder? It does if the folder exists or the name ends in a slash.
[[nodiscard]] bool is_folder(const std::string& output);

/// Is there a device or a pipe at a path?
[[nodiscard]] bool is_device(const std::filesystem::path& path);

/// A file, or standard input, as a Source.
[[nodiscard]] std::expected<Source, Diagnostic> read_input(FileReader& files, const std::string& input);

/// What to do with a file that holds the bytes already: set its time, so that make sees the result as new, or
/// leave it as it is.
enum class Unchanged { Touch, Leave };
enum class Replaced { Written, Unchanged };

/// How files are written.
struct Writing {
  Unchanged unchanged = Unchanged::Touch;
  bool durable = false;  ///< wait until the disk has the file and its name
};

/// Replaces the contents of a file by `bytes`. Whenever the process ends, the file is either the old or the
/// new one. A file that has the bytes already is not written. A link stays a link, and the file that it leads
/// to is replaced. Devices and pipes are written directly. Errors (fault System): those of the disk; a link
/// that leads out of the location's folders, or to nothing. Several threads may call this, each with its own
/// path.
[[nodiscard]] std::expected<Replaced, Diagnostic> replace_file(const BoundedPath& location,
                                                               std::string_view bytes,
                                                               const Writing& how = {});

/// Makes a folder and those above it if they are missing.
[[nodiscard]] std::expected<void, Diagnostic> make_folder(const std::filesystem::path& path,
                                                          bool durable = false);

/// Removes leftovers from the folders of `results`: temporary files of this user that no process holds. A
/// process that ends between writing a file and naming it leaves one behind.
void remove_leftovers(const std::vector<BoundedPath>& results);

/// Writes to standard output.
[[nodiscard]] std::expected<void, Diagnostic> write_standard_output(std::string_view bytes);

/// Reads all of standard input, at most 16 MiB.
[[nodiscard]] std::expected<std::string, Diagnostic> read_standard_input();

}  // namespace galley::cli
