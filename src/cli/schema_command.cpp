// cli: galley schema.
#include "galley/document/word_language.h"
#include "galley/resume/parse.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

const Words<source::SchemaFor> schema_files{{"resume", source::SchemaFor::Document},
                                            {"letter", source::SchemaFor::OwnFile},
                                            {"overlay", source::SchemaFor::Overlay},
                                            {"variant", source::SchemaFor::Variant},
                                            {"theme", source::SchemaFor::Theme}};

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  add_choice(
      command, "--for", schema_files, [&arguments](source::SchemaFor file) { arguments.schema_for = file; },
      "of which file; default: resume");
  command.add_flag("--reference", arguments.reference, "print the reference page (Markdown) instead");
  command.add_flag("--languages", arguments.languages,
                   "print the page on the words of each language instead");
  set_examples(command,
               "galley schema > resume.schema.json            # for an editor\n"
               "galley schema --for theme > theme.schema.json  # for a theme of one's own\n");
}

void run(const Arguments& arguments, Report& report) {
  if (arguments.languages) return report.print(words_page());
  report.print(arguments.reference ? resume::reference_page() : resume::editor_schema(arguments.schema_for));
}

}  // namespace

const Subcommand schema_command{"schema", "print the editor schema (JSON Schema)", add, run};

}  // namespace galley::cli
