// cli: galley theme.
#include "galley/resume/parse.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

CLI::App* add(CLI::App& app, Arguments& arguments) {
  CLI::App* theme = app.add_subcommand("theme", "list the themes, or print one as TOML, to start one's own");
  begin_group(*theme, Group::Options);
  theme->add_option("NAME", arguments.theme, "the theme to print; without it the list of themes")
      ->type_name("NAME");
  set_examples(*theme,
               "galley theme                      # the names\n"
               "galley theme classic > mine.toml  # a whole theme, to change\n");
  return theme;
}

void run(const Arguments& arguments, Report& report) {
  if (arguments.theme.empty()) {
    for (const std::string& name : resume::theme_names()) report.print(name + "\n");
    return;
  }
  if (const auto toml = resume::theme_toml(arguments.theme)) {
    report.print(*toml);
    return;
  }
  report.add(resume::unknown_theme(arguments.theme));
}

}  // namespace

const Subcommand theme_command{add, run};

}  // namespace galley::cli
