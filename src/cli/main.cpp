// cli: the command is the library plus arguments, files and exit codes; main only composes them.
#include <cerrno>
#include <exception>
#include <new>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "allocation.h"
#include "arguments.h"
#include "batch.h"
#include "build.h"
#include "galley/base/file_reader.h"
#include "galley/font/library.h"
#include "galley/resume/parse.h"
#include "import.h"
#include "report.h"
#include "start.h"
#include "variants.h"
#include "watch.h"

namespace galley::cli {
namespace {

void list_themes(const Arguments& arguments, Report& report) {
  if (arguments.theme.empty()) {
    for (const std::string& name : resume::theme_names()) report.print(name + "\n");
    return;
  }
  if (const auto toml = resume::theme_toml(arguments.theme)) {
    report.print(*toml);
    return;
  }
  report.add(command_line_error(fmt::format("there is no built-in theme '{}'", arguments.theme),
                                fmt::format("there are: {}", fmt::join(resume::theme_names(), ", "))));
}

std::string_view describe(font::Origin origin) {
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

void list_fonts(const Arguments& arguments, Report& report) {
  const auto files = disk_reader(arguments.outside);
  std::vector<BoundedPath> folders{{"fonts", {"."}}};
  folders.insert(folders.end(), arguments.font_folders.begin(), arguments.font_folders.end());
  font::Library library(*files, std::move(folders), arguments.system_fonts);
  const auto families = library.families();
  if (!families) return report.add(families.error());
  bool found = arguments.family.empty();
  for (const font::FamilyEntry& entry : *families) {
    if (arguments.family.empty()) {
      report.print(fmt::format("{:<8} {}\n", describe(entry.origin), entry.family));
    } else if (entry.family == arguments.family) {
      found = true;
      for (const std::string& file : entry.files)
        report.print(fmt::format("{:<8} {}\n", describe(entry.origin), file));
    }
  }
  if (found) return;
  report.add(command_line_error(fmt::format("no font family is named '{}'", arguments.family)));
}

void run(const Arguments& arguments, Report& report) {
  switch (arguments.command) {
    case Command::Build:
      if (arguments.watch) return watch(arguments, report);
      build(arguments, report);
      return;
    case Command::Check:
      return check(arguments, report);
    case Command::New:
      return start_resume(arguments, report);
    case Command::Variants:
      return list_variants(arguments, report);
    case Command::Diff:
      return diff(arguments, report);
    case Command::Import:
      return import_resume(arguments, report);
    case Command::Theme:
      return list_themes(arguments, report);
    case Command::Fonts:
      return list_fonts(arguments, report);
    case Command::Schema:
      return report.print(arguments.reference ? resume::reference_page() : resume::editor_schema());
  }
}

/// The exit code.
int run(int argc, const char* const* argv) {
  const auto arguments = parse_arguments(argc, argv);
  Report report(arguments ? *arguments : Arguments{});
  try {
    if (arguments)
      run(*arguments, report);
    else if (arguments.error().complaint)
      report.add(*arguments.error().complaint);
    else
      report.print(arguments.error().text);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    report.add(system_error(error.what()));
  }
  // What was written may be lost only now.
  if (::close(STDOUT_FILENO) != 0) report.add(system_error("cannot write to standard output", errno));
  report.end();
  return report.exit_code();
}

/// Makes sure that 0, 1 and 2 are open: a result that is opened later must not get one of these numbers, for
/// diagnostics would be written into it. Reading from, or writing to, one that was closed still fails.
bool secure_standard_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) >= 0) continue;
    // open() gives the smallest number that is free.
    const int opened = ::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened != number) return false;
  }
  return true;
}

}  // namespace
}  // namespace galley::cli

int main(int argc, char** argv) {
  if (!galley::cli::secure_standard_streams()) return 3;
  galley::cli::end_where_memory_runs_out();
  try {
    return galley::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    // There may be no memory for a report.
    galley::cli::end_without_memory();
  }
}
