// cli: galley check. Its report has parts; check_parts.h lists them.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check_parts.h"
#include "check_summary.h"
#include "json_lines.h"
#include "options.h"
#include "subcommands.h"
#include "typeset_job.h"

namespace galley::cli {
namespace {

const Words<Audience> audiences{{"ats", Audience::Ats}, {"readers", Audience::Reader}};

}  // namespace

CheckedInput::CheckedInput(Input& input, const std::string& language, const Arguments& arguments) {
  const auto reading = input.read(arguments);
  if (!reading->manuscript) return;
  whole = whole_of(reading->manuscript->in(language), arguments);
  for (resume::VariantCompany& one : reading->manuscript->companies())
    companies.insert(std::move(one.company));
}

namespace {

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  add_inputs(command, arguments);
  add_choice(
      command, "--for", audiences, [&arguments](Audience audience) { arguments.audience = audience; },
      "ats: what systems that read applications by machine would stumble over; default: readers");
  command.add_flag("--show-text", arguments.show_text, "print the text as it is read out of the PDF, too");
  command.add_flag("--facts", arguments.facts, "what variants state that the whole résumé does not");
  command.add_flag("--describe", arguments.describe, "say in words what each page looks like");
  command.add_flag("--summary", arguments.summary, "a line for each person: pages, errors, missing contact");
  command
      .add_option("--posting", arguments.posting,
                  "which terms of a job posting are printed? txt, md, html, pdf; default: the variant's own")
      ->check(not_empty())
      ->type_name("POSTING");
  command.add_flag("--json", arguments.json, "print the report as JSON, a line for each résumé");
  add_choices(command, arguments.tailoring);
  add_overlays(command, arguments.tailoring);
  add_setting_options(command, arguments);
  set_examples(command,
               "galley check            # is it valid, and how even is its type?\n"
               "galley check --for ats  # what applicant systems cannot read\n"
               "galley check --all      # the same for every variant\n"
               "galley check --posting acme.html  # are its terms printed?\n"
               "galley check --facts    # no variant changes a date or a number\n");
  command.callback([&arguments] {
    Tailoring& tailoring = arguments.tailoring;
    if (arguments.facts && tailoring.variants.empty() && !tailoring.whole) tailoring.all = true;
  });
}

std::string text_of(const std::vector<CheckPart>& parts) {
  std::string text;
  for (const CheckPart& part : parts) text += part.text;
  return text;
}

/// A line of JSON: an object with a member for each part.
std::string json_of(const Job& job, const std::vector<CheckPart>& parts) {
  nlohmann::ordered_json object{{"file", job.input->name()}, {"variant", job.variant}};
  if (!job.language.empty()) object["language"] = job.language;
  for (const CheckPart& part : parts) object[std::string(part.name)] = part.json;
  return json_line(object);
}

/// The parts of the report that are asked for.
std::vector<CheckPart> parts_of(const Typeset& made, const Job& job, const CheckedInput& input,
                                const Arguments& arguments, Report& report) {
  const bool is_for_part = arguments.facts || arguments.describe || !arguments.posting.empty();
  const Audience audience = arguments.audience.value_or(Audience::Reader);
  const bool is_for_readers = audience == Audience::Reader && (arguments.audience || !is_for_part);
  std::vector<CheckPart> parts;
  if (arguments.facts) parts.push_back(check_facts(input.whole, made.resume, job, report));
  if (arguments.describe) parts.push_back(describe_pages(made, job));
  if (audience == Audience::Ats) parts.push_back(check_for_systems(made, job, arguments, report));
  if (is_for_readers) parts.push_back(check_for_readers(made, job, arguments, report));
  if (arguments.show_text) parts.push_back(text_read_back(made, report));
  if (is_for_readers && made.resume.letter)
    parts.push_back(check_letter(made.resume, job, arguments, input, report));
  if (!arguments.posting.empty() || is_for_readers)
    if (auto posting = check_against_posting(made, job, arguments, report))
      parts.push_back(*std::move(posting));
  return parts;
}

/// What is known of the input at hand, in the language of what was made of it. Inputs come one after the
/// other.
class InputAtHand {
 public:
  const CheckedInput& of(const Job& job, const Typeset& made, const Arguments& arguments) {
    const std::string& language = made.resume.meta.language;
    if (!known_ || number_ != job.input->number() || language_ != language)
      known_.emplace(*job.input, language, arguments);
    number_ = job.input->number();
    language_ = language;
    return *known_;
  }

 private:
  std::optional<CheckedInput> known_;
  std::size_t number_ = 0;
  std::string language_;
};

/// A line for each job. The same is checked as without --summary, and counted.
void print_summary(const Arguments& arguments, Report& report) {
  Arguments lenient = arguments;
  lenient.strict = false;  // what has warnings is set all the same, so that its pages are known
  InputAtHand input;
  std::vector<SummaryLine> lines;
  for_each_job(lenient, [&](Job job) {
    job.speaks = SpeaksForInput::Yes;  // each line counts what is wrong with the input
    SummaryLine line = summary_line(job, arguments);
    Report kept = Report::keeping(arguments);
    if (const auto made = typeset_of(job, lenient, kept)) {
      add_pages(line, *made);
      (void)parts_of(*made, job, input.of(job, *made, arguments), lenient, kept);
    }
    add_counts(line, kept);
    if (arguments.loudness == Loudness::Quiet)
      report.count(kept);
    else
      report.take_over(kept);
    if (arguments.json)
      report.print(summary_json(line));
    else
      lines.push_back(std::move(line));
  });
  if (!arguments.json) report.print(summary_table(lines));
}

void run(const Arguments& arguments, Report& report) {
  if (arguments.summary) return print_summary(arguments, report);
  InputAtHand input;
  for_each_typeset(arguments, report, [&](const Job& job, const Typeset& made) {
    const std::vector<CheckPart> parts =
        parts_of(made, job, input.of(job, made, arguments), arguments, report);
    report.print(arguments.json ? json_of(job, parts) : text_of(parts));
  });
}

}  // namespace

const Subcommand check_command{"check", "validate résumés and report on their type", add, run};

}  // namespace galley::cli
