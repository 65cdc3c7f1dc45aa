// cli: what build --watch says of each build.
#pragma once

#include <chrono>
#include <set>
#include <string>
#include <utility>

#include "arguments.h"
#include "batch.h"
#include "report.h"

namespace galley::cli {

/// Why a build is made: a file was saved, or a file may have been saved before it was watched.
enum class Occasion { Save, MaybeMissed };

/// Compares each build with the one before and reports the difference.
class WatchReport {
 public:
  explicit WatchReport(const Arguments& arguments) : arguments_(arguments) {}

  /// Prints one line with the local time, the results and what is new, and below it each diagnostic that the
  /// build before did not have. Diagnostics that it had are counted. Prints nothing about a build that may
  /// have been needless and changed nothing.
  void tell(const Built& built, const Report& kept, std::chrono::milliseconds duration, Occasion occasion);

 private:
  struct Difference;
  /// Diagnostics without their lines.
  using Identities = std::multiset<std::pair<Severity, std::string>>;

  const Arguments& arguments_;
  Identities before_;  ///< those of the build before
};

}  // namespace galley::cli
