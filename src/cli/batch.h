// cli: build, of however many results.
#pragma once

#include <filesystem>
#include <vector>

#include "arguments.h"
#include "report.h"

namespace galley::cli {

/// What a build looked at, and the results that it has by now.
struct Built {
  std::vector<std::filesystem::path> files_read;  ///< sorted
  std::vector<std::filesystem::path> sought;      ///< files and folders, there or not; sorted
  std::vector<std::filesystem::path> results;     ///< in the order of the jobs
};

/// `galley build`: sets each input in each variant and writes its results, several at a time. Each is written
/// as soon as it is made; that no two have one name is known before. One failing does not stop the others,
/// and whatever the number of threads, the same is said in the same order.
Built build(const Arguments& arguments, Report& report);

}  // namespace galley::cli
