// cli: shows how far a batch is, and its summary.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "report.h"

namespace galley::cli {

/// With so many jobs, a bar and a table are shown instead of one line for each result.
inline constexpr std::size_t many_jobs = 12;

/// A bar in the last line of a terminal. Elsewhere nothing is shown.
class Progress {
 public:
  Progress(std::size_t jobs, Report& report)
      : jobs_(jobs), report_(report), wanted_(report.animated() && jobs >= many_jobs) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  /// Removes the bar, so that something can be printed.
  void clear();
  /// Shows that `done` jobs are done. Updates the terminal only a few times per second.
  void show(std::size_t done, std::size_t failed);

 private:
  std::size_t jobs_;
  Report& report_;
  bool wanted_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_;
};

/// The results of a batch in numbers.
struct Tally {
  std::size_t made = 0;             ///< results
  std::size_t unchanged = 0;        ///< results
  std::vector<std::string> failed;  ///< jobs, by their labels
};

/// Reports the summary of many jobs: on a terminal, and wherever some failed. In JSON it is notes.
void summarise(const Tally& tally, std::size_t jobs, Report& report);

}  // namespace galley::cli
