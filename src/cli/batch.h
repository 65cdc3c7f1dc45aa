// cli: builds any number of results.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// What became of a job.
struct JobOutcome {
  std::string name;         ///< its results, or what it was to be made of if they have no names
  std::string description;  ///< “2 pages, last 45 % full”
  bool is_built = false;
  bool is_changed = false;  ///< has a result other bytes than before?
};

/// The files that a build looked at, and the results that it made.
struct Built {
  std::vector<std::filesystem::path> files_read;  ///< sorted
  std::vector<std::filesystem::path>
      sought;  ///< files and folders that were looked for, there or not; sorted
  std::vector<std::filesystem::path> results;  ///< in the order of the jobs
  std::vector<JobOutcome> jobs;                ///< in their order; only under --watch
};

/// `galley build`: sets each input in each variant and writes the results, with several threads. No two
/// results have the same name; that is checked first. Each result is written as soon as it is made. A failed
/// job does not stop the others. Reports do not depend on the number of threads.
Built build(const Arguments& arguments, Report& report);

}  // namespace galley::cli
