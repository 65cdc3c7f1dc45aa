// cli: the line that build --watch prints for each save.
#include "watch_report.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace galley::cli {
namespace {

using std::chrono::milliseconds;

/// So many jobs are described one by one. More are counted.
constexpr std::size_t described_jobs = 4;
/// So many names stand in a list. More are counted.
constexpr std::size_t listed_names = 4;

/// The text by which a diagnostic is found again in the next build. It has no line, because lines move.
std::string identity_of(Diagnostic diagnostic) {
  Place file;
  file.source = diagnostic.place.source;
  diagnostic.place = file;
  return to_json(diagnostic);
}

/// “warning resume.toml:14:3”.
std::string mention_of(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  std::string text = fmt::format("{} {}", name_of(diagnostic.severity), file_and_line(place));
  if (place.line > 0 && place.pointer.empty()) text += fmt::format(":{}", place.column);
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

/// “a, b, c, d and 2 more”.
std::string list_of(std::vector<std::string> names) {
  const std::size_t count = names.size();
  if (count > listed_names) names.resize(listed_names);
  std::string text = fmt::format("{}", fmt::join(names, ", "));
  if (count > listed_names) text += fmt::format(" and {} more", count - listed_names);
  return text;
}

std::string local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm time{};
  ::localtime_r(&now, &time);
  return fmt::format("{:02}:{:02}:{:02}", time.tm_hour, time.tm_min, time.tm_sec);
}

std::string text_of(milliseconds duration) {
  const auto count = duration.count();
  return count < 1000 ? fmt::format("{} ms", count)
                      : fmt::format("{}.{} s", count / 1000, count % 1000 / 100);
}

bool is_unchanged(const JobOutcome& job) { return job.is_built && !job.is_changed; }

/// “resume.pdf: 2 pages, last 45 % full; resume-lead.pdf: not built”.
std::string descriptions_of(const std::vector<JobOutcome>& jobs) {
  const bool all_unchanged = std::ranges::all_of(jobs, is_unchanged);
  std::vector<std::string> texts;
  for (const JobOutcome& job : jobs) {
    const bool tells_unchanged = is_unchanged(job) && !all_unchanged;
    texts.push_back(fmt::format("{}: {}{}", job.name, job.is_built ? job.description : "not built",
                                tells_unchanged ? " (unchanged)" : ""));
  }
  return fmt::format("{}", fmt::join(texts, "; "));
}

/// “38 of 40 built; not built: a.pdf, b.pdf”.
std::string count_of(const std::vector<JobOutcome>& jobs) {
  std::vector<std::string> failed;
  for (const JobOutcome& job : jobs)
    if (!job.is_built) failed.push_back(job.name);
  if (failed.empty()) return fmt::format("{} built", jobs.size());
  return fmt::format("{} of {} built; not built: {}", jobs.size() - failed.size(), jobs.size(),
                     list_of(failed));
}

std::string results_of(const std::vector<JobOutcome>& jobs) {
  if (jobs.empty()) return "not built";
  return jobs.size() <= described_jobs ? descriptions_of(jobs) : count_of(jobs);
}

}  // namespace

/// A build compared with the one before.
struct WatchReport::Difference {
  Identities now;                                                 ///< all diagnostics of this build
  std::vector<Report::Kept> shown;                                ///< what is printed below the line
  std::multimap<Severity, std::string, std::greater<>> appeared;  ///< mentions, those of errors first
  Counts stayed;
  Counts gone;

  /// Compares what a build said with the diagnostics of the build before.
  Difference(const Report& kept, const Identities& before) {
    Identities left = before;
    std::set<std::string> said;
    for (const Report::Kept& one : kept.kept()) {
      shown.push_back({{}, one.variant, one.text});
      for (const Diagnostic& diagnostic : one.diagnostics) {
        const Diagnostic shared = of_any_variant(diagnostic, one.variant);
        if (!said.insert(to_json(shared)).second) continue;
        const auto identity = now.emplace(shared.severity, identity_of(shared));
        if (const auto found = left.find(*identity); found != left.end()) {
          left.erase(found);
          ++stayed[shared.severity];
          continue;
        }
        appeared.emplace(shared.severity, mention_of(shared));
        shown.back().diagnostics.push_back(diagnostic);
      }
    }
    for (const auto& [severity, identity] : left) ++gone[severity];
  }

  /// “new: error resume.toml:3:1; 2 warnings as before; 1 note gone”.
  [[nodiscard]] std::string text() const {
    std::vector<std::string> mentions;
    for (const auto& [severity, mention] : appeared) mentions.push_back(mention);
    std::string text;
    if (!mentions.empty()) text += "; new: " + list_of(mentions);
    if (!stayed.empty()) text += fmt::format("; {} as before", cli::text_of(stayed));
    if (!gone.empty()) text += fmt::format("; {} gone", cli::text_of(gone));
    return text;
  }
};

void WatchReport::tell(const Built& built, const Report& kept, milliseconds duration, Occasion occasion) {
  const Difference difference(kept, before_);
  before_ = difference.now;
  const bool same_bytes = std::ranges::none_of(built.jobs, &JobOutcome::is_changed);
  const bool is_same = same_bytes && difference.appeared.empty() && difference.gone.empty();
  if (is_same && occasion == Occasion::MaybeMissed) return;
  // Of a file that cannot be built, nobody knows what changed.
  const bool nothing_changed =
      is_same && !built.jobs.empty() && std::ranges::all_of(built.jobs, &JobOutcome::is_built);
  const std::string line =
      fmt::format("{} {}{} {}{}{}", local_time(), results_of(built.jobs), built.jobs.size() > 1 ? ";" : ",",
                  text_of(duration), nothing_changed ? "; nothing changed" : "", difference.text());
  Report report(arguments_);
  if (report.form() == DiagnosticForm::Json) {
    report.add(note_that(line));
  } else {
    report.tell(line + "\n");
  }
  for (const Report::Kept& one : difference.shown) {
    report.add(one.diagnostics, one.variant);
    report.tell(one.text);
  }
  report.end();
}

}  // namespace galley::cli
