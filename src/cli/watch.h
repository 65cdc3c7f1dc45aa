// cli: build --watch.
#pragma once

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// Builds, and builds again whenever a file that was looked for is saved, replaced, removed or created, until
/// SIGINT or SIGTERM. A failure leaves the results as they are. Each build is reported by a WatchReport.
/// Errors of the command line and of watching go to `report`; those of a build do not count for the exit
/// code.
void watch(const Arguments& arguments, Report& report);

}  // namespace galley::cli
