// cli: galley schema.
#include "galley/resume/parse.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

CLI::App* add(CLI::App& app, Arguments& arguments) {
  CLI::App* schema = app.add_subcommand("schema", "print the editor schema (JSON Schema)");
  schema->add_flag("--reference", arguments.reference, "print the reference page (Markdown) instead");
  return schema;
}

void run(const Arguments& arguments, Report& report) {
  report.print(arguments.reference ? resume::reference_page() : resume::editor_schema());
}

}  // namespace

const Subcommand schema_command{add, run};

}  // namespace galley::cli
