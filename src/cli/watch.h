// cli: build --watch.
#pragma once

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// Builds, and builds again whenever a file that was asked for is saved, replaced, removed or comes to be,
/// until SIGINT or SIGTERM. A failure is shown and leaves the results as they are. What is wrong with the
/// command line, or with watching itself, goes to `report`; what a build finds is no part of the exit code.
void watch(const Arguments& arguments, Report& report);

}  // namespace galley::cli
