// intake: a PDF's bytes go in; the résumé that is attached to it comes out, or a diagnostic.
#include "galley/intake/intake.h"

#include "attached_json.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"

namespace galley::intake {
namespace {

std::unexpected<Diagnostic> failure(const Source& pdf, std::string message, std::string help = {}) {
  return std::unexpected(error_of_file(pdf, std::move(message), std::move(help)));
}

std::expected<std::string, Diagnostic> attached_to(const Source& pdf) {
  using Outcome = AttachedJson::Outcome;
  AttachedJson attached = attached_json(pdf.text, "resume.json", limits.input_bytes);
  switch (attached.outcome) {
    case Outcome::Found:
      return std::move(attached.text);
    case Outcome::None:
      return failure(pdf, "there is no résumé inside this PDF",
                     "`galley build --attach` puts one in: an attached file, resume.json");
    case Outcome::Several:
      return failure(pdf, "several files inside this PDF are JSON, and none is named resume.json",
                     "take the résumé out with `pdfdetach`, and import that: " + attached.text);
    case Outcome::TooLarge:
      return failure(pdf, "the résumé inside this PDF is larger than 16 MiB");
    case Outcome::Undecodable:
      return failure(pdf, "the résumé inside this PDF cannot be decoded");
    case Outcome::Encrypted:
      return failure(pdf, "this PDF is encrypted, and opens with a password only");
    case Outcome::Damaged:
      return failure(pdf, "this PDF is damaged: " + attached.text, "`qpdf --check` says more");
    case Outcome::Unreadable:
      break;
  }
  return failure(pdf, "this PDF cannot be read: " + attached.text);
}

}  // namespace

bool is_pdf(std::string_view bytes) { return bytes.substr(0, 1024).contains("%PDF-"); }

std::expected<std::string, Diagnostic> attached_resume(const Source& pdf) {
  return without_exceptions([&] { return attached_to(pdf); });
}

}  // namespace galley::intake
