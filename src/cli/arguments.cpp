// cli: the command line, by CLI11. Each command adds its own options.
#include "arguments.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "report.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

Early early(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream out;
  std::ostringstream ignored;
  if (app.exit(error, out, ignored) == 0) return {out.str(), {}};
  std::string complaint = error.what();
  if (app.get_subcommands().empty())
    complaint = app.remaining().empty() ? "no command is given"
                                        : "there is no command '" + app.remaining().front() + "'";
  return {{}, command_line_error(std::move(complaint), "galley --help, or galley COMMAND --help")};
}

/// The error of arguments that exclude one another.
std::optional<Diagnostic> fault_between(const Arguments& arguments) {
  if (std::ranges::count(arguments.inputs, "-") > 1)
    return command_line_error("standard input is named twice", "it can be read once");
  return {};
}

/// Reads the environment. Returns what is wrong with it.
std::optional<Diagnostic> read_environment(Arguments& arguments) {
  const char* const value = std::getenv("SOURCE_DATE_EPOCH");
  const std::string_view text = value == nullptr ? "" : value;
  if (text.empty()) return {};
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  // A PDF date has four digits for the year.
  constexpr std::int64_t last_second = 253402300799;
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  if (!is_whole || seconds < 0 || seconds > last_second)
    return command_line_error(fmt::format("SOURCE_DATE_EPOCH is '{}', and no time", text),
                              fmt::format("it is the seconds since 1970, at most {}", last_second));
  arguments.source_date_epoch = seconds;
  return {};
}

}  // namespace

std::expected<Arguments, Early> parse_arguments(int argc, const char* const* argv) {
  Arguments arguments;
  CLI::App app{"galley sets a résumé in type.", "galley"};
  app.set_version_flag("--version", "galley " GALLEY_VERSION);
  app.require_subcommand(1);
  for (const Subcommand* subcommand :
       {&build_command, &check_command, &new_command, &variants_command, &diff_command, &import_command,
        &theme_command, &fonts_command, &schema_command}) {
    subcommand->add(app, arguments)->parse_complete_callback([&arguments, subcommand] {
      arguments.command = subcommand;
    });
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return std::unexpected(early(app, error));
  }
  if (arguments.inputs.empty()) arguments.inputs.emplace_back("resume.toml");
  if (arguments.formats.empty()) arguments.formats.push_back(Format::Pdf);
  if (arguments.proof) arguments.formats.push_back(Format::Proof);
  // A format that is asked for twice is written once.
  std::ranges::sort(arguments.formats);
  const auto repeated = std::ranges::unique(arguments.formats);
  arguments.formats.erase(repeated.begin(), repeated.end());
  if (auto fault = fault_between(arguments)) return std::unexpected(Early{{}, std::move(fault)});
  if (auto fault = read_environment(arguments)) return std::unexpected(Early{{}, std::move(fault)});
  return arguments;
}

}  // namespace galley::cli
