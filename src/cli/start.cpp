// cli: galley new. What a résumé is started from goes into a folder; nothing that is there is touched.
#include "start.h"

#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "files.h"
#include "galley/resume/parse.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

void fill(std::string& text, std::string_view placeholder, std::string_view value) {
  if (const auto at = text.find(placeholder); at != std::string::npos)
    text.replace(at, placeholder.size(), value);
}

bool is_theme(const std::string& name) { return resume::theme_toml(name).has_value(); }

/// A language is what a résumé may say it is in.
bool is_language(const std::string& text) {
  const auto files = disk_reader();
  Diagnostics warnings;
  resume::ParseOptions options;
  options.is_alone = true;
  return resume::parse({"resume.toml", text}, *files, options, warnings).has_value();
}

}  // namespace

void start_resume(const Arguments& arguments, Report& report) {
  const std::string theme = arguments.theme.empty() ? "classic" : arguments.theme;
  if (!is_theme(theme)) {
    return report.add(
        command_line_error(fmt::format("there is no built-in theme '{}'", theme),
                           fmt::format("there are: {}", fmt::join(resume::theme_names(), ", "))));
  }
  std::string text(starting_resume());
  const std::string language = arguments.language.empty() ? "en-US" : arguments.language;
  const bool is_plain_word = language.find_first_of("\"\\\n\r") == std::string::npos;
  fill(text, "{theme}", theme);
  fill(text, "{language}", language);
  if (!is_plain_word || !is_language(text))
    return report.add(
        command_line_error(fmt::format("'{}' is not a language tag", language), "as en-US or de"));

  const fs::path folder = arguments.output;
  const std::array<std::pair<fs::path, std::string>, 4> files{
      {{folder / "resume.toml", text},
       {folder / "Makefile", std::string(starting_makefile())},
       {folder / ".gitignore", std::string(starting_gitignore())},
       {folder / "resume.schema.json", resume::editor_schema()}}};
  std::error_code error;
  for (const auto& [path, bytes] : files) {
    if (fs::symlink_status(path, error).type() == fs::file_type::not_found) continue;
    return report.add(command_line_error(fmt::format("there is a file {} already", path.string()),
                                         "nothing was written; give another folder"));
  }
  if (!folder.empty()) fs::create_directories(folder, error);
  remove_leftovers({files.front().first});
  for (const auto& [path, bytes] : files) {
    if (const auto written = replace_file(path, bytes); !written) return report.add(written.error());
    report.tell_terminal(path.string() + "\n");
  }
}

}  // namespace galley::cli
