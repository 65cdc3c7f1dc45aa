// cli: galley check --for ats (see check_parts.h).
#include <fmt/format.h>

#include "check_parts.h"
#include "galley/ats.h"
#include "result_formats.h"
#include "result_names.h"

namespace galley::cli {
namespace {

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

}  // namespace

CheckPart check_for_systems(const Typeset& made, const Job& job, const Arguments& arguments, Report& report) {
  CheckPart part{"ats", {}, nlohmann::ordered_json::array()};
  Diagnostics notes;
  const auto pdf = spec_of(Format::Pdf).write(made, {job.input->session(), arguments, notes, {}});
  report.add(notes);
  if (!pdf) {
    report.add(pdf.error());
    return part;
  }
  const std::string file = result_path(made.resume, job, Format::Pdf, arguments).path.filename().string();
  const auto findings = check_for_ats(made, file, pdf->front());
  if (!findings) {
    report.add(findings.error());
    return part;
  }
  part.text = fmt::format("{}: as parsers of résumés see it\n", job.label());
  Diagnostics diagnostics;
  for (const AtsFinding& finding : *findings) {
    part.text += fmt::format("  {:<5}  {:<14}  {}\n", verdict(finding), finding.what, told(finding));
    part.json.push_back(
        {{"what", finding.what}, {"verdict", verdict(finding)}, {"summary", finding.summary}});
    diagnostics.insert(diagnostics.end(), finding.diagnostics.begin(), finding.diagnostics.end());
  }
  report.add(in_file_order(diagnostics));
  if (has_warning(diagnostics)) report.fault();
  return part;
}

}  // namespace galley::cli
