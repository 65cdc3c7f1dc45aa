// source: what a file may name (see named_file.h).
#include "galley/source/named_file.h"

#include <fmt/format.h>

namespace galley::source {

namespace fs = std::filesystem;

fs::path folder_of(const Place& place) {
  return place.source ? fs::path(place.source->name).parent_path() : fs::path();
}

Diagnostic error_of(const NamedFile& file, Diagnostic error) {
  error.place = file.place;
  if (error.fault == Fault::Resume)
    error.message = fmt::format("'{}' is outside the folder of the {}", file.name, file.whose);
  return error;
}

std::optional<std::string> read_named(Reader& reader, FileReader& files, const NamedFile& file) {
  auto bytes = files.read(file.location);
  if (bytes) return *std::move(bytes);
  Diagnostic error = error_of(file, std::move(bytes.error()));
  // That a file is not there is the fault of what names it: another file, or the command line.
  if (!files.exists(file.location).value_or(true)) {
    const bool is_in_file = file.place.source != nullptr;
    error.fault = is_in_file ? Fault::Resume : Fault::CommandLine;
    error.help = is_in_file ? fmt::format("it is looked for in the folder of the {}", file.whose)
                            : std::string("name a file that is there");
  }
  reader.add(std::move(error));
  return std::nullopt;
}

}  // namespace galley::source
