// cli: the help. It is made of the command line's own description, as completions and man pages are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace galley::cli {

/// The groups of options in the help, in their order.
enum class Group { Options, Results, Variants, Content, Style, Diagnostics, Formats, Batches, Files, Help };

struct GroupSpec {
  Group group;
  std::string_view title;
  bool is_rare = false;  ///< left to --help-all where --help would be too long
};

/// The rows, in the order of `Group`.
[[nodiscard]] std::span<const GroupSpec> groups();

/// The options that are added to `app` from now on are in this group.
void begin_group(CLI::App& app, Group group);

/// Sets the examples of a command. Each has one line: a command line, two spaces, and `# what it does`.
void set_examples(CLI::App& app, std::string_view lines);

struct Example {
  std::string line;
  std::string remark;
};
[[nodiscard]] std::vector<Example> examples_of(const CLI::App& app);

/// The options of a group that have names. None of them is hidden.
[[nodiscard]] std::vector<const CLI::Option*> options_in(const CLI::App& app, const GroupSpec& group);
/// The arguments that have a place and no name.
[[nodiscard]] std::vector<const CLI::Option*> positionals_of(const CLI::App& app);
/// The commands that the help lists.
[[nodiscard]] std::vector<const CLI::App*> commands_of(const CLI::App& app);

[[nodiscard]] bool takes_value(const CLI::Option& option);
/// May an option be given several times?
[[nodiscard]] bool is_repeatable(const CLI::Option& option);
/// “-o, --output”.
[[nodiscard]] std::string names_of(const CLI::Option& option);
/// What an option or an argument is, with its default.
[[nodiscard]] std::string description_of(const CLI::Option& option);
/// Does a command take a format? Then its help describes all formats.
[[nodiscard]] bool takes_format(const CLI::App& app);
/// “[OPTIONS] A B [FILE]”: what follows the name of a command.
[[nodiscard]] std::string usage_of(const CLI::App& app);

/// The text of --help, or of --help-all: at most 80 columns. --help has at most 50 lines: if not all options
/// fit, it only names those that are rare.
[[nodiscard]] std::string help_of(const CLI::App& app, CLI::AppFormatMode mode);

}  // namespace galley::cli
