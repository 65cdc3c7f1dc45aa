// cli: galley new.
#pragma once

#include <string_view>

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// Writes a résumé to start from, a Makefile, an ignore file and the editor schema. Errors (fault
/// CommandLine): one of the files exists already; there is no such theme; the language is no tag. After an
/// error nothing is written.
void start_resume(const Arguments& arguments, Report& report);

/// The files as they stand in src/cli/start/. The résumé has `{theme}` and `{language}` to fill in.
[[nodiscard]] std::string_view starting_resume();
[[nodiscard]] std::string_view starting_makefile();
[[nodiscard]] std::string_view starting_gitignore();

}  // namespace galley::cli
