// cli: from a job to a résumé in type.
#include "typeset_job.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/memory.h"
#include "galley/base/timings.h"
#include "plan.h"
#include "time_limit.h"
#include "today.h"
#include "written_date.h"

namespace galley::cli {
namespace {

/// Leaves an input at the end of its scope.
class Visit {
 public:
  explicit Visit(Input& input) : input_(input) {}
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;
  ~Visit() { input_.leave(); }

 private:
  Input& input_;
};

/// Says how to go on where a JSON Resume is at fault. `galley import` reads it with the same code.
void point_to_import(const Job& job, const Diagnostics& errors, bool is_read, Report& report) {
  const std::string& name = job.input->name();
  const bool is_json = ascii::lowered(std::filesystem::path(name).extension().string()) == ".json";
  const auto is_fault = [](const Diagnostic& one) {
    return one.severity == Severity::Error && one.fault == Fault::Resume;
  };
  if (!is_json || std::ranges::none_of(errors, is_fault)) return;
  report.add(note_that(fmt::format("{}`galley import {}` turns it into TOML{}",
                                   is_read ? "" : "once that is corrected, ", name,
                                   is_read ? ", which is easier to correct" : "")));
}

/// The error that a letter is asked for where there is none.
Diagnostic no_letter(const Job& job, const Resume& resume) {
  Diagnostic error;
  error.message = "there is no letter";
  error.place.source = resume.basics.name.place.source;
  const std::string folder = std::filesystem::path(job.input->name()).parent_path().string();
  error.help = fmt::format("`galley new{} --letter` writes letter.toml; or write [letter] in the résumé",
                           folder.empty() ? "" : " " + folder);
  return error;
}

using TypesetOrErrors = std::expected<Typeset, Diagnostics>;

/// Sets what is asked for: the résumé, its letter, or both.
TypesetOrErrors set_contents(const Job& job, Resume resume, const Arguments& arguments, Diagnostics& told,
                             const std::stop_token& stop) {
  Session& session = job.input->session();
  const auto explain = arguments.explain ? layout::Explain::Yes : layout::Explain::No;
  const bool needs_letter = arguments.contents != Contents::Resume || arguments.with_enclosures;
  if (needs_letter && !resume.letter) return std::unexpected(Diagnostics{no_letter(job, resume)});
  if (arguments.contents == Contents::Resume) return typeset(session, std::move(resume), told, explain, stop);
  const Date day = today(arguments);
  if (resume.letter->date.is_today) told.push_back(note_of_today(*resume.letter, day, arguments));
  auto letter = typeset_letter(session, resume, day, told, explain, stop);
  if (!letter || arguments.contents == Contents::Letter) return letter;
  auto set = typeset(session, std::move(resume), told, explain, stop);
  if (!set) return set;
  return letter_first(*std::move(letter), *std::move(set));
}

}  // namespace

std::optional<Tailored> resume_of(const Job& job, const Arguments& arguments, Report& report) {
  const Visit visit(*job.input);
  const auto reading = job.input->read(arguments);
  if (!reading->manuscript) {
    report.add(why_not(*reading));
    point_to_import(job, reading->manuscript.error(), false, report);
    return {};
  }
  const Timed timed(job.input->session().timings, Stage::Tailor);
  const TimeLimit limit(arguments.time_limit);
  auto tailored =
      tailored_resume(*reading, job.manuscript(*reading), job.variant, arguments, job.speaks, limit.token());
  if (tailored) return *std::move(tailored);
  report.add(limit.is_over() ? Diagnostics{limit.error(job.label())} : tailored.error());
  return {};
}

std::optional<Typeset> typeset_of(const Job& job, const Arguments& arguments, Report& report) {
  auto tailored = resume_of(job, arguments, report);
  if (!tailored) return {};
  Diagnostics told;
  const TimeLimit limit(arguments.time_limit);
  auto made = set_contents(job, std::move(tailored->resume), arguments, told, limit.token());
  if (made)
    if (auto dated = set_date(*made, job, arguments); !dated)
      made = std::unexpected(Diagnostics{dated.error()});
  if (!made) {
    throw_if_out_of_memory(made.error());
    if (limit.is_over()) made = std::unexpected(Diagnostics{limit.error(job.label())});
    told.insert(told.end(), made.error().begin(), made.error().end());
  }
  name_variant(job, told);
  Diagnostics& said = tailored->said;
  said.insert(said.end(), told.begin(), told.end());
  report.add(in_file_order(said), job.variant);
  if (!made) point_to_import(job, made.error(), true, report);
  // Under --strict a warning is a failure, and a failure writes no result. A warning of the input counts for
  // each of its variants.
  if (arguments.strict && tailored->shares_warnings) report.fault();
  const bool is_warned = tailored->shares_warnings || has_warning(said);
  if (!made || (arguments.strict && is_warned)) return {};
  return *std::move(made);
}

void for_each_job(const Arguments& arguments, const std::function<void(const Job&)>& act) {
  for_each_input(arguments, [&](Input& input) {
    std::vector<Job> jobs = jobs_of(input, arguments);
    announce(jobs);
    std::ranges::for_each(jobs, act);
  });
}

void for_each_typeset(const Arguments& arguments, Report& report,
                      const std::function<void(const Job&, const Typeset&)>& act) {
  for_each_job(arguments, [&](const Job& job) {
    if (const auto made = typeset_of(job, arguments, report)) act(job, *made);
  });
}

void for_each_resume(const Arguments& arguments, Report& report,
                     const std::function<void(const Job&, const Resume&)>& act) {
  for_each_job(arguments, [&](const Job& job) {
    const auto tailored = resume_of(job, arguments, report);
    if (!tailored) return;
    report.add(in_file_order(tailored->said), job.variant);
    act(job, tailored->resume);
  });
}

}  // namespace galley::cli
