// cli: the commands. Each has a file of its own, with its options.
#pragma once

#include "arguments.h"
#include "report.h"

namespace CLI {
class App;
}

namespace galley::cli {

struct Subcommand {
  const char* name;
  const char* about;  ///< a line of the help
  /// Adds the command's options to it. They fill `arguments`.
  void (*add)(CLI::App& command, Arguments& arguments);
  void (*run)(const Arguments& arguments, Report& report);
};

extern const Subcommand build_command;
extern const Subcommand check_command;
extern const Subcommand new_command;
extern const Subcommand variants_command;
extern const Subcommand diff_command;
extern const Subcommand import_command;
extern const Subcommand export_command;
extern const Subcommand theme_command;
extern const Subcommand fonts_command;
extern const Subcommand schema_command;
extern const Subcommand completion_command;
extern const Subcommand help_command;
/// What the build asks. It stands in no help.
extern const Subcommand man_command;
/// What the scripts of `completion` ask. It stands in no help.
extern const Subcommand complete_command;

}  // namespace galley::cli
