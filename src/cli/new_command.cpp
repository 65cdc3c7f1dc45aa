// cli: galley new.
#include "options.h"
#include "start.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

CLI::App* add(CLI::App& app, Arguments& arguments) {
  CLI::App* start = app.add_subcommand("new", "write a résumé to start from, with a Makefile");
  begin_group(*start, Group::Options);
  start->add_option("DIR", arguments.output, "the folder; without it the current one")
      ->check(not_empty())
      ->type_name("DIR");
  start->add_option("--theme", arguments.theme, "a built-in theme")->check(not_empty())->type_name("NAME");
  start->add_option("--language", arguments.language, "the language of the text, as de-DE")
      ->check(not_empty())
      ->type_name("TAG");
  set_examples(*start,
               "galley new cv/                # in English\n"
               "galley new cv/ --language de  # in German\n");
  return start;
}

void run(const Arguments& arguments, Report& report) { start_resume(arguments, report); }

}  // namespace

const Subcommand new_command{add, run};

}  // namespace galley::cli
