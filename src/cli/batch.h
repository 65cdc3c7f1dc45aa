// cli: builds any number of results.
#pragma once

#include <filesystem>
#include <vector>

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// The files that a build looked at, and the results that it made.
struct Built {
  std::vector<std::filesystem::path> files_read;  ///< sorted
  std::vector<std::filesystem::path>
      sought;  ///< files and folders that were looked for, there or not; sorted
  std::vector<std::filesystem::path> results;  ///< in the order of the jobs
};

/// `galley build`: sets each input in each variant and writes the results, with several threads. No two
/// results have the same name; that is checked first. Each result is written as soon as it is made. A failed
/// job does not stop the others. Reports do not depend on the number of threads.
Built build(const Arguments& arguments, Report& report);

}  // namespace galley::cli
