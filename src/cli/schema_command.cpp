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
  schema
      ->add_option_function<std::string>(
          "--for",
          [&arguments](const std::string& word) {
            arguments.schema_for = one_of(schema_files, "--for", word);
          },
          "of which file: resume, overlay, variant or theme")
      ->type_name("FILE");
  schema->add_flag("--reference", arguments.reference, "print the reference page (Markdown) instead");
  return schema;
}

void run(const Arguments& arguments, Report& report) {
  report.print(arguments.reference ? resume::reference_page() : resume::editor_schema(arguments.schema_for));
}

}  // namespace

const Subcommand schema_command{add, run};

}  // namespace galley::cli
