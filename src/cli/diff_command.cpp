// cli: galley diff.
#include "options.h"
#include "subcommands.h"
#include "variants.h"

namespace galley::cli {
namespace {

CLI::App* add(CLI::App& app, Arguments& arguments) {
  CLI::App* diff = app.add_subcommand("diff", "tell what changes between two variants");
  for (const char* name : {"A", "B"}) {
    diff->add_option_function<std::string>(
            name, [&arguments](const std::string& given) { arguments.tailoring.variants.push_back(given); },
            "a variant, default, or whole")
        ->required()
        ->check(not_empty())
        ->type_name("");
  }
  add_inputs(*diff, arguments)->expected(1);
  add_overlays(*diff, arguments.tailoring);
  add_setting_options(*diff, arguments);
  return diff;
}

void run(const Arguments& arguments, Report& report) { print_difference(arguments, report); }

}  // namespace

const Subcommand diff_command{add, run};

}  // namespace galley::cli
