// cli: galley import.
#pragma once

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// Turns a JSON Resume, or the one inside a PDF, into TOML: beside the input, where -o says, or on standard
/// output. A file that is there already stays as it is.
void import_resume(const Arguments& arguments, Report& report);

}  // namespace galley::cli
