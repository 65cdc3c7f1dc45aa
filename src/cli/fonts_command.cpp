// cli: galley fonts.
#include <fmt/format.h>

#include "galley/base/file_reader.h"
#include "galley/font/library.h"
#include "inputs.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  command.add_option("--family", arguments.family, "only this family, with its files")->type_name("FAMILY");
  add_font_options(command, arguments);
  set_examples(command,
               "galley fonts                            # all families\n"
               "galley fonts --family 'Source Serif 4'  # the files of one\n");
}

std::string_view word_for(font::Origin origin) {
  switch (origin) {
    case font::Origin::Shipped:
      return "shipped";
    case font::Origin::Folder:
      return "folder";
    case font::Origin::System:
      return "system";
  }
  return "";
}

void run(const Arguments& arguments, Report& report) {
  const auto files = disk_reader(arguments.outside);
  std::vector<BoundedPath> folders = font_folders_of(arguments);
  folders.insert(folders.begin(), {"fonts", {"."}});
  font::Library library(*files, std::move(folders), arguments.system_fonts);
  const auto families = library.families();
  if (!families) return report.add(families.error());
  bool found = arguments.family.empty();
  for (const font::FamilyEntry& entry : *families) {
    if (arguments.family.empty()) {
      report.print(fmt::format("{:<8} {}\n", word_for(entry.origin), entry.family));
    } else if (entry.family == arguments.family) {
      found = true;
      for (const std::string& file : entry.files)
        report.print(fmt::format("{:<8} {}\n", word_for(entry.origin), file));
    }
  }
  if (found) return;
  report.add(command_line_error(fmt::format("no font family is named '{}'", arguments.family)));
}

}  // namespace

const Subcommand fonts_command{"fonts", "list the font families found, and where", add, run};

}  // namespace galley::cli
