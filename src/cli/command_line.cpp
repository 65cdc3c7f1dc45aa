// cli: the description of the command line (see command_line.h).
#include "command_line.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "files.h"
#include "galley/source/suggest.h"
#include "help.h"
#include "report.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

/// Commands of other programs, and those that do the same here.
constexpr std::pair<std::string_view, std::string_view> foreign_commands[] = {
    {"render", "build"}, {"compile", "build"},  {"make", "build"}, {"pdf", "build"},      {"create", "new"},
    {"init", "new"},     {"convert", "import"}, {"lint", "check"}, {"validate", "check"}, {"test", "check"}};

}  // namespace

std::unique_ptr<CLI::App> command_line(Arguments& arguments, std::string_view word) {
  auto app = std::make_unique<CLI::App>("galley sets a résumé in type.", "galley");
  app->formatter_fn([](const CLI::App* command, const std::string&, CLI::AppFormatMode mode) {
    return help_of(*command, mode);
  });
  begin_group(*app, Group::Help);
  // Each command gets these two as well.
  app->set_help_flag("-h,--help", "print the help");
  app->set_help_all_flag("--help-all", "print the help with all options");
  app->set_version_flag("-V,--version", "galley " GALLEY_VERSION, "print the version");
  app->require_subcommand(1);
  constexpr std::array all{&build_command, &check_command,  &new_command,        &variants_command,
                           &diff_command,  &import_command, &export_command,     &theme_command,
                           &fonts_command, &schema_command, &completion_command, &help_command,
                           &man_command};
  const bool is_command =
      std::ranges::any_of(all, [&](const Subcommand* subcommand) { return subcommand->name == word; });
  for (const Subcommand* subcommand : all) {
    if (is_command && subcommand->name != word) continue;
    CLI::App* const command = app->add_subcommand(subcommand->name, subcommand->about);
    subcommand->add(*command, arguments);
    command->parse_complete_callback([&arguments, subcommand] { arguments.command = subcommand; });
    for (const char* name : {"--help", "--help-all"})
      command->get_option(name)->group(app->get_help_ptr()->get_group());
  }
  set_examples(*app,
               "galley new cv/             # a résumé to start from: cv/resume.toml\n"
               "galley build               # resume.toml → resume.pdf\n"
               "galley build --watch       # and again at every save\n"
               "galley help build          # what a command takes\n");
  return app;
}

const CLI::App* command_named(const CLI::App& app, std::string_view name) {
  const auto commands = app.get_subcommands({});
  const auto found = std::ranges::find(commands, name, &CLI::App::get_name);
  return found == commands.end() ? nullptr : *found;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

bool names_input(const std::string& word) {
  std::error_code ignored;
  return word == standard_stream ||
         (!word.starts_with('-') && word.find_first_of("./") != std::string::npos) ||
         std::filesystem::exists(word, ignored);
}

std::string help_for(std::string_view word, const std::vector<std::string>& known, std::string otherwise) {
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  std::string help = source::did_you_mean(word, candidates);
  return help.empty() ? std::move(otherwise) : help;
}

Diagnostic unknown_command(const CLI::App& app, const std::string& word) {
  const std::string complaint = fmt::format("there is no command '{}'", word);
  const auto* const foreign =
      std::ranges::find(foreign_commands, word, &std::pair<std::string_view, std::string_view>::first);
  if (foreign != std::ranges::end(foreign_commands))
    return command_line_error(complaint, fmt::format("did you mean '{}'?", foreign->second));
  std::vector<std::string> commands;
  for (const CLI::App* command : commands_of(app)) commands.push_back(command->get_name());
  return command_line_error(
      complaint, help_for(word, commands, fmt::format("there are: {}", fmt::join(commands, ", "))));
}

}  // namespace galley::cli
