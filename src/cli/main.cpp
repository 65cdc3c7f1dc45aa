// cli: the command is the library with arguments, files and exit codes. main connects them.
#include <cerrno>
#include <exception>
#include <new>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "allocation.h"
#include "arguments.h"
#include "report.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

/// Runs the command. Returns the exit code.
int run(int argc, const char* const* argv) {
  const auto arguments = parse_arguments(argc, argv);
  Report report(arguments ? *arguments : Arguments{});
  try {
    if (arguments)
      arguments->command->run(*arguments, report);
    else if (arguments.error().complaint)
      report.add(*arguments.error().complaint);
    else
      report.print(arguments.error().text);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    report.add(system_error(error.what()));
  }
  // Closing may be the first call that says that output was lost.
  if (::close(STDOUT_FILENO) != 0) report.add(system_error("cannot write to standard output", errno));
  report.end();
  return report.exit_code();
}

/// Makes sure that the descriptors 0, 1 and 2 are open. Otherwise a result that is opened later could get one
/// of these numbers, and diagnostics would be written into it. Reading from or writing to a closed one still
/// fails.
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
  galley::cli::take_memory_in_large_pages();
  try {
    return galley::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    // There may be no memory for a report.
    galley::cli::end_without_memory();
  }
}
