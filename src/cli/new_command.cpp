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
  CLI::Option* const theme = command.add_option("--theme", arguments.theme, "a built-in theme");
  theme->check(not_empty())->type_name("NAME");
  command.add_option("--language", arguments.language, "the language of the text, as de-DE")
      ->check(not_empty())
      ->type_name("TAG");
  command.add_flag("--letter", arguments.letter, "letter.toml alone, for the résumé of the folder")
      ->excludes(theme);
  set_examples(command,
               "galley new cv/                # in English\n"
               "galley new cv/ --language de  # in German\n"
               "galley new cv/ --letter       # a letter, in the language of the résumé\n");
}

void run(const Arguments& arguments, Report& report) {
  if (arguments.letter) return start_letter(arguments, report);
  start_resume(arguments, report);
}

}  // namespace

const Subcommand new_command{"new", "write a résumé to start from, with a Makefile; or a letter", add, run};

}  // namespace galley::cli
