// cli: galley import. Reads a JSON Resume, a PDF, or the rows of a form, and writes résumés as an author
// would. It never overwrites a file.
#include <algorithm>

#include <fmt/format.h>

#include "files.h"
#include "galley/base/limits.h"
#include "galley/galley.h"
#include "inputs.h"
#include "memory_limit.h"
#include "new_file.h"
#include "options.h"
#include "result_names.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  command
      .add_option_function<std::string>(
          "FILE", [&arguments](const std::string& input) { arguments.inputs = {input}; },
          "a JSON Resume, a folder of them, a PDF that `build --attach` made, or with --map a CSV file; - is "
          "standard "
          "input")
      ->required()
      ->check(not_empty())
      ->type_name("SOURCE");
  command
      .add_option("-o,--output", arguments.output,
                  "a file that is not there yet, a folder, or -; without it FILE.toml beside FILE")
      ->check(not_empty())
      ->type_name("OUT");
  command.add_option("--map", arguments.map, "a TOML file that says which key each column of a CSV file is")
      ->check(not_empty())
      ->type_name("FILE");
  add_report_options(command, arguments);
  set_examples(command,
               "galley import cv.json                   # cv.json → cv.toml\n"
               "galley import old/                      # every JSON file of a folder\n"
               "galley import resume.pdf -o -           # what `build --attach` put into it\n"
               "galley import forms.csv --map map.toml  # a résumé of each row\n");
}

/// Writes the TOML beside the input, where -o says, or to standard output.
void import_one(const std::string& input, const Arguments& arguments, Report& report) {
  if (input.ends_with(".toml"))
    return report.add(command_line_error(fmt::format("{} is TOML already", input), "`galley build` sets it"));
  if (input.ends_with(".csv"))
    return report.add(
        command_line_error(fmt::format("{} is a CSV file: a map says what its columns are", input),
                           "--map map.toml, which has [columns] \"E-mail\" = \"basics.email\""));
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

/// Where each row's résumé is written. An error if there is a file of one of the names.
std::expected<std::vector<BoundedPath>, Diagnostics> targets_of(
    const std::vector<exchange::FilledForm>& forms, const Arguments& arguments) {
  const std::string& output = arguments.output;
  if (!output.empty() && !is_folder(output))
    return std::unexpected(
        Diagnostics{command_line_error(fmt::format("'{}' is one file, and each row becomes a file", output),
                                       "name a folder, as in -o people/")});
  const fs::path folder =
      output.empty() ? fs::path(arguments.inputs.front()).parent_path() : fs::path(output);
  std::vector<BoundedPath> targets;
  Diagnostics taken;
  for (const exchange::FilledForm& form : forms) {
    targets.emplace_back(folder / (form.name + ".toml"), std::vector{folder});
    std::error_code ignored;
    if (fs::exists(targets.back().path, ignored))
      taken.push_back(
          command_line_error(fmt::format("there is a file {} already", targets.back().path.string()),
                             "name another folder with -o"));
  }
  if (!taken.empty()) return std::unexpected(std::move(taken));
  return targets;
}

/// Writes a résumé of each row of a CSV file. Where anything is wrong, none is written.
void import_rows(const std::string& input, const Arguments& arguments, Report& report) {
  const auto files = disk_reader();
  const auto csv = read_input(*files, input);
  if (!csv) return report.add(csv.error());
  const auto map = read_input(*files, arguments.map);
  if (!map) return report.add(map.error());
  Diagnostics warnings;
  const auto forms = toml_of_forms(*csv, *map, warnings);
  report.add(in_file_order(warnings));
  if (!forms) return report.add(forms.error());
  if (arguments.strict && has_warning(warnings)) return;
  if (arguments.output == standard_stream && forms->size() == 1) return report.print(forms->front().toml);
  if (arguments.output == standard_stream) return report.add(several_to_standard_output());
  const auto targets = targets_of(*forms, arguments);
  if (!targets) return report.add(targets.error());
  if (const fs::path folder = arguments.output; !folder.empty())
    if (const auto made = make_folder(folder); !made) return report.add(made.error());
  remove_leftovers(*targets);
  for (std::size_t i = 0; i < targets->size(); ++i) {
    if (const auto written = replace_file((*targets)[i], (*forms)[i].toml); !written)
      return report.add(written.error());
    report.made((*targets)[i].path.string(), "to be read through");
  }
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
  if (!arguments.map.empty()) return import_rows(input, arguments, report);
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

const Subcommand import_command{"import", "turn a JSON Resume, a PDF with one, or a form's rows into TOML",
                                add, run};

}  // namespace galley::cli
