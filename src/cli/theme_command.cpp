// cli: galley theme.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/resume/parse.h"
#include "galley/source/suggest.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

CLI::App* add(CLI::App& app, Arguments& arguments) {
  CLI::App* theme = app.add_subcommand("theme", "list the themes, or print one as TOML, to start one's own");
  theme->add_option("NAME", arguments.theme, "the theme to print")->type_name("");
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
  const std::vector<std::string> names = resume::theme_names();
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  std::string help = source::did_you_mean(arguments.theme, candidates);
  if (help.empty()) help = fmt::format("there are: {}", fmt::join(names, ", "));
  report.add(command_line_error(fmt::format("there is no built-in theme '{}'", arguments.theme), help));
}

}  // namespace

const Subcommand theme_command{add, run};

}  // namespace galley::cli
