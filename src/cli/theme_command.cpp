// cli: galley theme.
#include "data_folders.h"
#include "galley/resume/parse.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  command.add_option("NAME", arguments.theme, "the theme to print; without it the list of themes")
      ->type_name("NAME");
  set_examples(command,
               "galley theme                      # the names\n"
               "galley theme classic > mine.toml  # a whole theme, to change\n");
}

void run(const Arguments& arguments, Report& report) {
  const auto files = disk_reader();
  if (arguments.theme.empty()) {
    for (const std::string& name : known_themes(*files)) report.print(name + "\n");
    return;
  }
  if (const auto file = file_of_theme(arguments.theme, *files)) {
    const auto toml = files->read(*file);
    return toml ? report.print(*toml) : report.add(toml.error());
  }
  if (const auto toml = resume::theme_toml(arguments.theme)) {
    report.print(*toml);
    return;
  }
  report.add(resume::unknown_theme(arguments.theme));
}

}  // namespace

const Subcommand theme_command{"theme", "list the themes, or print one as TOML, to start one's own", add,
                               run};

}  // namespace galley::cli
