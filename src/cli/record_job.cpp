// cli: the record of a job (see record_job.h).
#include "record_job.h"

#include <fmt/format.h>

#include "galley/facts/facts.h"

namespace galley::cli {
namespace {

/// “checked”, “differ” or “free”. A warning says how many facts differ.
std::string verdict_on_facts(const Resume& resume, const resume::Manuscript& manuscript, const Job& job,
                             const Arguments& arguments, Report& report) {
  if (resume.has_free_facts) return "free";
  const Resume whole = whole_of(manuscript.in(resume.meta.language), arguments);
  const std::size_t count = facts::compare_facts(whole, resume).size();
  if (count == 0) return "checked";
  Diagnostic warning = note_that(fmt::format("{}: {} not in the whole résumé", job.label(),
                                             count == 1 ? "a fact is" : fmt::format("{} facts are", count)),
                                 "`galley check --facts` names them");
  warning.severity = Severity::Warning;
  report.add(warning);
  return "differ";
}

/// The hash of the file that `application.posting` names. Empty if there is no such file.
std::string hash_of_posting(const Resume& resume, const Job& job) {
  const Text& posting = resume.application.posting;
  if (posting.empty()) return {};
  const auto bytes = job.input->session().files.read(resume::path_of(resume, posting));
  return bytes ? hash_of(*bytes) : std::string();
}

}  // namespace

void record_job(const Typeset& made, const resume::Manuscript& manuscript, const Job& job,
                const Arguments& arguments, const std::vector<RecordedFile>& files, Report& report) {
  const Resume& resume = made.resume;
  const Application& application = resume.application;
  // The name of a file may say whose it is.
  const bool is_anonymous = arguments.tailoring.anonymous.has_value();
  RecordLine line{
      .input = is_anonymous ? std::string() : input_of_record(job.input->name(), arguments.record),
      .variant = job.variant,
      .language = job.language,
      .company = application.company.value,
      .position = application.position.value,
      .sent = application.sent.value,
      .posting = application.posting.value,
      .posting_hash = hash_of_posting(resume, job),
      .facts = verdict_on_facts(resume, manuscript, job, arguments, report),
      .said = {}};
  if (arguments.contents != Contents::Letter) line.said["resume"] = hash_of_words(made.documents.back());
  if (arguments.contents != Contents::Resume)
    line.said["letter"] = hash_of_letter(job.input->session(), resume);
  const auto kept =
      keep_record(arguments.record, job.results.front().path.stem().string(), line, files, arguments.durable);
  if (!kept) return report.add(kept.error());
  report.tell_terminal(fmt::format("{}  {}\n", kept->folder.string(),
                                   kept->kept == Kept::New ? "recorded" : "was recorded before"));
}

}  // namespace galley::cli
