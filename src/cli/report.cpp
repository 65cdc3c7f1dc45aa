// cli: diagnostics and results on standard error, and the exit code that they add up to.
#include "report.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <unistd.h>

namespace galley::cli {
namespace {

int exit_code_of(const Diagnostic& diagnostic, bool strict) {
  if (diagnostic.severity == Severity::Note) return 0;
  if (diagnostic.severity == Severity::Warning) return strict ? 1 : 0;
  switch (diagnostic.fault) {
    case Fault::Resume:
      return 1;
    case Fault::CommandLine:
      return 2;
    case Fault::System:
      return 3;
  }
  return 3;
}

bool colour_wanted(bool terminal) {
  const char* no_colour = std::getenv("NO_COLOR");
  return terminal && (no_colour == nullptr || *no_colour == '\0');
}

std::int64_t percent_full(const Page& page) {
  return page.height > Length{} ? 100 * page.filled.scaled_points() / page.height.scaled_points() : 0;
}

}  // namespace

Report::Report(const Arguments& arguments)
    : strict_(arguments.strict),
      form_(arguments.diagnostics),
      loudness_(arguments.loudness),
      terminal_(::isatty(STDERR_FILENO) == 1),
      colour_(colour_wanted(terminal_)) {}

void Report::add(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    exit_code_ = std::max(exit_code_, exit_code_of(diagnostic, strict_));
    if (loudness_ == Loudness::Quiet && diagnostic.severity != Severity::Error) continue;
    const std::string text =
        form_ == DiagnosticForm::Json ? to_json(diagnostic) : to_text(diagnostic, colour_);
    // Variants of one résumé share its faults.
    if (said_.insert(text).second) std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

void Report::made(const std::string& name, const std::string& description) const {
  if (!terminal_ || loudness_ == Loudness::Quiet) return;
  const std::string line = fmt::format("{}  {}\n", name, description);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Report::tell(std::string_view text) const {
  if (loudness_ != Loudness::Quiet) std::fwrite(text.data(), 1, text.size(), stderr);
}

Diagnostic command_line_error(std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.fault = Fault::CommandLine;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return diagnostic;
}

std::string describe(const Pages& pages) {
  const std::size_t count = pages.pages.size();
  if (count == 0) return "no pages";
  const auto percent = percent_full(pages.pages.back());
  if (count == 1) return fmt::format("1 page, {} % full", percent);
  return fmt::format("{} pages, last {} % full", count, percent);
}

std::string describe_each(const Pages& pages) {
  std::string text;
  for (std::size_t i = 0; i < pages.pages.size(); ++i)
    text += fmt::format("{}page {} {} %", i == 0 ? "" : ", ", i + 1, percent_full(pages.pages[i]));
  return text + " full";
}

}  // namespace galley::cli
