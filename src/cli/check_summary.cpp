// cli: galley check --summary (see check_summary.h).
#include "check_summary.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/base/ascii.h"
#include "galley/document/plain_text.h"
#include "galley/document/printed.h"
#include "json_lines.h"
#include "table.h"

namespace galley::cli {
namespace {

constexpr Column columns[] = {{"file"},         {"name"},           {"pages", true}, {"full", true},
                              {"errors", true}, {"warnings", true}, {"missing"}};

/// In one line.
std::string name_of(const Resume& resume) {
  return fmt::format("{}", fmt::join(ascii::words_of(plain_text_of(resume.basics.name.value)), " "));
}

}  // namespace

SummaryLine summary_line(const Job& job, const Arguments& arguments) {
  SummaryLine line;
  line.file = job.input->name();
  line.variant = job.variant;
  line.language = job.language;
  line.label = job.label();
  const auto reading = job.input->read(arguments);
  if (!reading->manuscript || arguments.tailoring.anonymous) return line;
  if (const auto head = resume::tailor_head(job.manuscript(*reading), job.variant))
    line.name = name_of(*head);
  return line;
}

void add_pages(SummaryLine& line, const Typeset& made) {
  line.name = name_of(made.resume);
  line.pages = made.pages.pages.size();
  line.percent_full = percent_full(made.pages);
  const Basics shown = printed(made.resume).basics;
  if (shown.email.empty()) line.missing.emplace_back("email");
  if (shown.phone.empty()) line.missing.emplace_back("phone");
  if (shown.location.empty()) line.missing.emplace_back("location");
}

void add_counts(SummaryLine& line, const Report& kept) {
  for (const Report::Kept& one : kept.kept()) {
    for (const Diagnostic& diagnostic : one.diagnostics) {
      if (diagnostic.severity == Severity::Error) ++line.errors;
      if (diagnostic.severity == Severity::Warning) ++line.warnings;
    }
  }
}

std::string summary_table(const std::vector<SummaryLine>& lines) {
  std::vector<Row> rows;
  rows.reserve(lines.size());
  for (const SummaryLine& line : lines) {
    const bool is_set = line.pages > 0;
    rows.push_back({line.label, line.name, is_set ? fmt::format("{}", line.pages) : "–",
                    is_set ? fmt::format("{} %", line.percent_full) : "–", fmt::format("{}", line.errors),
                    fmt::format("{}", line.warnings), fmt::format("{}", fmt::join(line.missing, ", "))});
  }
  return table_of(columns, rows);
}

std::string summary_json(const SummaryLine& line) {
  nlohmann::ordered_json object{
      {"file", line.file},         {"variant", line.variant},          {"name", line.name},
      {"pages", line.pages},       {"percentFull", line.percent_full}, {"errors", line.errors},
      {"warnings", line.warnings}, {"missing", line.missing}};
  if (!line.language.empty()) object["language"] = line.language;
  return json_line(object);
}

}  // namespace galley::cli
