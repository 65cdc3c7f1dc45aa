// cli: the scripts that complete galley's command lines in shells.
#pragma once

#include <string_view>

namespace galley::cli {

/// The files of src/cli/completion/.
[[nodiscard]] std::string_view bash_completion();
[[nodiscard]] std::string_view fish_completion();
[[nodiscard]] std::string_view zsh_completion();

}  // namespace galley::cli
