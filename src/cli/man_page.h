// cli: man pages, made of the same tables as the help and the reference page.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace galley::cli {

struct ManPage {
  std::string name;  ///< “galley-build”
  int section = 1;
  std::string text;  ///< roff with the macros of man(7)
};

/// All pages: galley(1), one for each command that the help lists, and galley-format(5).
[[nodiscard]] std::vector<ManPage> man_pages(const CLI::App& app);

}  // namespace galley::cli
