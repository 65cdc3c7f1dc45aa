// cli: galley help. `galley help build` prints what `galley build --help` prints.
#include "command_line.h"
#include "help.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  command.add_option("COMMAND", arguments.topic, "the command; without it the list of commands")
      ->type_name("COMMAND");
  set_examples(command, "galley help build  # what build takes\n");
}

void run(const Arguments& arguments, Report& report) {
  Arguments unused;
  const auto app = command_line(unused);
  const CLI::App* const command = arguments.topic.empty() ? app.get() : command_named(*app, arguments.topic);
  if (command == nullptr) return report.add(unknown_command(*app, arguments.topic));
  report.print(help_of(*command, CLI::AppFormatMode::Normal));
}

}  // namespace

const Subcommand help_command{"help", "print the help of a command", add, run};

}  // namespace galley::cli
