// cli: galley new.
#include "options.h"
#include "start.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  command.add_option("DIR", arguments.output, "the folder; without it the current one")
      ->check(not_empty())
      ->type_name("DIR");
  command.add_option("--theme", arguments.theme, "a built-in theme")->check(not_empty())->type_name("NAME");
  command.add_option("--language", arguments.language, "the language of the text, as de-DE")
      ->check(not_empty())
      ->type_name("TAG");
  set_examples(command,
               "galley new cv/                # in English\n"
               "galley new cv/ --language de  # in German\n");
}

void run(const Arguments& arguments, Report& report) { start_resume(arguments, report); }

}  // namespace

const Subcommand new_command{"new", "write a résumé to start from, with a Makefile", add, run};

}  // namespace galley::cli
