// cli: the commands over résumés.
#pragma once

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// `galley build`: sets each input and writes its results. One input failing does not stop the others.
void build(const Arguments& arguments, Report& report);

/// `galley check`: sets each input and says how it came out, without writing anything but that.
void check(const Arguments& arguments, Report& report);

}  // namespace galley::cli
