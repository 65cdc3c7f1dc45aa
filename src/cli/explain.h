// cli: build --explain.
#pragma once

#include "arguments.h"
#include "galley/pages/pages.h"
#include "report.h"

namespace galley::cli {

/// Tells for each page break of `pages` what it costs and why, and what the second-best choice would: as text
/// of two lines, or as a note in JSON.
void tell_page_breaks(const Pages& pages, const std::string& input, DiagnosticForm form, Report& report);

}  // namespace galley::cli
