// cli: galley export. Writes the author's own file as JSON Resume, with everything in it.
#include "files.h"
#include "galley/galley.h"
#include "inputs.h"
#include "new_file.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  command
      .add_option_function<std::string>(
          "FILE", [&arguments](const std::string& input) { arguments.inputs = {input}; },
          "a résumé in TOML; - is standard input")
      ->check(not_empty())
      ->type_name("FILE")
      ->default_str("resume.toml");
  command
      .add_option("-o,--output", arguments.output,
                  "a file that is not there yet, a folder, or -; without it FILE.json beside FILE")
      ->check(not_empty())
      ->type_name("OUT");
  command.add_flag("--public", arguments.tailoring.is_public, "leave out what meta.private names");
  command
      .add_option("--language", arguments.tailoring.language,
                  "the language of texts that are given in several")
      ->check(not_empty())
      ->type_name("TAG");
  add_report_options(command, arguments);
  set_examples(command,
               "galley export                # resume.toml → resume.json\n"
               "galley export --public -o -  # without what is private, to standard output\n");
}

void run(const Arguments& arguments, Report& report) {
  const std::string& input = arguments.inputs.front();
  const auto target = new_target(input, arguments.output, ".json");
  if (!target) return report.add(target.error());
  const auto files = disk_reader();
  const auto source = read_input(*files, input);
  if (!source) return report.add(source.error());
  Diagnostics warnings;
  const auto json =
      exported_json(*source, arguments.tailoring.is_public, arguments.tailoring.language, warnings);
  report.add(warnings);
  if (!json) return report.add(json.error());
  if (arguments.strict && has_warning(warnings)) return;
  write_new(*target, *json, report);
}

}  // namespace

const Subcommand export_command{"export", "turn a résumé into JSON Resume, with everything that it holds",
                                add, run};

}  // namespace galley::cli
