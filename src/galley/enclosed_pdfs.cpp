// galley: reads the PDFs that go with a letter.
#include "galley/base/memory.h"
#include "galley/document/plain_text.h"
#include "galley/galley.h"
#include "galley/source/named_file.h"
#include "galley/typeset/notes.h"

namespace galley {
namespace {

std::expected<enclosures::EnclosedPdf, Diagnostic> read_enclosed(Session& session, const Resume& resume,
                                                                 const Enclosure& enclosure) {
  const source::NamedFile file{enclosure.file.place, enclosure.file.value,
                               resume::path_of(resume, enclosure.file)};
  auto bytes = session.files.read(file.location);
  if (!bytes) {
    Diagnostic error = source::error_of(file, std::move(bytes.error()));
    if (!session.files.exists(file.location).value_or(true)) {
      error.fault = Fault::Resume;
      error.help = "it is looked for in the folder of the file that names it";
    }
    return std::unexpected(std::move(error));
  }
  return enclosures::EnclosedPdf{plain_text_of(enclosure.name.value), enclosure.file.value, *std::move(bytes),
                                 enclosure.file.place};
}

/// The first of them, or else the letter's file.
Place place_of_enclosures(const Letter& letter) {
  if (!letter.enclosures.empty()) return letter.enclosures.front().name.place;
  Place place;
  place.source = letter.place_in_file.source;
  return place;
}

Diagnostic refused_for_print(const Place& place) {
  Diagnostic diagnostic =
      note(place, "to a PDF for print nothing is appended: its pages are made for the press");
  diagnostic.severity = Severity::Error;
  diagnostic.help = "make another kind of PDF: style.pdf = \"archive\"";
  return diagnostic;
}

std::expected<std::vector<enclosures::EnclosedPdf>, Diagnostics> read_all(Session& session,
                                                                          const Resume& resume,
                                                                          Diagnostics& notes) {
  std::vector<enclosures::EnclosedPdf> enclosed;
  if (!resume.letter) return enclosed;
  Diagnostics errors;
  for (const Enclosure& enclosure : resume.letter->enclosures) {
    if (enclosure.file.empty()) continue;
    auto pdf = read_enclosed(session, resume, enclosure);
    if (pdf)
      enclosed.push_back(*std::move(pdf));
    else
      errors.push_back(std::move(pdf.error()));
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  if (enclosed.empty()) {
    notes.push_back(
        note(place_of_enclosures(*resume.letter), "the letter encloses no file: nothing is appended"));
    notes.back().help = "an enclosure names one by `file`: a PDF";
  } else if (resume.style.pdf == PdfProfile::Print) {
    return std::unexpected(Diagnostics{refused_for_print(enclosed.front().place)});
  } else if (resume.style.pdf == PdfProfile::Archive) {
    notes.push_back(note(enclosed.front().place,
                         "with enclosures, the PDF does not claim to be an archive (PDF/A, PDF/UA)"));
    notes.back().help = "galley cannot answer for pages that others have made";
  }
  return enclosed;
}

}  // namespace

std::expected<std::vector<enclosures::EnclosedPdf>, Diagnostics> enclosed_pdfs(Session& session,
                                                                               const Resume& resume,
                                                                               Diagnostics& notes) {
  return without_exceptions([&] { return read_all(session, resume, notes); });
}

}  // namespace galley
