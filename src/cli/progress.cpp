// cli: the bar of a batch and its table.
#include "progress.h"

#include <fmt/format.h>

namespace galley::cli {

void Progress::clear() {
  if (shown_) report_.tell("\r\x1b[K");
  shown_ = false;
}

void Progress::show(std::size_t done, std::size_t failed) {
  constexpr std::chrono::milliseconds pause{100};
  constexpr std::size_t width = 40;
  const auto now = std::chrono::steady_clock::now();
  if (!wanted_ || now - last_ < pause) return;
  last_ = now;
  shown_ = true;
  const std::size_t filled = done * width / jobs_;
  report_.tell(fmt::format("\r[{}{}] {}/{}{}\x1b[K", std::string(filled, '#'),
                           std::string(width - filled, ' '), done, jobs_,
                           failed == 0 ? "" : fmt::format(", {} failed", failed)));
}

void summarise(const Tally& tally, std::size_t jobs, Report& report) {
  if (jobs < many_jobs || (tally.failed.empty() && !report.animated())) return;
  if (report.form() != DiagnosticForm::Text) {
    for (const std::string& label : tally.failed) report.add(note_that("failed: " + label));
    report.add(note_that(
        fmt::format("{} made, {} unchanged, {} failed", tally.made, tally.unchanged, tally.failed.size())));
    return;
  }
  std::string table = fmt::format("{:>9}  {:>9}  {:>9}\n{:>9}  {:>9}  {:>9}\n", "made", "unchanged", "failed",
                                  tally.made, tally.unchanged, tally.failed.size());
  for (const std::string& label : tally.failed) table += fmt::format("failed: {}\n", label);
  report.tell(table);
}

}  // namespace galley::cli
