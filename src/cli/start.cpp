// cli: galley new. Writes the first files of a résumé into a folder, and changes no file that is there.
#include "start.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "files.h"
#include "galley/base/ascii.h"
#include "galley/base/memory.h"
#include "galley/resume/parse.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

void fill(std::string& text, std::string_view placeholder, std::string_view value) {
  if (const auto at = text.find(placeholder); at != std::string::npos)
    text.replace(at, placeholder.size(), value);
}

bool is_theme(const std::string& name) { return resume::theme_toml(name).has_value(); }

/// The folders and files that were made so far.
struct Made {
  std::vector<fs::path> folders;  ///< the outermost first
  std::vector<fs::path> files;

  /// Removes them again, so that the next try can make them.
  void remove() const {
    std::error_code ignored;
    for (const fs::path& file : files) fs::remove(file, ignored);
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) fs::remove(*folder, ignored);
  }
};

using Files = std::vector<std::pair<fs::path, std::string>>;

std::expected<void, Diagnostic> write_all(const fs::path& folder, const Files& files, Made& made) {
  std::error_code ignored;
  for (fs::path at = folder; !at.empty() && !fs::exists(at, ignored); at = at.parent_path())
    made.folders.insert(made.folders.begin(), at);
  if (auto folders = make_folder(folder); !folders) return folders;
  remove_leftovers({files.front().first});
  for (const auto& [path, bytes] : files) {
    // A file that was there before is not removed.
    if (const auto written = replace_file(path, bytes); !written) return std::unexpected(written.error());
    made.files.push_back(path);
  }
  return {};
}

/// The sample in a language, or null.
const Sample* sample_in(std::string_view language) {
  std::string primary = ascii::lowered(language.substr(0, language.find('-')));
  // “no” is either written Norwegian; the sample is in the more common one.
  if (primary == "no") primary = "nb";
  const auto samples = starting_samples();
  const auto found = std::ranges::find(samples, primary, &Sample::language);
  return found == samples.end() ? nullptr : &*found;
}

/// A note that the sample is in English instead of a language.
Diagnostic note_of_english(std::string_view language) {
  std::vector<std::string_view> languages;
  for (const Sample& sample : starting_samples()) languages.push_back(sample.language);
  return note_that(fmt::format("there is no sample in '{}': its text is English", language),
                   fmt::format("there are samples in {}", fmt::join(languages, ", ")));
}

/// Checks a language by the rule of the résumé's own key.
bool is_language(const std::string& text) {
  const auto files = disk_reader();
  Diagnostics warnings;
  resume::ParseOptions options;
  options.is_alone = true;
  const auto parsed = resume::parse({"resume.toml", text}, *files, options, warnings);
  if (!parsed) throw_if_out_of_memory(parsed.error());
  return parsed.has_value();
}

}  // namespace

void start_resume(const Arguments& arguments, Report& report) {
  const std::string theme = arguments.theme.empty() ? "classic" : arguments.theme;
  if (!is_theme(theme)) return report.add(resume::unknown_theme(theme));
  const std::string language = arguments.language.empty() ? "en-US" : arguments.language;
  const Sample* sample = sample_in(language);
  std::string text(starting_resume());
  fill(text, "{sample}", (sample != nullptr ? sample : sample_in("en"))->text);
  const bool is_plain_word = language.find_first_of("\"\\\n\r") == std::string::npos;
  fill(text, "{theme}", theme);
  fill(text, "{language}", language);
  if (!is_plain_word || !is_language(text))
    return report.add(
        command_line_error(fmt::format("'{}' is not a language tag", language), "as en-US or de"));

  const fs::path folder = arguments.output;
  Files files{{folder / "resume.toml", text},
              {folder / "Makefile", std::string(starting_makefile())},
              {folder / ".gitignore", std::string(starting_gitignore())},
              {folder / "resume.schema.json", resume::editor_schema()}};
  // What is there already stays as it is.
  std::string list;
  std::error_code error;
  for (auto file = files.begin(); file != files.end();) {
    const fs::file_type type = fs::symlink_status(file->first, error).type();
    if (type == fs::file_type::none)
      return report.add(system_error("cannot look for " + file->first.string(), error.value()));
    const bool is_there = type != fs::file_type::not_found;
    list += fmt::format("{} {}\n", is_there ? "kept" : "wrote", file->first.string());
    file = is_there ? files.erase(file) : std::next(file);
  }
  if (files.empty())
    return report.add(command_line_error(
        fmt::format("all files of a résumé are in '{}' already", folder.empty() ? "." : folder.string()),
        "nothing was written; give another folder"));
  Made made;
  if (const auto written = write_all(folder, files, made); !written) {
    made.remove();
    return report.add(written.error());
  }
  const bool writes_resume = files.front().first.filename() == "resume.toml";
  if (sample == nullptr && writes_resume) report.add(note_of_english(language));
  report.print(list + fmt::format("next: galley build {}\n", (folder / "resume.toml").string()));
}

}  // namespace galley::cli
