// cli: several threads take the jobs of a build. Of a job that is done, only what is to be reported is kept.
#include "batch.h"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "depfile.h"
#include "explain.h"
#include "files.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "galley/base/timings.h"
#include "inputs.h"
#include "interruption.h"
#include "memory_limit.h"
#include "plan.h"
#include "progress.h"
#include "record_job.h"
#include "result_formats.h"
#include "result_names.h"
#include "run_in_order.h"
#include "time_limit.h"
#include "typeset_job.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// The outcome of a job: diagnostics, and the files that were made.
struct Outcome {
  explicit Outcome(const Arguments& arguments) : said(Report::keeping(arguments)) {}
  struct Made {
    fs::path path;
    std::string description;
    Replaced replaced = Replaced::Written;
  };
  Report said;
  std::vector<Made> made;
};

Writing writing(const Arguments& arguments) {
  return {arguments.if_changed ? Unchanged::Leave : Unchanged::Touch, arguments.durable};
}

void put(const BoundedPath& location, std::string_view bytes, const std::string& description,
         const Arguments& arguments, Outcome& outcome) {
  if (location.path == standard_stream) return outcome.said.print(bytes);
  const auto replaced = replace_file(location, bytes, writing(arguments));
  if (replaced)
    outcome.made.push_back({location.path, description, *replaced});
  else
    outcome.said.add(replaced.error());
}

/// The bytes of a job's result in one format. Nothing if it fails; the outcome says why.
std::optional<std::vector<std::string>> written(const Typeset& made, const PicturedPages& pictured,
                                                const Job& job, Format format, const Arguments& arguments,
                                                Outcome& outcome) {
  Diagnostics said;
  const TimeLimit limit(arguments.time_limit);
  auto bytes =
      spec_of(format).write(made, {job.input->session(), arguments, said, limit.token(), pictured.numbers});
  if (!bytes) {
    throw_if_out_of_memory(bytes.error());
    if (limit.is_over()) bytes = std::unexpected(Diagnostics{limit.error(job.label())});
    said = bytes.error();
  }
  name_variant(job, said);
  outcome.said.add(said, job.variant);
  if (!bytes) return {};
  return *std::move(bytes);
}

/// Writes a job's result in one format. Adds its files to those that are to be recorded.
void write_result(const Typeset& made, const PicturedPages& pictured, const std::vector<BoundedPath>& files,
                  Format format, const Job& job, const Arguments& arguments, Outcome& outcome,
                  std::vector<RecordedFile>& recorded) {
  const Timed timed(job.input->session().timings, Stage::Write);
  // Only a stream has one name for several files.
  if (files.size() > 1 && files[0].path == files[1].path)
    return outcome.said.add(several_pages_to_standard_output());
  const auto bytes = written(made, pictured, job, format, arguments, outcome);
  if (!bytes) return;
  for (std::size_t i = 0; i < files.size(); ++i) {
    put(files[i], bytes->at(i), fullness_of(made.pages), arguments, outcome);
    if (!arguments.record.empty()) recorded.push_back({files[i].path.filename().string(), bytes->at(i)});
  }
}

void work_on(const Job& job, const Arguments& arguments, Outcome& outcome) {
  // The input may be released once it is tailored.
  const auto reading = arguments.record.empty() ? nullptr : job.input->read(arguments);
  const auto made = typeset_of(job, arguments, outcome.said);
  if (!made) return;
  // Results in a folder have names that galley makes.
  const bool is_named = !arguments.output.empty() && !is_folder(arguments.output);
  if (const Diagnostics& unfilled = made->resume.meta.unfilled_output; !is_named && !unfilled.empty())
    return outcome.said.add(unfilled);
  if (job.results.size() != arguments.formats.size())
    return outcome.said.add(system_error(job.label() + ": it changed while it was being set"));
  Session& session = job.input->session();
  const auto pictured = pictured_pages(arguments, made->pages.pages.size(), job.label());
  if (!pictured) return outcome.said.add(pictured.error());
  std::vector<std::vector<BoundedPath>> files;
  files.reserve(job.results.size());
  for (std::size_t i = 0; i < job.results.size(); ++i)
    files.push_back(files_of_result(job.results[i], arguments.formats[i], *pictured));
  // Only now all fonts are known that were read; none has a name that galley makes.
  if (is_named)
    for (const BoundedPath& file : files.front())
      if (const auto fault = fault_of_name(file.path, session)) return outcome.said.add(*fault);
  if (arguments.explain) tell_page_breaks(made->pages, job.label(), arguments.diagnostics, outcome.said);
  std::vector<RecordedFile> recorded;
  for (std::size_t i = 0; i < files.size(); ++i)
    write_result(*made, *pictured, files[i], arguments.formats[i], job, arguments, outcome, recorded);
  if (!reading || !reading->manuscript || outcome.said.exit_code() > 0) return;
  record_job(*made, *reading->manuscript, job, arguments, recorded, outcome.said);
}

/// Works on a job. An exception is an error of this job only.
Outcome outcome_of(const Job& job, const Arguments& arguments) {
  Outcome outcome(arguments);
  try {
    work_on(job, arguments, outcome);
  } catch (const std::bad_alloc&) {
    outcome.said.add(system_error(job.label() + ": out of memory"));
  } catch (const std::exception& error) {
    outcome.said.add(system_error(job.label() + ": " + error.what()));
  }
  return outcome;
}

/// Reports the outcomes of jobs in their order.
class Teller {
 public:
  Teller(std::size_t jobs, const Arguments& arguments, Report& report, Built& built)
      : jobs_(jobs), is_watched_(arguments.watch), report_(report), built_(built), progress_(jobs, report) {}

  void tell(const Job& job, const Outcome& outcome) {
    if (!outcome.said.silent()) progress_.clear();
    report_.take_over(outcome.said);
    if (outcome.said.exit_code() > 0) tally_.failed.push_back(job.label());
    for (const Outcome::Made& made : outcome.made) {
      const bool unchanged = made.replaced == Replaced::Unchanged;
      ++(unchanged ? tally_.unchanged : tally_.made);
      if (!is_watched_ && jobs_ < many_jobs)
        report_.made(made.path.string(), made.description + (unchanged ? ", unchanged" : ""));
      built_.results.push_back(made.path);
    }
    if (is_watched_) built_.jobs.push_back(description_of(job, outcome));
    progress_.show(++done_, tally_.failed.size());
  }

  void end() {
    progress_.clear();
    if (!is_watched_) summarise(tally_, jobs_, report_);
    if (done_ < jobs_) report_.add(interrupted());
  }

 private:
  static JobOutcome description_of(const Job& job, const Outcome& outcome) {
    JobOutcome described;
    described.is_built = outcome.said.exit_code() == 0 && !outcome.made.empty();
    std::vector<std::string> names;
    if (described.is_built)
      for (const Outcome::Made& made : outcome.made) names.push_back(made.path.string());
    else
      for (const BoundedPath& result : job.results) names.push_back(result.path.string());
    described.name = names.empty() ? job.label() : fmt::format("{}", fmt::join(names, ", "));
    if (described.is_built) described.description = outcome.made.front().description;
    described.is_changed = std::ranges::any_of(
        outcome.made, [](const Outcome::Made& made) { return made.replaced == Replaced::Written; });
    return described;
  }

  [[nodiscard]] Diagnostic interrupted() const {
    return system_error(fmt::format("interrupted when {} of {} jobs were done", done_, jobs_),
                        "their results stand; the next run makes the others");
  }

  std::size_t jobs_;
  bool is_watched_;  ///< then a job is described instead of reported
  Report& report_;
  Built& built_;
  Progress progress_;
  std::size_t done_ = 0;
  Tally tally_;
};

std::vector<Job> share_of(std::vector<Job> jobs, const Shard& shard) {
  std::vector<Job> share;
  for (std::size_t i = shard.first - 1; i < jobs.size(); i += shard.of) share.push_back(std::move(jobs[i]));
  return share;
}

std::vector<BoundedPath> names_of_results(const std::vector<Job>& jobs, const Arguments& arguments) {
  std::vector<BoundedPath> names;
  for (const Job& job : jobs) names.insert(names.end(), job.results.begin(), job.results.end());
  if (arguments.output == standard_stream) names.clear();
  if (!arguments.depfile.empty()) names.emplace_back(arguments.depfile);
  return names;
}

void run(std::vector<Job> jobs, const Arguments& arguments, unsigned threads, Report& report, Built& built) {
  if (arguments.output.ends_with('/')) {
    if (const auto made = make_folder(arguments.output, arguments.durable); !made)
      return report.add(made.error());
  }
  // Each thread may open a PDF, beside what all of them share.
  if (arguments.with_enclosures)
    bound_memory(limits.pdf_memory_bytes * (1 + std::min<std::size_t>(threads, jobs.size())));
  remove_leftovers(names_of_results(jobs, arguments));
  if (!arguments.record.empty()) remove_unfinished_records(arguments.record);
  announce(jobs);
  std::vector<std::optional<Outcome>> outcomes(jobs.size());
  std::optional<Interruption> interruption;
  if (jobs.size() >= many_jobs) interruption.emplace();
  Teller teller(jobs.size(), arguments, report, built);
  run_in_order(
      jobs.size(), threads, [&](std::size_t i) { outcomes[i] = outcome_of(jobs[i], arguments); },
      [&](std::size_t i) {
        teller.tell(jobs[i], *outcomes[i]);
        outcomes[i].reset();
      },
      [&] { return interruption && interruption->came(); });
  teller.end();
}

/// With --all, letters that need an application are set where there is one, and a note counts the others.
void leave_out_without_application(std::vector<Job>& jobs, const Arguments& arguments, Report& report) {
  const auto lacking = static_cast<std::size_t>(std::ranges::count(jobs, true, &Job::lacks_application));
  if (!arguments.tailoring.all || lacking == 0 || lacking == jobs.size()) return;
  std::erase_if(jobs, [](const Job& job) { return job.lacks_application; });
  report.add(note_that(fmt::format("{} left out: the letter needs an application, and only {} {} one",
                                   lacking == 1 ? "one result is" : fmt::format("{} results are", lacking),
                                   jobs.size(), jobs.size() == 1 ? "variant has" : "variants have")));
}

/// Reports why jobs cannot be set.
void say_what_is_wrong(const std::vector<Job>& jobs, const Arguments& arguments, Report& report) {
  for (const Job& job : jobs) job.input->expect();
  for (const Job& job : jobs) (void)resume_of(job, arguments, report);
}

/// Writes the rule for make and ninja. After a failure the old rule stays, as the old results do.
void write_depfile(const Built& built, const Arguments& arguments, Report& report) {
  if (arguments.depfile.empty() || built.results.empty() || report.exit_code() > 0) return;
  const auto rule = rule_for_make(built.results, built.files_read);
  if (!rule) return report.add(rule.error());
  if (const auto written = replace_file(arguments.depfile, *rule, writing(arguments)); !written)
    report.add(written.error());
}

}  // namespace

Built build(const Arguments& arguments, Report& report) {
  const unsigned threads = arguments.threads.value_or(core_count());
  auto owned = std::make_unique<Sessions>(arguments);
  Sessions& sessions = *owned;
  Inputs inputs;
  for (const std::string& input : arguments.inputs)
    inputs.push_back(std::make_unique<Input>(input, inputs.size() + 1, sessions.of(input)));
  std::vector<Job> jobs = plan_build(inputs, arguments, threads);
  if (arguments.contents != Contents::Resume) leave_out_without_application(jobs, arguments, report);
  Built built;
  if (const auto fault = fault_of_names(jobs, sessions.files_read(), arguments)) {
    say_what_is_wrong(jobs, arguments, report);
    report.add(*fault);
  } else {
    run(share_of(std::move(jobs), arguments.shard), arguments, threads, report, built);
  }
  built.files_read = sessions.files_read();
  std::ranges::sort(built.files_read);
  built.sought = sessions.sought();
  write_depfile(built, arguments, report);
  if (arguments.timings) report.add(note_that(sessions.timings().text()));
  // When a process ends, the system takes back its memory more quickly than it could be given back in parts.
  if (!arguments.watch) [[maybe_unused]]
    static const Sessions* const last = owned.release();
  return built;
}

}  // namespace galley::cli
