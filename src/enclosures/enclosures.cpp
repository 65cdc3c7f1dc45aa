// enclosures: what comes of assembling files, as diagnostics (see enclosures.h).
#include "galley/enclosures/enclosures.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "assembly.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "refusal.h"

namespace galley::enclosures {
namespace {

/// “4.2 MB”, “17 kB”, “5 bytes”.
std::string text_of_size(std::size_t bytes) {
  const auto size = static_cast<double>(bytes);
  if (bytes >= 1'000'000) return fmt::format("{:.1f} MB", size / 1e6);
  if (bytes >= 1'000) return fmt::format("{:.0f} kB", size / 1e3);
  return fmt::format("{} byte{}", bytes, bytes == 1 ? "" : "s");
}

Diagnostic refused(const EnclosedPdf& enclosed, std::string_view why, std::string help) {
  Diagnostic diagnostic;
  diagnostic.message = fmt::format("'{}' {}", enclosed.file, why);
  diagnostic.place = enclosed.place;
  diagnostic.help = std::move(help);
  return diagnostic;
}

Diagnostic diagnostic_of(const Refusal& refusal, const EnclosedPdf& enclosed) {
  using Reason = Refusal::Reason;
  switch (refusal.reason) {
    case Reason::Encrypted:
      return refused(enclosed, "is encrypted, and cannot be appended",
                     "append a copy without a password: whoever made it can give one");
    case Reason::Damaged:
      return refused(enclosed, "is damaged: " + refusal.detail,
                     "`qpdf --check` says more; printing it into a new PDF may mend it");
    case Reason::NoPages:
      return refused(enclosed, "has no pages", "");
    case Reason::TooManyPages:
      return refused(enclosed, fmt::format("has more than {} pages", limits.enclosed_pages),
                     "append a PDF of the pages that matter");
    case Reason::TooManyLinks:
      return refused(enclosed, fmt::format("has more than {} links and marks", limits.links),
                     "printing it into a new PDF makes one without");
    case Reason::TooManyValues:
      return refused(enclosed, fmt::format("consists of more than {} values", limits.enclosed_values),
                     "printing it into a new PDF may make a simpler one");
    case Reason::Stopped:
      break;
  }
  return stopped();
}

std::string name_of(const PartSize& part, const std::vector<EnclosedPdf>& enclosed) {
  switch (part.kind) {
    case PartSize::Kind::Appended:
      return enclosed[part.number].file;
    case PartSize::Kind::Fonts:
      return "fonts";
    case PartSize::Kind::Pictures:
      return "pictures";
    case PartSize::Kind::Attachments:
      return "what is attached";
    case PartSize::Kind::Rest:
      break;
  }
  return "the rest";
}

Diagnostic too_large(const Assembly& assembly, std::size_t max_bytes,
                     const std::vector<EnclosedPdf>& enclosed) {
  std::string parts;
  for (const PartSize& part : assembly.parts) {
    if (part.bytes == 0) continue;
    parts +=
        fmt::format("{}{} {}", parts.empty() ? "" : ", ", name_of(part, enclosed), text_of_size(part.bytes));
  }
  Diagnostic diagnostic;
  const std::size_t bytes = assembly.pdf.size();
  diagnostic.message = fmt::format("the PDF takes {}, {} more than it may: {}", text_of_size(bytes),
                                   text_of_size(bytes - max_bytes), parts);
  diagnostic.help = "make the largest part smaller, or leave it out; nothing more is gained by packing";
  return diagnostic;
}

std::expected<std::string, Diagnostics> assembled_of(std::string pdf,
                                                     const std::vector<EnclosedPdf>& enclosed,
                                                     const Options& options, const std::stop_token& stop) {
  if (enclosed.empty() && (!options.max_bytes || pdf.size() <= *options.max_bytes)) return pdf;
  std::vector<Appended> appended;
  appended.reserve(enclosed.size());
  for (const EnclosedPdf& one : enclosed) appended.push_back({one.name, &one.bytes});
  const auto attempt = [&] {
    return assemble(pdf, appended, options.max_bytes, options.pretty,
                    [&stop] { return stop.stop_requested(); });
  };
  Assembly assembly = attempt();
  // libqpdf takes a lack of memory for damage: only what it finds twice is there.
  if (assembly.refusal && assembly.refusal->reason == Refusal::Reason::Damaged) assembly = attempt();
  if (assembly.refusal) {
    if (assembly.refused)
      return std::unexpected(Diagnostics{diagnostic_of(*assembly.refusal, enclosed[*assembly.refused])});
    Diagnostic failure = stopped();
    if (!stop.stop_requested())
      failure.message = "the PDF could not be assembled: " + assembly.refusal->detail;
    return std::unexpected(Diagnostics{std::move(failure)});
  }
  if (!assembly.parts.empty())
    return std::unexpected(Diagnostics{too_large(assembly, *options.max_bytes, enclosed)});
  return std::move(assembly.pdf);
}

}  // namespace

std::expected<std::string, Diagnostics> assembled(std::string pdf, const std::vector<EnclosedPdf>& enclosed,
                                                  const Options& options, std::stop_token stop) {
  return without_exceptions([&] { return assembled_of(std::move(pdf), enclosed, options, stop); });
}

}  // namespace galley::enclosures
