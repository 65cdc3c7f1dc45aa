// cli: the commands about variants.
#pragma once

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// `galley variants`: prints a table of what each variant holds. With --outputs it prints the paths that
/// `build --all` writes.
void list_variants(const Arguments& arguments, Report& report);

/// `galley diff`: what changes from one variant to another, section by section, and one line about the
/// layout.
void print_difference(const Arguments& arguments, Report& report);

}  // namespace galley::cli
