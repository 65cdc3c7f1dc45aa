// cli: galley import. Reads a JSON Resume or a PDF, and writes a résumé as an author would. It never
// overwrites a file.
#include <algorithm>

#include <fmt/format.h>

#include "files.h"
#include "galley/base/limits.h"
#include "galley/galley.h"
#include "inputs.h"
#include "memory_limit.h"
#include "new_file.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  command
      .add_option_function<std::string>(
          "FILE", [&arguments](const std::string& input) { arguments.inputs = {input}; },
          "a JSON Resume, a folder of them, or a PDF that `build --attach` made; - is standard input")
      ->required()
      ->check(not_empty())
      ->type_name("SOURCE");
  command
      .add_option("-o,--output", arguments.output,
                  "a file that is not there yet, a folder, or -; without it FILE.toml beside FILE")
      ->check(not_empty())
      ->type_name("OUT");
  add_report_options(command, arguments);
  set_examples(command,
               "galley import cv.json          # cv.json → cv.toml\n"
               "galley import old/             # every JSON file of a folder\n"
               "galley import resume.pdf -o -  # what `galley build --attach` put into it\n");
}

/// Writes the TOML beside the input, where -o says, or to standard output.
void import_one(const std::string& input, const Arguments& arguments, Report& report) {
  if (input.ends_with(".toml"))
    return report.add(command_line_error(fmt::format("{} is TOML already", input), "`galley build` sets it"));
  const auto target = new_target(input, arguments.output, ".toml");
  if (!target) return report.add(target.error());

  const auto files = disk_reader();
  const auto source = read_input(*files, input);
  if (!source) return report.add(source.error());
  Diagnostics warnings;
  const fs::path beside = *target == standard_stream ? fs::path(input) : *target;
  const auto toml = toml_of(*source, *files, beside.parent_path(), warnings);
  report.add(warnings);
  if (!toml) return report.add(toml.error());
  if (arguments.strict && has_warning(warnings)) return;

  write_new(*target, *toml, report);
}

/// The files of JSON in a folder, in the order of their names.
std::expected<std::vector<std::string>, Diagnostic> files_of_json(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error))
    if (entry->path().extension() == ".json") files.push_back(entry->path().string());
  if (error) return std::unexpected(system_error("cannot read " + folder.string(), error.value()));
  std::ranges::sort(files);
  return files;
}

void run(const Arguments& arguments, Report& report) {
  bound_memory(limits.pdf_memory_bytes);
  const std::string& input = arguments.inputs.front();
  std::error_code ignored;
  if (!fs::is_directory(input, ignored)) return import_one(input, arguments, report);
  if (!arguments.output.empty() && !is_folder(arguments.output))
    return report.add(
        command_line_error(fmt::format("'{}' is one file, and '{}' a folder", arguments.output, input),
                           "name a folder, as in -o out/"));
  const auto files = files_of_json(input);
  if (!files) return report.add(files.error());
  if (files->empty())
    return report.add(command_line_error(fmt::format("there is no file of JSON in '{}'", input),
                                         "name a file, or a folder with files that end in .json"));
  for (const std::string& file : *files) import_one(file, arguments, report);
}

}  // namespace

const Subcommand import_command{"import", "turn a JSON Resume, or a PDF with one inside, into TOML", add,
                                run};

}  // namespace galley::cli
