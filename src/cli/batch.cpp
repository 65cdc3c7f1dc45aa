// cli: first the names of all results, then each job on whichever thread is free. What is kept of a job is
// what there is to say of it.
#include "batch.h"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "build.h"
#include "depfile.h"
#include "explain.h"
#include "files.h"
#include "inputs.h"
#include "interruption.h"
#include "jobs.h"
#include "progress.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// With more inputs than these, none stays in memory between the look at its names and its setting.
constexpr std::size_t most_inputs_kept = 64;

/// An input that several jobs read, and one of them at a time loads.
class Input {
 public:
  Input(std::string name, Session& session) : name_(std::move(name)), session_(session) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Session& session() { return session_; }

  std::shared_ptr<const Reading> read(const Arguments& arguments) {
    const std::scoped_lock lock(mutex_);
    if (!reading_) reading_ = std::make_shared<const Reading>(read_manuscript(session_, name_, arguments));
    return reading_;
  }

  /// Forgets what can be read again.
  void forget() {
    const std::scoped_lock lock(mutex_);
    if (name_ != standard_stream) reading_.reset();
  }

  /// Another job wants it; it forgets after the last.
  void expect() { ++left_; }
  void leave() {
    const std::scoped_lock lock(mutex_);
    if (--left_ == 0) reading_.reset();
  }

 private:
  std::string name_;
  Session& session_;
  std::mutex mutex_;
  std::shared_ptr<const Reading> reading_;
  std::size_t left_ = 0;
};

/// A job and where its results go: a path a format; none if it cannot be read.
struct Planned {
  Job job;
  Input* input = nullptr;
  std::vector<fs::path> paths;
  fs::path picture;
  bool speaks_for_input = false;  ///< says what there is to say of the input itself; one job does
};

/// What came of a job.
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

void name_results(Planned& planned, const Arguments& arguments) {
  const auto reading = planned.input->read(arguments);
  if (!reading->manuscript) return;
  const auto head = resume::tailor_head(*reading->manuscript, planned.job.variant);
  if (!head) return;
  for (const Format format : arguments.formats)
    planned.paths.push_back(result_path(*head, planned.job, format, arguments));
  if (!head->basics.image.empty()) planned.picture = resume::path_of_image(*head);
}

/// The jobs of an input, in the order of its variants. One that cannot be read is a job that fails.
std::vector<Planned> jobs_of(Input& input, const Arguments& arguments) {
  const auto reading = input.read(arguments);
  const std::vector<std::string> variants =
      reading->manuscript ? wanted_variants(*reading->manuscript, arguments.tailoring)
                          : std::vector<std::string>{std::string(resume::default_variant)};
  std::vector<Planned> jobs;
  jobs.reserve(variants.size());
  for (const std::string& variant : variants)
    jobs.push_back({{input.name(), variant}, &input, {}, {}, false});
  return jobs;
}

using Inputs = std::vector<std::unique_ptr<Input>>;

/// All jobs, in the order of the command line, with the paths of their results.
std::vector<Planned> plan(Inputs& inputs, const Arguments& arguments, unsigned threads) {
  const bool kept = inputs.size() <= most_inputs_kept;
  std::vector<std::vector<Planned>> found(inputs.size());
  std::vector<Planned> jobs;
  const auto look = [&](std::size_t i) {
    found[i] = jobs_of(*inputs[i], arguments);
    if (kept) return;
    for (Planned& planned : found[i]) name_results(planned, arguments);
    inputs[i]->forget();
  };
  run_in_order(inputs.size(), threads, look, [&](std::size_t i) {
    std::ranges::move(found[i], std::back_inserter(jobs));
    found[i] = {};
  });
  if (kept)
    run_in_order(
        jobs.size(), threads, [&](std::size_t i) { name_results(jobs[i], arguments); }, [](std::size_t) {});
  return jobs;
}

/// What a path leads to, through links; as it is if that cannot be said. (A string: paths are slow to
/// compare.)
std::string resolved(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  const fs::path result = error ? path : fs::weakly_canonical(absolute, error);
  return (error ? absolute : result).string();
}

Diagnostic two_of_one_name(const fs::path& path, const Job& first, const Job& second) {
  const bool is_one_job = first.label() == second.label();
  return command_line_error(
      fmt::format("two results are named {}: of {} and of {}", path.string(), first.label(), second.label()),
      is_one_job ? "it is asked for twice"
                 : "give a folder with -o, or a meta.output that tells them apart: \"{name}{ – variant}\"");
}

Diagnostic overwritten(const fs::path& path) {
  return command_line_error(fmt::format("{} is read, and would be written over", path.string()),
                            "give another name");
}

/// What is wrong with the names of the results: one overwrites another, or a file that is read.
std::optional<Diagnostic> fault_of_names(const std::vector<Planned>& jobs,
                                         const std::vector<fs::path>& files_read,
                                         const Arguments& arguments) {
  if (arguments.output == standard_stream) {
    std::size_t results = 0;
    for (const Planned& planned : jobs) results += planned.paths.size();
    if (!arguments.depfile.empty())
      return command_line_error("--depfile wants results that are files", "name a file or a folder with -o");
    if (results <= 1) return {};
    return command_line_error("several results do not go to one standard output");
  }
  // By which job; none is a file that is read.
  std::map<std::string, const Job*> taken;
  for (const fs::path& file : files_read) taken.emplace(resolved(file), nullptr);
  for (const Planned& planned : jobs)
    if (!planned.picture.empty()) taken.emplace(resolved(planned.picture), nullptr);
  for (const Planned& planned : jobs) {
    for (const fs::path& path : planned.paths) {
      if (is_device(path)) continue;
      const auto [first, is_new] = taken.emplace(resolved(path), &planned.job);
      if (is_new) continue;
      return first->second != nullptr ? two_of_one_name(path, *first->second, planned.job)
                                      : overwritten(path);
    }
  }
  if (arguments.depfile.empty() || is_device(arguments.depfile)) return {};
  const auto first = taken.find(resolved(arguments.depfile));
  if (first == taken.end()) return {};
  if (first->second == nullptr) return overwritten(arguments.depfile);
  return command_line_error(fmt::format("the rule for make and the result of {} are named {}",
                                        first->second->label(), arguments.depfile),
                            "give another name");
}

/// A job's résumé; what there is to say of it is added to `said`, or to the report why there is none.
std::optional<Resume> resume_of(const Planned& planned, const Arguments& arguments, Diagnostics& said,
                                Report& report) {
  const auto reading = planned.input->read(arguments);
  if (!reading->manuscript) {
    report.add(why_not(*reading));
    return {};
  }
  // Under --strict the input's warnings are the end of each of its jobs.
  if (planned.speaks_for_input || arguments.strict) said = reading->warnings;
  auto resume = tailor(*reading->manuscript, planned.job.variant, arguments, said);
  if (!resume) report.add(in_file_order(said));
  return resume;
}

/// A résumé set in type, if all is well with it; else the outcome has been told why not.
std::optional<Typeset> typeset_of(const Planned& planned, const Arguments& arguments, Outcome& outcome) {
  Diagnostics said;
  auto resume = resume_of(planned, arguments, said, outcome.said);
  if (!resume) return {};
  return set(planned.job, planned.input->session(), *std::move(resume), std::move(said), arguments,
             outcome.said);
}

/// Fonts are known to be read only now: may a result that is named by -o overwrite one? In a folder results
/// have names that no font has.
bool is_read(const fs::path& path, Session& session) {
  const auto read = session.files.files_read();
  return path != standard_stream && !is_device(path) &&
         std::ranges::any_of(read, [&](const fs::path& file) { return resolved(file) == resolved(path); });
}

Unchanged if_unchanged(const Arguments& arguments) {
  return arguments.if_changed ? Unchanged::Leave : Unchanged::Touch;
}

void put(const fs::path& path, std::string_view bytes, const std::string& description,
         const Arguments& arguments, Outcome& outcome) {
  if (path == standard_stream) return outcome.said.print(bytes);
  const auto replaced = replace_file(path, bytes, if_unchanged(arguments));
  if (replaced)
    outcome.made.push_back({path, description, *replaced});
  else
    outcome.said.add(replaced.error());
}

void work_on(const Planned& planned, const Arguments& arguments, Outcome& outcome) {
  const auto made = typeset_of(planned, arguments, outcome);
  if (!made) return;
  if (planned.paths.size() != arguments.formats.size()) {
    Diagnostic changed;
    changed.fault = Fault::System;
    changed.message = planned.job.label() + ": it changed while it was being set";
    outcome.said.add(changed);
    return;
  }
  const bool named = !arguments.output.empty() && !is_folder(arguments.output);
  if (named && is_read(planned.paths.front(), planned.input->session()))
    return outcome.said.add(overwritten(planned.paths.front()));
  if (arguments.explain) explain(made->pages, planned.job.label(), arguments.diagnostics, outcome.said);
  for (std::size_t i = 0; i < planned.paths.size(); ++i) {
    const auto bytes = write(*made, arguments.formats[i], planned.input->session(), arguments);
    if (bytes)
      put(planned.paths[i], *bytes, describe(made->pages), arguments, outcome);
    else
      outcome.said.add(bytes.error());
  }
}

/// A job's failure is its own, whatever it is.
Outcome outcome_of(const Planned& planned, const Arguments& arguments) {
  Outcome outcome(arguments);
  try {
    work_on(planned, arguments, outcome);
  } catch (const std::exception& error) {
    Diagnostic diagnostic;
    diagnostic.fault = Fault::System;
    diagnostic.message = planned.job.label() + ": " + error.what();
    outcome.said.add(diagnostic);
  }
  planned.input->leave();
  return outcome;
}

/// Takes what came of jobs, in their order.
class Teller {
 public:
  Teller(std::size_t jobs, Report& report) : jobs_(jobs), report_(report), progress_(jobs, report) {}

  void tell(const Job& job, const Outcome& outcome) {
    if (!outcome.said.silent()) progress_.clear();
    report_.take_over(outcome.said);
    if (outcome.said.exit_code() > 0) tally_.failed.push_back(job.label());
    for (const Outcome::Made& made : outcome.made) {
      const bool unchanged = made.replaced == Replaced::Unchanged;
      ++(unchanged ? tally_.unchanged : tally_.made);
      if (jobs_ < many_jobs)
        report_.made(made.path.string(), made.description + (unchanged ? ", unchanged" : ""));
      results_.push_back(made.path);
    }
    progress_.show(++done_, tally_.failed.size());
  }

  std::vector<fs::path> end() {
    progress_.clear();
    summarise(tally_, jobs_, report_);
    if (done_ < jobs_) report_.add(interrupted());
    return std::move(results_);
  }

 private:
  [[nodiscard]] Diagnostic interrupted() const {
    Diagnostic diagnostic;
    diagnostic.fault = Fault::System;
    diagnostic.message = fmt::format("interrupted when {} of {} jobs were done", done_, jobs_);
    diagnostic.help = "their results stand; the next run makes the others";
    return diagnostic;
  }

  std::size_t jobs_;
  Report& report_;
  Progress progress_;
  std::size_t done_ = 0;
  Tally tally_;
  std::vector<fs::path> results_;
};

std::vector<Planned> share_of(std::vector<Planned> jobs, const Shard& shard) {
  std::vector<Planned> share;
  for (std::size_t i = shard.first - 1; i < jobs.size(); i += shard.of) share.push_back(std::move(jobs[i]));
  return share;
}

std::vector<fs::path> run(std::vector<Planned> jobs, const Arguments& arguments, unsigned threads,
                          Report& report) {
  if (arguments.output.ends_with('/')) {
    std::error_code said_when_writing;
    fs::create_directories(arguments.output, said_when_writing);
  }
  const Input* last = nullptr;
  for (Planned& planned : jobs) {
    planned.input->expect();
    planned.speaks_for_input = planned.input != last;
    last = planned.input;
  }
  std::vector<std::optional<Outcome>> outcomes(jobs.size());
  std::optional<Interruption> interruption;
  if (jobs.size() >= many_jobs) interruption.emplace();
  Teller teller(jobs.size(), report);
  run_in_order(
      jobs.size(), threads, [&](std::size_t i) { outcomes[i] = outcome_of(jobs[i], arguments); },
      [&](std::size_t i) {
        teller.tell(jobs[i].job, *outcomes[i]);
        outcomes[i].reset();
      },
      [&] { return interruption && interruption->came(); });
  return teller.end();
}

/// What keeps jobs from being set.
void say_what_is_wrong(const std::vector<Planned>& jobs, const Arguments& arguments, Report& report) {
  for (const Planned& planned : jobs) planned.input->expect();
  for (const Planned& planned : jobs) {
    Diagnostics said_when_set;
    (void)resume_of(planned, arguments, said_when_set, report);
    planned.input->leave();
  }
}

/// The rule that make and ninja read. After a failure the last one stands, with the results that it is of.
void write_depfile(const Built& built, const Arguments& arguments, Report& report) {
  if (arguments.depfile.empty() || built.results.empty() || report.exit_code() > 0) return;
  const auto rule = rule_for_make(built.results, built.files_read);
  if (!rule) return report.add(rule.error());
  if (const auto written = replace_file(arguments.depfile, *rule, if_unchanged(arguments)); !written)
    report.add(written.error());
}

}  // namespace

Built build(const Arguments& arguments, Report& report) {
  const unsigned threads = arguments.threads.value_or(core_count());
  Sessions sessions(arguments);
  Inputs inputs;
  for (const std::string& input : arguments.inputs)
    inputs.push_back(std::make_unique<Input>(input, sessions.of(input)));
  std::vector<Planned> jobs = plan(inputs, arguments, threads);
  Built built;
  if (const auto fault = fault_of_names(jobs, sessions.files_read(), arguments)) {
    say_what_is_wrong(jobs, arguments, report);
    report.add(*fault);
  } else {
    built.results = run(share_of(std::move(jobs), arguments.shard), arguments, threads, report);
  }
  built.files_read = sessions.files_read();
  std::ranges::sort(built.files_read);
  built.sought = sessions.sought();
  write_depfile(built, arguments, report);
  return built;
}

}  // namespace galley::cli
