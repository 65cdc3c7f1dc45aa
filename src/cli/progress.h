// cli: how far a batch is, and what came of it.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "report.h"

namespace galley::cli {

/// From so many jobs on, a bar and a table are read rather than a line a result.
inline constexpr std::size_t many_jobs = 12;

/// A bar on a terminal, the last line there; nothing elsewhere.
class Progress {
 public:
  Progress(std::size_t jobs, Report& report)
      : jobs_(jobs), report_(report), wanted_(report.animated() && jobs >= many_jobs) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  /// Makes room for what is to be said.
  void clear();
  /// Shows that `done` jobs are done; several times a second at most.
  void show(std::size_t done, std::size_t failed);

 private:
  std::size_t jobs_;
  Report& report_;
  bool wanted_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_;
};

/// What came of a batch.
struct Tally {
  std::size_t made = 0;             ///< results
  std::size_t unchanged = 0;        ///< results
  std::vector<std::string> failed;  ///< jobs, by their labels
};

/// Says of many jobs what came of them: on a terminal, and wherever some failed; in JSON as notes.
void summarise(const Tally& tally, std::size_t jobs, Report& report);

}  // namespace galley::cli
