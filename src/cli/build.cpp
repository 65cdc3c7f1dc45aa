// cli: from a résumé to its result and that one's name; check.
#include "build.h"

#include <algorithm>

#include <fmt/format.h>

#include "files.h"
#include "galley/ats.h"
#include "galley/base/memory.h"
#include "galley/layout/evenness.h"
#include "galley/proof/proof.h"
#include "inputs.h"
#include "time_limit.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

std::string_view extension(Format format) {
  switch (format) {
    case Format::Pdf:
      return ".pdf";
    case Format::Text:
      return ".txt";
    case Format::Json:
      return ".json";
    case Format::Layout:
      return ".layout.json";
    case Format::Proof:
      return ".proof.pdf";
  }
  return "";
}

std::expected<std::string, Diagnostics> write_pdf(const Typeset& set, Session& session,
                                                  const Arguments& arguments) {
  output::PdfOptions options{.profile = set.resume.style.pdf,
                             .print = set.resume.style.print,
                             .source_date_epoch = arguments.source_date_epoch,
                             .pretty = arguments.pretty};
  if (arguments.attach) {
    if (options.profile == PdfProfile::Print) {
      return std::unexpected(Diagnostics{
          command_line_error("a PDF for print takes no attachment: a press wants the pages alone",
                             fmt::format("leave --attach away, or make another kind of PDF: {}",
                                         arguments.pdf ? "--pdf archive" : "style.pdf = \"archive\""))});
    }
    auto json = json_of(set);
    if (!json) return std::unexpected(std::move(json.error()));
    options.attachment =
        output::Attachment{"resume.json", "application/json", "JSON Resume", *std::move(json)};
  }
  return output::write_pdf(set.pages, options, session.pdfs);
}

std::expected<std::string, Diagnostics> write_proof(const Typeset& set, Session& session,
                                                    const Arguments& arguments) {
  const auto sheets = proof::sheets_of(set.pages, session.fonts);
  if (!sheets) return std::unexpected(sheets.error());
  return output::write_pdf(*sheets,
                           {.profile = PdfProfile::Plain,
                            .source_date_epoch = arguments.source_date_epoch,
                            .pretty = arguments.pretty},
                           session.pdfs);
}

/// `meta.output` with its placeholders filled: `{name}`, and `{… variant}`, which prints nothing without a
/// variant.
std::string result_name(const Resume& resume, const Job& job) {
  if (resume.meta.output.empty()) {
    const std::string name = job.input == standard_stream ? "resume" : fs::path(job.input).stem().string();
    return job.is_plain() ? name : name + "-" + job.variant;
  }
  std::string name;
  const std::string& pattern = resume.meta.output;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
    if (close == std::string::npos) {
      name += pattern[at++];
      continue;
    }
    constexpr std::string_view variant = "variant";
    const std::string_view inside = std::string_view(pattern).substr(at + 1, close - at - 1);
    if (inside == "name")
      name += resume.basics.name.value;
    else if (!inside.ends_with(variant))
      name += pattern.substr(at, close - at + 1);
    else if (!job.is_plain())
      name += std::string(inside.substr(0, inside.size() - variant.size())) + job.variant;
    at = close + 1;
  }
  // A name is not a path: it names a file beside the input, or in the folder that -o gives.
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

/// What is said of a result names its variant, since several may come of one file.
void name_variant(const Job& job, Diagnostics& diagnostics) {
  if (job.is_plain()) return;
  for (Diagnostic& one : diagnostics)
    if (one.place.source) one.message = of_variant(job.variant) + one.message;
}

/// A river, as a note.
Diagnostic note_of(const layout::PlacedRiver& placed) {
  Diagnostic note;
  note.severity = Severity::Note;
  note.place = placed.place;
  note.message =
      fmt::format("a river of white runs through {} lines of this paragraph, {:.1f} pt wide (page {})",
                  placed.river.lines, placed.river.width.points(), placed.page + 1);
  return note;
}

std::string describe(const layout::WordSpaces& spaces) {
  if (spaces.lines == 0) return "none justified";
  return fmt::format("{} justified: word spaces {:.2f} of their natural width, spread {:.3f}, widest {:.2f}",
                     spaces.lines, spaces.mean, spaces.deviation, spaces.widest);
}

/// “ok”, or what the worst of its diagnostics is.
std::string_view verdict(const AtsFinding& finding) {
  if (finding.diagnostics.empty()) return "ok";
  return has_warning(finding.diagnostics) ? "fault" : "note";
}

/// What it looked at, or the first of what is wrong.
std::string told(const AtsFinding& finding) {
  if (finding.diagnostics.empty()) return finding.summary;
  const std::size_t more = finding.diagnostics.size() - 1;
  return finding.diagnostics.front().message + (more == 0 ? "" : fmt::format(" (and {} more)", more));
}

/// What an applicant-tracking system would stumble over: a line a check. A fault is one for the exit code,
/// too.
std::string report_for_ats(const Typeset& made, const Job& job, Session& session, const Arguments& arguments,
                           Report& report) {
  const auto pdf = write(made, Format::Pdf, session, arguments);
  if (!pdf) {
    report.add(pdf.error());
    return {};
  }
  const std::string file = result_name(made.resume, job) + std::string(extension(Format::Pdf));
  const auto findings = check_for_ats(made, file, *pdf);
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

std::string report_for_readers(const Typeset& made, const Job& job, Session& session,
                               const Arguments& arguments, Report& report) {
  std::size_t lines = 0;
  for (const Page& page : made.pages.pages) lines += page.lines.size();
  Diagnostics notes;
  for (const layout::PlacedRiver& river : layout::rivers(made.pages)) notes.push_back(note_of(river));
  const TimeLimit limit(arguments.time_limit);
  const Diagnostics advice = advise(session, made.resume, limit.token());
  notes.insert(notes.end(), advice.begin(), advice.end());
  name_variant(job, notes);
  report.add(in_file_order(notes), job.variant);
  std::string text = fmt::format("{}: {}; {} {}, {}\n", job.label(), cli::describe(made.pages), lines,
                                 lines == 1 ? "line" : "lines", describe(layout::word_spaces(made.pages)));
  if (made.pages.pages.size() > 1) text += fmt::format("{}: {}\n", job.label(), describe_each(made.pages));
  return text;
}

}  // namespace

bool Job::is_plain() const { return variant == resume::default_variant || variant == resume::whole_variant; }

std::string Job::label() const { return is_plain() ? input : fmt::format("{} ({})", input, variant); }

BoundedPath result_path(const Resume& resume, const Job& job, Format format, const Arguments& arguments) {
  if (!arguments.output.empty() && !is_folder(arguments.output)) {
    // A proof stands beside its result.
    const fs::path result = arguments.output;
    if (format != Format::Proof || result == standard_stream || is_device(result)) return result;
    return fs::path(result).replace_extension(extension(format));
  }
  fs::path folder = arguments.output;
  if (folder.empty() && job.input != standard_stream) folder = fs::path(job.input).parent_path();
  BoundedPath result(folder / (result_name(resume, job) + std::string(extension(format))));
  if (arguments.outside == Outside::Refused) result.folders.push_back(folder);
  return result;
}

std::expected<std::string, Diagnostics> write(const Typeset& set, Format format, Session& session,
                                              const Arguments& arguments) {
  switch (format) {
    case Format::Pdf:
      return write_pdf(set, session, arguments);
    case Format::Text:
      return output::write_text(set.pages);
    case Format::Json:
      return json_of(set);
    case Format::Layout:
      return output::write_layout(set.pages);
    case Format::Proof:
      return write_proof(set, session, arguments);
  }
  return std::string();
}

void read_all(const Arguments& arguments, Report& report,
              const std::function<void(const std::string&, Session&, const Reading&)>& act) {
  Sessions sessions(arguments);
  for (const std::string& input : arguments.inputs) {
    Session& session = sessions.of(input);
    const Reading reading = read_manuscript(session, input, arguments);
    if (reading.manuscript)
      act(input, session, reading);
    else
      report.add(why_not(reading));
  }
}

std::optional<Typeset> set(const Job& job, Session& session, Tailored tailored, const Arguments& arguments,
                           Report& report) {
  const auto explain = arguments.explain ? layout::Explain::Yes : layout::Explain::No;
  Diagnostics told;
  const TimeLimit limit(arguments.time_limit);
  auto made = typeset(session, std::move(tailored.resume), told, explain, limit.token());
  if (!made) {
    throw_if_out_of_memory(made.error());
    if (limit.is_over()) made = std::unexpected(Diagnostics{limit.error(job.label())});
    told.insert(told.end(), made.error().begin(), made.error().end());
  }
  name_variant(job, told);
  Diagnostics& said = tailored.said;
  said.insert(said.end(), told.begin(), told.end());
  report.add(in_file_order(said), job.variant);
  // A failure touches no output, and under --strict a warning is one: the input's is one for each variant.
  if (arguments.strict && tailored.shares_warnings) report.fault();
  const bool is_warned = tailored.shares_warnings || has_warning(said);
  if (!made || (arguments.strict && is_warned)) return {};
  return *std::move(made);
}

void set_all(const Arguments& arguments, Report& report,
             const std::function<void(const Job&, Session&, const Typeset&)>& act) {
  read_all(arguments, report, [&](const std::string& input, Session& session, const Reading& reading) {
    auto speaks = SpeaksForInput::Yes;
    for (const std::string& variant : wanted_variants(*reading.manuscript, arguments.tailoring)) {
      const Job job{input, variant};
      auto tailored = tailor(reading, variant, arguments, speaks);
      speaks = SpeaksForInput::No;
      if (!tailored)
        report.add(tailored.error());
      else if (const auto made = set(job, session, *std::move(tailored), arguments, report))
        act(job, session, *made);
    }
  });
}

void check(const Arguments& arguments, Report& report) {
  set_all(arguments, report, [&](const Job& job, Session& session, const Typeset& made) {
    std::string text = arguments.audience == Audience::Ats
                           ? report_for_ats(made, job, session, arguments, report)
                           : report_for_readers(made, job, session, arguments, report);
    if (arguments.show_text) {
      const auto shown = output::write_text(made.pages);
      if (!shown) return report.add(shown.error());
      text += "\n" + *shown;
    }
    report.print(text);
  });
}

}  // namespace galley::cli
