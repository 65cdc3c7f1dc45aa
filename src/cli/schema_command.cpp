// cli: galley schema.
#include "galley/resume/parse.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

const Words<source::SchemaFor> schema_files{{"resume", source::SchemaFor::Document},
                                            {"overlay", source::SchemaFor::Overlay},
                                            {"variant", source::SchemaFor::Variant},
                                            {"theme", source::SchemaFor::Theme}};

CLI::App* add(CLI::App& app, Arguments& arguments) {
  CLI::App* schema = app.add_subcommand("schema", "print the editor schema (JSON Schema)");
  begin_group(*schema, Group::Options);
  add_choice(
      *schema, "--for", schema_files, [&arguments](source::SchemaFor file) { arguments.schema_for = file; },
      "of which file; default: resume");
  schema->add_flag("--reference", arguments.reference, "print the reference page (Markdown) instead");
  set_examples(*schema,
               "galley schema > resume.schema.json            # for an editor\n"
               "galley schema --for theme > theme.schema.json  # for a theme of one's own\n");
  return schema;
}

void run(const Arguments& arguments, Report& report) {
  report.print(arguments.reference ? resume::reference_page() : resume::editor_schema(arguments.schema_for));
}

}  // namespace

const Subcommand schema_command{add, run};

}  // namespace galley::cli
