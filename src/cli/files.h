// cli: results onto the disk. A file is replaced whole or not at all.
#pragma once

#include <expected>
#include <filesystem>
#include <string_view>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/base/file_reader.h"

namespace galley::cli {

/// What names standard input and standard output.
inline constexpr std::string_view standard_stream = "-";

/// Does -o name a folder: one that is there, or any name that ends in a slash?
[[nodiscard]] bool is_folder(const std::string& output);

/// Is there something that is no file: a device, a pipe?
[[nodiscard]] bool is_device(const std::filesystem::path& path);

/// A file, or standard input, as a Source.
[[nodiscard]] std::expected<Source, Diagnostic> read_input(FileReader& files, const std::string& input);

/// What to do with a file that holds the bytes already: set its time, so that make sees the result as new, or
/// leave that, too.
enum class Unchanged { Touch, Leave };
enum class Replaced { Written, Unchanged };

/// How files are written.
struct Writing {
  Unchanged unchanged = Unchanged::Touch;
  bool durable = false;  ///< wait until the disk has the file and its name
};

/// Replaces a file by `bytes`, whole or not at all, whenever the process may end; never where the bytes are
/// there already. A link stays a link: what it leads to is replaced. Devices and pipes are written to
/// directly. Errors (fault System): as the disk gives them; a link that leads outside of the location's
/// folders, or to nothing. May be called by several threads, each with a path of its own.
[[nodiscard]] std::expected<Replaced, Diagnostic> replace_file(const BoundedPath& location,
                                                               std::string_view bytes,
                                                               const Writing& how = {});

/// Makes a folder, and those above it, where they are missing.
[[nodiscard]] std::expected<void, Diagnostic> make_folder(const std::filesystem::path& path,
                                                          bool durable = false);

/// Removes from the folders of `results` what processes left there that ended between writing a file and
/// giving it its name: temporary files of this user that no process holds.
void remove_leftovers(const std::vector<BoundedPath>& results);

/// Writes to standard output.
[[nodiscard]] std::expected<void, Diagnostic> write_standard_output(std::string_view bytes);

/// All of standard input, at most 16 MiB.
[[nodiscard]] std::expected<std::string, Diagnostic> read_standard_input();

}  // namespace galley::cli
