// cli: the description of the command line. Parsing, help, completions and man pages all use it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "arguments.h"

namespace galley::cli {

/// The command line. Its options fill `arguments`. If `word` is a command's name, it has that command alone,
/// which is quicker.
[[nodiscard]] std::unique_ptr<CLI::App> command_line(Arguments& arguments, std::string_view word = {});

/// The command of that name, or null.
[[nodiscard]] const CLI::App* command_named(const CLI::App& app, std::string_view name);

/// The names of all commands, also of those that the help does not list.
[[nodiscard]] std::vector<std::string> command_names(const CLI::App& app);

/// Does a word name something to set? No command has a full stop or a slash in its name.
[[nodiscard]] bool names_input(const std::string& word);

/// “did you mean 'build'?”, or `otherwise`.
[[nodiscard]] std::string help_for(std::string_view word, const std::vector<std::string>& known,
                                   std::string otherwise);

/// The error that there is no command of that name.
[[nodiscard]] Diagnostic unknown_command(const CLI::App& app, const std::string& word);

}  // namespace galley::cli
