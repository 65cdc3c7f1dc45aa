// cli: galley completion, and what its scripts ask: galley __complete.
#include "candidates.h"
#include "completion_scripts.h"
#include "options.h"
#include "subcommands.h"

namespace galley::cli {
namespace {

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  static const Words<std::string_view> scripts = {
      {"bash", bash_completion()}, {"fish", fish_completion()}, {"zsh", zsh_completion()}};
  command
      .add_option_function<std::string>(
          "SHELL",
          [&arguments](const std::string& shell) { arguments.script = one_of(scripts, "SHELL", shell); },
          "bash, fish or zsh")
      ->required()
      ->type_name(alternatives(scripts));
  set_examples(command,
               "source <(galley completion bash)       # in ~/.bashrc\n"
               "source <(galley completion zsh)        # in ~/.zshrc, after compinit\n"
               "galley completion fish | source        # in ~/.config/fish/config.fish\n");
}

void run(const Arguments& arguments, Report& report) { report.print(arguments.script); }

/// The first line says which files fit. Then each line has a word, a tab, and what the word is.
void complete(const Arguments& arguments, Report& report) {
  const Candidates found = candidates_for(arguments.words);
  std::string lines(found.words.empty() ? found.files : "none");
  lines += "\n";
  for (const Candidate& word : found.words) lines += word.value + "\t" + word.description + "\n";
  report.print(lines);
}

}  // namespace

const Subcommand completion_command{"completion", "print a script for a shell that completes words", add,
                                    run};
const Subcommand complete_command{"__complete", "", nullptr, complete};

}  // namespace galley::cli
