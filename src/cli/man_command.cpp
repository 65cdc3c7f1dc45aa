// cli: galley man. The build writes the man pages with it. No help lists it.
#include <fmt/format.h>

#include "command_line.h"
#include "files.h"
#include "man_page.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

void add(CLI::App& command, Arguments& arguments) {
  command.group("");
  begin_group(command, Group::Options);
  command.add_option("DIR", arguments.output, "where man1/ and man5/ go")
      ->required()
      ->check(not_empty())
      ->type_name("DIR");
}

void run(const Arguments& arguments, Report& report) {
  Arguments unused;
  for (const ManPage& page : man_pages(*command_line(unused))) {
    const std::filesystem::path folder =
        std::filesystem::path(arguments.output) / fmt::format("man{}", page.section);
    if (const auto made = make_folder(folder); !made) return report.add(made.error());
    const auto written = replace_file(folder / fmt::format("{}.{}", page.name, page.section), page.text);
    if (!written) return report.add(written.error());
  }
}

}  // namespace

const Subcommand man_command{"man", "write the man pages", add, run};

}  // namespace galley::cli
