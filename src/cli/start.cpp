// cli: galley new. Writes the first files of a résumé into a folder, and changes no file that is there.
#include "start.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "files.h"
#include "galley/base/memory.h"
#include "galley/document/word_language.h"
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
const Sample* sample_in(const std::string& language, std::span<const Sample> samples) {
  const auto found = std::ranges::find(samples, word_language_of(language), &Sample::language);
  return found == samples.end() ? nullptr : &*found;
}

/// A note that the sample is in English instead of a language.
Diagnostic note_of_english(std::string_view language) {
  std::vector<std::string_view> languages;
  for (const Sample& sample : starting_samples()) languages.push_back(sample.language);
  return note_that(fmt::format("there is no sample in '{}': its text is English", language),
                   fmt::format("there are samples in {}", fmt::join(languages, ", ")));
}

/// Reads a résumé as it stands in a file.
std::optional<Resume> read_resume(const Source& source) {
  const auto files = disk_reader();
  Diagnostics warnings;
  resume::ParseOptions options;
  options.is_alone = true;
  auto parsed = resume::parse(source, *files, options, warnings);
  if (parsed) return *std::move(parsed);
  throw_if_out_of_memory(parsed.error());
  return {};
}

/// The text of a résumé to start from. Nothing if the language is no tag, by the rule of the résumé's own
/// key.
std::optional<std::string> resume_in(const std::string& language, const std::string& theme) {
  if (language.find_first_of("\"\\\n\r") != std::string::npos) return {};
  const Sample* sample = sample_in(language, starting_samples());
  std::string text(starting_resume());
  fill(text, "{sample}", (sample != nullptr ? sample : sample_in("en", starting_samples()))->text);
  fill(text, "{theme}", theme);
  fill(text, "{language}", language);
  if (!read_resume({"resume.toml", text})) return {};
  return text;
}

Diagnostic no_language(const std::string& language) {
  return command_line_error(fmt::format("'{}' is not a language tag", language), "as en-US or de");
}

/// Is there anything of that name, be it a link to nothing?
std::expected<bool, Diagnostic> is_there(const fs::path& path) {
  std::error_code error;
  const fs::file_type type = fs::symlink_status(path, error).type();
  if (type == fs::file_type::none)
    return std::unexpected(system_error("cannot look for " + path.string(), error.value()));
  return type != fs::file_type::not_found;
}

/// The language of the résumé in a folder; empty if it is not known.
std::string language_beside(const fs::path& folder) {
  const auto input = input_of(folder.empty() ? "." : folder.string());
  if (!input) return {};
  const auto files = disk_reader();
  const auto source = read_input(*files, *input);
  if (!source) return {};
  const auto resume = read_resume(*source);
  return resume ? resume->meta.language : std::string();
}

}  // namespace

void start_resume(const Arguments& arguments, Report& report) {
  const std::string theme = arguments.theme.empty() ? "classic" : arguments.theme;
  if (!is_theme(theme)) return report.add(resume::unknown_theme(theme));
  const std::string language = arguments.language.empty() ? "en-US" : arguments.language;
  const auto text = resume_in(language, theme);
  if (!text) return report.add(no_language(language));

  const fs::path folder = arguments.output;
  Files files{{folder / "resume.toml", *text},
              {folder / "Makefile", std::string(starting_makefile())},
              {folder / ".gitignore", std::string(starting_gitignore())},
              {folder / "resume.schema.json", resume::editor_schema()}};
  // What is there already stays as it is.
  std::string list;
  for (auto file = files.begin(); file != files.end();) {
    const auto is_kept = is_there(file->first);
    if (!is_kept) return report.add(is_kept.error());
    list += fmt::format("{} {}\n", *is_kept ? "kept" : "wrote", file->first.string());
    file = *is_kept ? files.erase(file) : std::next(file);
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
  if (sample_in(language, starting_samples()) == nullptr && writes_resume)
    report.add(note_of_english(language));
  report.print(list + fmt::format("next: galley build {}\n", (folder / "resume.toml").string()));
}

void start_letter(const Arguments& arguments, Report& report) {
  const fs::path folder = arguments.output;
  const fs::path path = folder / "letter.toml";
  std::string language = arguments.language;
  if (!language.empty() && !resume_in(language, "classic")) return report.add(no_language(language));
  if (language.empty()) language = language_beside(folder);
  if (language.empty()) language = "en-US";
  const Sample* sample = sample_in(language, starting_letters());
  std::string text(starting_letter());
  fill(text, "{sample}", (sample != nullptr ? sample : sample_in("en", starting_letters()))->text);

  const auto is_kept = is_there(path);
  if (!is_kept) return report.add(is_kept.error());
  if (*is_kept)
    return report.add(command_line_error(fmt::format("there is a letter already: {}", path.string()),
                                         "nothing was written; give another folder"));
  Made made;
  if (const auto written = write_all(folder, {{path, text}}, made); !written) {
    made.remove();
    return report.add(written.error());
  }
  if (sample == nullptr) report.add(note_of_english(language));
  const auto resume = input_of(folder.empty() ? "." : folder.string());
  report.print(fmt::format(
      "wrote {}\nnext: {}\n", path.string(),
      resume ? fmt::format("galley build {} --letter", (folder / fs::path(*resume).filename()).string())
             : fmt::format("galley new {}", folder.string())));
}

}  // namespace galley::cli
