// cli: galley check --for ats (see check_parts.h).
#include <algorithm>

#include <fmt/format.h>

#include "check_parts.h"
#include "galley/ats.h"
#include "result_formats.h"
#include "result_names.h"

namespace galley::cli {
namespace {

/// “ok”, or the worst kind of its diagnostics; “-” if it was not checked.
std::string_view verdict(const AtsFinding& finding) {
  if (finding.diagnostics.empty()) return finding.checked ? "ok" : "-";
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
    auto found = nlohmann::ordered_json::array();
    for (const Diagnostic& one : finding.diagnostics)
      found.push_back({{"message", one.message},
                       {"place", file_and_line(one.place)},
                       {"line", one.place.line},
                       {"help", one.help}});
    part.json.push_back({{"what", finding.what},
                         {"verdict", verdict(finding)},
                         {"summary", finding.summary},
                         {"rule", {{"source", finding.source.name}, {"address", finding.source.address}}},
                         {"findings", std::move(found)}});
    diagnostics.insert(diagnostics.end(), finding.diagnostics.begin(), finding.diagnostics.end());
  }
  const auto silent = std::ranges::count_if(
      *findings, [](const AtsFinding& finding) { return finding.checked && finding.diagnostics.empty(); });
  part.text += fmt::format("{} of {} rows have nothing to say\n", silent, findings->size());
  report.add(in_file_order(diagnostics));
  if (has_warning(diagnostics)) report.fault();
  return part;
}

}  // namespace galley::cli
