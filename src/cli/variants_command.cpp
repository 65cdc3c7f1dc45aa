// cli: galley variants.
#include "options.h"
#include "subcommands.h"
#include "variants.h"

namespace galley::cli {
namespace {

CLI::App* add(CLI::App& app, Arguments& arguments) {
  CLI::App* variants = app.add_subcommand("variants", "list what each variant holds");
  add_inputs(*variants, arguments);
  variants->add_flag("--outputs", arguments.outputs, "print the paths that build --all writes instead");
  add_results(*variants, arguments);
  add_overlays(*variants, arguments.tailoring);
  add_setting_options(*variants, arguments);
  variants->callback([&arguments] { arguments.tailoring.all = true; });
  return variants;
}

void run(const Arguments& arguments, Report& report) { list_variants(arguments, report); }

}  // namespace

const Subcommand variants_command{add, run};

}  // namespace galley::cli
