// cli: diagnostics and results on standard error, and the exit code that they add up to.
#include "report.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "files.h"
#include "galley/base/limits.h"

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

Diagnostic error_at_fault(Fault fault, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.fault = fault;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return diagnostic;
}

/// A diagnostic without its excerpt, because the line may also hold private text.
Diagnostic without_excerpt(Diagnostic diagnostic) {
  if (const auto& source = diagnostic.place.source)
    diagnostic.place.source = std::make_shared<const Source>(Source{source->name, {}});
  return diagnostic;
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "note";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      break;
  }
  return "error";
}

std::string text_of(const Counts& counts) {
  std::string text;
  // The errors are first.
  for (auto count = counts.rbegin(); count != counts.rend(); ++count)
    text += fmt::format("{}{} {}{}", text.empty() ? "" : ", ", count->second, name_of(count->first),
                        count->second == 1 ? "" : "s");
  return text;
}

Diagnostic of_any_variant(Diagnostic diagnostic, std::string_view variant) {
  const std::string name = of_variant(variant);
  const bool has_place = diagnostic.place.line > 0 || !diagnostic.place.pointer.empty();
  if (has_place && diagnostic.message.starts_with(name)) diagnostic.message.erase(0, name.size());
  return diagnostic;
}

Report::Report(const Arguments& arguments)
    : strict_(arguments.strict),
      form_(arguments.diagnostics),
      loudness_(arguments.loudness),
      is_public_(arguments.tailoring.is_public),
      terminal_(::isatty(STDERR_FILENO) == 1),
      colour_(is_coloured(STDERR_FILENO)) {}

void Report::add(const Diagnostics& diagnostics, std::string_view variant) {
  if (keeps_ && !diagnostics.empty()) kept_.push_back({diagnostics, std::string(variant), {}});
  for (const Diagnostic& diagnostic : diagnostics) {
    exit_code_ = std::max(exit_code_, exit_code_of(diagnostic, strict_));
    if (keeps_) continue;
    if (loudness_ == Loudness::Quiet && diagnostic.severity != Severity::Error) continue;
    if (!said_.insert(shown(of_any_variant(diagnostic, variant))).second) continue;
    if (said_.size() > limits.shown_diagnostics) {
      ++unsaid_[diagnostic.severity];
      continue;
    }
    const std::string text = shown(diagnostic);
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

void Report::end() const {
  if (unsaid_.empty()) return;
  Diagnostic note;
  note.severity = Severity::Note;
  note.message = fmt::format("and {} more, which are not shown", text_of(unsaid_));
  if (loudness_ != Loudness::Quiet) note.help = "mend what is shown first; -q shows errors alone";
  const std::string text = shown(note);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

std::string Report::shown(const Diagnostic& diagnostic) const {
  const Diagnostic one = is_public_ ? without_excerpt(diagnostic) : diagnostic;
  switch (form_) {
    case DiagnosticForm::Text:
      return to_text(one, colour_);
    case DiagnosticForm::Line:
      return to_line(one);
    case DiagnosticForm::Json:
      break;
  }
  return to_json(one);
}

void Report::made(const std::string& name, const std::string& description) {
  if (terminal_) tell(fmt::format("{}  {}\n", name, description));
}

void Report::tell(std::string_view text) {
  if (loudness_ == Loudness::Quiet) return;
  if (keeps_)
    kept_.push_back({{}, {}, std::string(text)});
  else
    std::fwrite(text.data(), 1, text.size(), stderr);
}

void Report::print(std::string_view result) {
  if (const auto written = write_standard_output(result); !written) add(written.error());
}

Report Report::keeping(const Arguments& arguments) {
  Report report(arguments);
  report.keeps_ = true;
  return report;
}

void Report::take_over(const Report& kept) {
  for (const Kept& one : kept.kept_) {
    add(one.diagnostics, one.variant);
    tell(one.text);
  }
  count(kept);
}

std::string of_variant(std::string_view variant) { return fmt::format("{}: ", variant); }

Diagnostic note_that(std::string message, std::string help) {
  Diagnostic note;
  note.severity = Severity::Note;
  note.message = std::move(message);
  note.help = std::move(help);
  return note;
}

Diagnostic command_line_error(std::string message, std::string help) {
  return error_at_fault(Fault::CommandLine, std::move(message), std::move(help));
}

Diagnostic system_error(std::string message, std::string help) {
  return error_at_fault(Fault::System, std::move(message), std::move(help));
}

Diagnostic system_error(std::string_view what, int error) {
  return system_error(fmt::format("{}: {}", what, std::generic_category().message(error)));
}

bool is_coloured(int descriptor) {
  const char* no_colour = std::getenv("NO_COLOR");
  return ::isatty(descriptor) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

std::int64_t percent_full(const Pages& pages) {
  return pages.pages.empty() ? 0 : percent_full(pages.pages.back());
}

std::string fullness_of(const Pages& pages) {
  const std::size_t count = pages.pages.size();
  if (count == 0) return "no pages";
  const auto percent = percent_full(pages);
  if (count == 1) return fmt::format("1 page, {} % full", percent);
  return fmt::format("{} pages, last {} % full", count, percent);
}

std::string fullness_of_each(const Pages& pages) {
  std::string text;
  for (std::size_t i = 0; i < pages.pages.size(); ++i)
    text += fmt::format("{}page {} {} %", i == 0 ? "" : ", ", i + 1, percent_full(pages.pages[i]));
  return text + " full";
}

}  // namespace galley::cli
