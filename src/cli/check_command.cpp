// cli: galley check.
#include <fmt/format.h>

#include "galley/ats.h"
#include "galley/layout/evenness.h"
#include "options.h"
#include "result_formats.h"
#include "result_names.h"
#include "subcommands.h"
#include "time_limit.h"
#include "typeset_job.h"

namespace galley::cli {
namespace {

const Words<Audience> audiences{{"ats", Audience::Ats}, {"readers", Audience::Reader}};

/// The note on a river.
Diagnostic note_of(const layout::PlacedRiver& placed) {
  Diagnostic note;
  note.severity = Severity::Note;
  note.place = placed.place;
  note.message =
      fmt::format("a river of white runs through {} lines of this paragraph, {:.1f} pt wide (page {})",
                  placed.river.lines, placed.river.width.points(), placed.page + 1);
  return note;
}

std::string evenness_of(const layout::WordSpaces& spaces) {
  if (spaces.lines == 0) return "none justified";
  return fmt::format("{} justified: word spaces {:.2f} of their natural width, spread {:.3f}, widest {:.2f}",
                     spaces.lines, spaces.mean, spaces.deviation, spaces.widest);
}

/// “ok”, or the worst kind of its diagnostics.
std::string_view verdict(const AtsFinding& finding) {
  if (finding.diagnostics.empty()) return "ok";
  return has_warning(finding.diagnostics) ? "fault" : "note";
}

/// The summary, or the first diagnostic.
std::string told(const AtsFinding& finding) {
  if (finding.diagnostics.empty()) return finding.summary;
  const std::size_t more = finding.diagnostics.size() - 1;
  return finding.diagnostics.front().message + (more == 0 ? "" : fmt::format(" (and {} more)", more));
}

/// What applicant systems cannot read, with a line for each check. A fault also sets the exit code.
std::string report_for_ats(const Typeset& made, const Job& job, const Arguments& arguments, Report& report) {
  Diagnostics notes;
  const auto pdf = spec_of(Format::Pdf).write(made, {job.input->session(), arguments, notes, {}});
  report.add(notes);
  if (!pdf) {
    report.add(pdf.error());
    return {};
  }
  const std::string file = result_path(made.resume, job, Format::Pdf, arguments).path.filename().string();
  const auto findings = check_for_ats(made, file, pdf->front());
  if (!findings) {
    report.add(findings.error());
    return {};
  }
  std::string text = fmt::format("{}: as parsers of résumés see it\n", job.label());
  Diagnostics diagnostics;
  for (const AtsFinding& finding : *findings) {
    text += fmt::format("  {:<5}  {:<14}  {}\n", verdict(finding), finding.what, told(finding));
    diagnostics.insert(diagnostics.end(), finding.diagnostics.begin(), finding.diagnostics.end());
  }
  report.add(in_file_order(diagnostics));
  if (has_warning(diagnostics)) report.fault();
  return text;
}

std::string report_for_readers(const Typeset& made, const Job& job, const Arguments& arguments,
                               Report& report) {
  std::size_t lines = 0;
  for (const Page& page : made.pages.pages) lines += page.lines.size();
  Diagnostics notes;
  for (const layout::PlacedRiver& river : layout::rivers(made.pages)) notes.push_back(note_of(river));
  const TimeLimit limit(arguments.time_limit);
  const Diagnostics advice = advise(job.input->session(), made.resume, limit.token());
  notes.insert(notes.end(), advice.begin(), advice.end());
  name_variant(job, notes);
  report.add(in_file_order(notes), job.variant);
  std::string text = fmt::format("{}: {}; {} {}, {}\n", job.label(), fullness_of(made.pages), lines,
                                 lines == 1 ? "line" : "lines", evenness_of(layout::word_spaces(made.pages)));
  if (made.pages.pages.size() > 1) text += fmt::format("{}: {}\n", job.label(), fullness_of_each(made.pages));
  return text;
}

void add(CLI::App& command, Arguments& arguments) {
  begin_group(command, Group::Options);
  add_inputs(command, arguments);
  add_choice(
      command, "--for", audiences, [&arguments](Audience audience) { arguments.audience = audience; },
      "ats: what systems that read applications by machine would stumble over; default: readers");
  command.add_flag("--show-text", arguments.show_text, "print the text as it is read out of the PDF, too");
  add_choices(command, arguments.tailoring);
  add_overlays(command, arguments.tailoring);
  add_setting_options(command, arguments);
  set_examples(command,
               "galley check            # resume.toml: is it valid, and how even is its type?\n"
               "galley check --for ats  # what applicant systems cannot read\n"
               "galley check --all      # the same for every variant\n");
}

void run(const Arguments& arguments, Report& report) {
  for_each_typeset(arguments, report, [&](const Job& job, const Typeset& made) {
    std::string text = arguments.audience == Audience::Ats ? report_for_ats(made, job, arguments, report)
                                                           : report_for_readers(made, job, arguments, report);
    if (arguments.show_text) {
      const auto shown = output::write_text(made.pages);
      if (!shown) return report.add(shown.error());
      text += "\n" + *shown;
    }
    report.print(text);
  });
}

}  // namespace

const Subcommand check_command{"check", "validate résumés and report on their type", add, run};

}  // namespace galley::cli
