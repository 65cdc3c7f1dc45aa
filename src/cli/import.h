// cli: galley import.
#pragma once

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// Turns a JSON Resume, or the one inside a PDF, into TOML. It is written beside the input, where -o says, or
/// to standard output. An existing file is never overwritten.
void import_resume(const Arguments& arguments, Report& report);

}  // namespace galley::cli
