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
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

void Report::made(const std::string& name, const std::string& description) const {
  if (!terminal_ || loudness_ == Loudness::Quiet) return;
  const std::string line = fmt::format("{}  {}\n", name, description);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string describe(const Pages& pages) {
  const std::size_t count = pages.pages.size();
  if (count == 0) return "no pages";
  const Page& last = pages.pages.back();
  const auto percent =
      last.height > Length{} ? 100 * last.filled.scaled_points() / last.height.scaled_points() : 0;
  if (count == 1) return fmt::format("1 page, {} % full", percent);
  return fmt::format("{} pages, last {} % full", count, percent);
}

}  // namespace galley::cli
