// cli: build --explain.
#pragma once

#include "arguments.h"
#include "galley/pages/pages.h"
#include "report.h"

namespace galley::cli {

/// Reports what each page break costs and why, and the same of the second-best choice: as two lines of text,
/// or as a note in a line or in JSON.
void tell_page_breaks(const Pages& pages, const std::string& input, DiagnosticForm form, Report& report);

}  // namespace galley::cli
