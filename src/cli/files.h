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

/// The folder that holds a path: ".", not nothing, for the current one.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& path);

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

/// Replaces `path` by `bytes`, whole or not at all, whenever the process may end; never where the bytes are
/// there already. Devices and pipes are written to directly. May be called by several threads, each with a
/// path of its own.
[[nodiscard]] std::expected<Replaced, Diagnostic> replace_file(const std::filesystem::path& path,
                                                               std::string_view bytes,
                                                               Unchanged unchanged = Unchanged::Touch);

/// Removes from the folders of `results` what processes left there that ended between writing a file and
/// giving it its name: temporary files of this user that no process holds.
void remove_leftovers(const std::vector<std::filesystem::path>& results);

/// Writes to standard output.
[[nodiscard]] std::expected<void, Diagnostic> write_standard_output(std::string_view bytes);

/// All of standard input, at most 16 MiB.
[[nodiscard]] std::expected<std::string, Diagnostic> read_standard_input();

}  // namespace galley::cli
