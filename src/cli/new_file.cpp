// cli: results that never replace a file (see new_file.h).
#include "new_file.h"

#include <fmt/format.h>

#include "files.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

fs::path target_of(const std::string& input, const std::string& output, std::string_view extension) {
  if (output == standard_stream || (output.empty() && input == standard_stream)) return standard_stream;
  if (!output.empty() && !is_folder(output)) return output;
  const fs::path name = input == standard_stream ? fs::path("resume") : fs::path(input).stem();
  const fs::path folder = output.empty() ? fs::path(input).parent_path() : fs::path(output);
  return folder / (name.string() + std::string(extension));
}

}  // namespace

std::expected<fs::path, Diagnostic> new_target(const std::string& input, const std::string& output,
                                               std::string_view extension) {
  const fs::path target = target_of(input, output, extension);
  std::error_code ignored;
  if (target != standard_stream && !is_device(target) && fs::exists(target, ignored)) {
    return std::unexpected(command_line_error(fmt::format("there is a file {} already", target.string()),
                                              "give another name with -o, or - for standard output"));
  }
  return target;
}

void write_new(const fs::path& target, const std::string& bytes, Report& report) {
  if (target == standard_stream) return report.print(bytes);
  const fs::path folder = target.parent_path();
  std::error_code ignored;
  if (!folder.empty() && !fs::exists(folder, ignored))
    if (const auto made = make_folder(folder); !made) return report.add(made.error());
  remove_leftovers({target});
  if (const auto written = replace_file(target, bytes); !written) return report.add(written.error());
  report.made(target.string(), "to be read through");
}

}  // namespace galley::cli
