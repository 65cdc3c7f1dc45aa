// cli: galley check.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "galley/ats.h"
#include "galley/layout/evenness.h"
#include "options.h"
#include "result_formats.h"
#include "result_names.h"
#include "subcommands.h"
#include "time_limit.h"
#include "today.h"
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

/// The text that is read out of pages, after an empty line.
std::string shown_text(const Typeset& made, Report& report) {
  Diagnostics warnings;
  const auto shown = output::write_text(made.documents, {.bullets = output::Bullets::AsOnThePage}, warnings);
  if (shown) return "\n" + *shown;
  report.add(shown.error());
  return {};
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

/// What pages are like: how full they are, how many lines they have, how even these are.
std::string summary_of(const std::string& label, const Pages& pages) {
  std::size_t lines = 0;
  for (const Page& page : pages.pages) lines += page.lines.size();
  std::string text = fmt::format("{}: {}; {} {}, {}\n", label, fullness_of(pages), lines,
                                 lines == 1 ? "line" : "lines", evenness_of(layout::word_spaces(pages)));
  if (pages.pages.size() > 1) text += fmt::format("{}: {}\n", label, fullness_of_each(pages));
  return text;
}

void add_notes_on_rivers(const Pages& pages, Diagnostics& notes) {
  for (const layout::PlacedRiver& river : layout::rivers(pages)) notes.push_back(note_of(river));
}

/// The companies that the variants of an input are for. Each is there once.
using Companies = std::set<std::string>;

Companies companies_of(Input& input, const Arguments& arguments) {
  Companies companies;
  const auto reading = input.read(arguments);
  if (!reading->manuscript) return companies;
  for (resume::VariantCompany& one : reading->manuscript->companies())
    companies.insert(std::move(one.company));
  return companies;
}

/// All companies but the one that a résumé is for.
std::vector<std::string> others_of(Companies companies, const Resume& resume) {
  companies.erase(resume.application.company.value);
  return {companies.begin(), companies.end()};
}

std::string report_on_letter(const Resume& resume, const Job& job, const Arguments& arguments,
                             const Companies& companies, Report& report) {
  if (job.is_plain() && !resume.letter->unfilled.empty())
    return fmt::format("{}: letter: only variants with an application have it\n", job.label());
  const TimeLimit limit(arguments.time_limit);
  Diagnostics notes;
  auto letter = typeset_letter(job.input->session(), resume, today(arguments), notes, layout::Explain::No,
                               limit.token());
  if (letter) {
    add_notes_on_rivers(letter->pages, notes);
    std::ranges::move(advise_on_letter(letter->resume, letter->pages, others_of(companies, letter->resume)),
                      std::back_inserter(notes));
  } else if (limit.is_over()) {
    notes.push_back(limit.error(job.label()));
  } else {
    std::ranges::move(letter.error(), std::back_inserter(notes));
  }
  name_variant(job, notes);
  report.add(in_file_order(notes), job.variant);
  if (!letter) return {};
  std::string text = summary_of(job.label() + ": letter", letter->pages);
  if (arguments.show_text) text += shown_text(*letter, report);
  return text;
}

std::string report_for_readers(const Typeset& made, const Job& job, const Arguments& arguments,
                               Report& report) {
  Diagnostics notes;
  add_notes_on_rivers(made.pages, notes);
  const TimeLimit limit(arguments.time_limit);
  std::ranges::move(advise(job.input->session(), made.resume, limit.token()), std::back_inserter(notes));
  name_variant(job, notes);
  report.add(in_file_order(notes), job.variant);
  return summary_of(job.label(), made.pages);
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
  std::map<const Input*, Companies> companies;  // once for all variants of an input
  for_each_typeset(arguments, report, [&](const Job& job, const Typeset& made) {
    const bool is_for_ats = arguments.audience == Audience::Ats;
    std::string text = is_for_ats ? report_for_ats(made, job, arguments, report)
                                  : report_for_readers(made, job, arguments, report);
    if (arguments.show_text) text += shown_text(made, report);
    if (made.resume.letter && !is_for_ats) {
      const auto [known, is_new] = companies.try_emplace(job.input);
      if (is_new) known->second = companies_of(*job.input, arguments);
      text += report_on_letter(made.resume, job, arguments, known->second, report);
    }
    report.print(text);
  });
}

}  // namespace

const Subcommand check_command{"check", "validate résumés and report on their type", add, run};

}  // namespace galley::cli
