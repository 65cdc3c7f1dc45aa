// cli: the command line, by CLI11. Each command adds its own options.
#include "arguments.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command_line.h"
#include "files.h"
#include "galley/base/ascii.h"
#include "report.h"
#include "result_formats.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

/// The words of the command line, with what a user may leave out: `galley FILE` is `galley build FILE`.
std::vector<std::string> spelled_out(int argc, const char* const* argv, const CLI::App& app) {
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (words.empty() || std::ranges::count(command_names(app), words.front()) > 0) return words;
  if (names_input(words.front())) words.insert(words.begin(), "build");
  return words;
}

std::vector<std::string> long_flags(const CLI::App& command) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) flags.push_back("--" + name);
  return flags;
}

Diagnostic unknown_argument(const CLI::App& command, const std::string& word, std::string complaint) {
  const std::string flag = word.substr(0, word.find('='));
  return command_line_error(
      std::move(complaint),
      help_for(flag, word.starts_with('-') ? long_flags(command) : std::vector<std::string>(),
               fmt::format("`galley {} --help` lists what it takes", command.get_name())));
}

/// The error of a long flag with one hyphen, which would be read as several short ones: “-output”.
std::optional<Diagnostic> flag_with_one_hyphen(const CLI::App& app, const std::vector<std::string>& words) {
  const auto commands = command_names(app);
  if (words.empty() || std::ranges::count(commands, words.front()) == 0) return {};
  const std::vector<std::string> flags = long_flags(*app.get_subcommand(words.front()));
  for (const std::string& word : words) {
    const std::string flag = "-" + word.substr(0, word.find('='));
    if (word.size() > 2 && word[1] != '-' && std::ranges::count(flags, flag) > 0)
      return command_line_error(fmt::format("a long option has two hyphens: {}", word),
                                fmt::format("did you mean '{}'?", flag));
  }
  return {};
}

Early early(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream out;
  std::ostringstream ignored;
  if (app.exit(error, out, ignored) == 0) return {out.str(), {}};
  const std::vector<std::string> remaining = app.remaining(true);
  const std::string first = remaining.empty() ? std::string() : remaining.front();
  if (app.get_subcommands().empty())
    return {{},
            first.empty() ? command_line_error("no command is given", "`galley --help` lists the commands")
                          : unknown_command(app, first)};
  return {{}, unknown_argument(*app.get_subcommands().front(), first, error.what())};
}

/// The error of arguments that exclude one another.
std::optional<Diagnostic> fault_between(const Arguments& arguments) {
  if (std::ranges::count(arguments.inputs, "-") > 1)
    return command_line_error("standard input is named twice", "it can be read once");
  return {};
}

/// Without --format the extension of the output says it. Returns what is wrong with that.
std::optional<Diagnostic> choose_format(Arguments& arguments) {
  const std::string& output = arguments.output;
  const bool is_file = !output.empty() && output != standard_stream && !is_folder(output);
  if (arguments.formats.size() > 1 && is_file && !is_device(output))
    return command_line_error(
        fmt::format("{} formats cannot share the file '{}'", arguments.formats.size(), output),
        "name a folder, as in -o out/");
  if (!arguments.formats.empty()) return {};
  arguments.formats.push_back(Format::Pdf);
  if (!is_file) return {};
  const std::string extension = ascii::lowered(std::filesystem::path(output).extension().string());
  for (const FormatSpec& spec : formats()) {
    if (spec.word.empty() || spec.extension != extension) continue;
    arguments.formats.front() = spec.format;
    return {};
  }
  constexpr std::string_view others[] = {".svg", ".jpg", ".jpeg", ".htm", ".doc",
                                         ".odt", ".tex", ".rtf",  ".ps",  ".toml"};
  if (std::ranges::find(others, extension) == std::ranges::end(others)) return {};
  return command_line_error(fmt::format("galley writes no '{}'", extension),
                            fmt::format("formats are {}; `-f pdf` writes a PDF of any name", format_words()));
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

std::expected<std::string, Diagnostic> input_of(const std::string& named) {
  std::error_code ignored;
  const std::filesystem::path folder = named;
  if (!std::filesystem::is_directory(folder, ignored)) return named;
  for (const char* name : {"resume.toml", "resume.json"})
    if (std::filesystem::exists(folder / name, ignored)) return (folder / name).string();
  return std::unexpected(command_line_error(fmt::format("there is no resume.toml in '{}'", named),
                                            fmt::format("`galley new {}` writes one", named)));
}

std::expected<Arguments, Early> parse_arguments(int argc, const char* const* argv) {
  Arguments arguments;
  // The words after it may be incomplete options.
  if (argc > 1 && std::string_view(argv[1]) == "__complete") {
    arguments.command = &complete_command;
    arguments.words.assign(argv + 2, argv + argc);
    return arguments;
  }
  const auto described = command_line(arguments, argc > 1 ? argv[1] : "");
  CLI::App& app = *described;
  try {
    std::vector<std::string> words = spelled_out(argc, argv, app);
    if (auto fault = flag_with_one_hyphen(app, words)) return std::unexpected(Early{{}, std::move(fault)});
    std::ranges::reverse(words);  // as CLI11 takes them
    app.parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    return std::unexpected(early(app, error));
  }
  if (arguments.inputs.empty()) arguments.inputs.emplace_back("resume.toml");
  for (std::string& input : arguments.inputs) {
    if (arguments.command == &import_command) break;  // it takes folders
    auto file = input_of(input);
    if (!file) return std::unexpected(Early{{}, std::move(file.error())});
    input = *std::move(file);
  }
  if (arguments.command == &build_command) {
    if (auto fault = choose_format(arguments)) return std::unexpected(Early{{}, std::move(fault)});
  } else if (arguments.formats.empty()) {
    arguments.formats.push_back(Format::Pdf);
  }
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
