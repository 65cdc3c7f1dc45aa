// cli: galley import.
#include "import.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

CLI::App* add(CLI::App& app, Arguments& arguments) {
  CLI::App* import = app.add_subcommand("import", "turn a JSON Resume, or a PDF with one inside, into TOML");
  import
      ->add_option_function<std::string>(
          "FILE", [&arguments](const std::string& input) { arguments.inputs = {input}; },
          "a JSON Resume, or a PDF that `build --attach` made; - is standard input")
      ->required()
      ->check(not_empty())
      ->type_name("");
  import
      ->add_option("-o,--output", arguments.output,
                   "a file that is not there yet, a folder, or -; without it FILE.toml beside FILE")
      ->check(not_empty())
      ->type_name("OUT");
  add_report_options(*import, arguments);
  return import;
}

void run(const Arguments& arguments, Report& report) { import_resume(arguments, report); }

}  // namespace

const Subcommand import_command{add, run};

}  // namespace galley::cli
