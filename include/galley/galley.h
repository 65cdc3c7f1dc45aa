// The library's public API: a session, and the steps from a résumé to its pages.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "galley/base/file_reader.h"
#include "galley/base/timings.h"
#include "galley/document/document.h"
#include "galley/document/prose_cache.h"
#include "galley/enclosures/enclosures.h"
#include "galley/exchange/filled_forms.h"
#include "galley/font/library.h"
#include "galley/layout/layout.h"
#include "galley/output/docx.h"
#include "galley/output/html.h"
#include "galley/output/output.h"
#include "galley/output/png.h"
#include "galley/output/text_formats.h"
#include "galley/resume/tailor.h"
#include "galley/resume/theme_cache.h"
#include "galley/shape/shape.h"

namespace galley {

/// What documents share: the files, the fonts, and caches of what was read, shaped and set before. It is
/// passed by reference. Several threads may share it.
struct Session {
  Session(FileReader& files, std::vector<BoundedPath> font_folders,
          font::SystemFonts system = font::SystemFonts::Use,
          std::vector<BoundedPath> pattern_folders = text::installed_patterns())
      : files(files),
        fonts(files, std::move(font_folders), system),
        words(files, std::move(pattern_folders)) {}
  FileReader& files;
  font::Library fonts;
  shape::WordCache words;
  layout::BlockCache blocks;
  ProseCache prose;
  resume::ThemeCache themes;
  output::PdfCache pdfs;
  Timings* timings = nullptr;  ///< what counts the time of each stage, if anything does
};

/// A résumé, its document and its pages.
struct Typeset {
  Resume resume;  ///< as printed: without the optional content that was dropped so that it fits
  std::vector<Document> documents;  ///< at the setting that the pages have; of `letter_first`, both
  Pages pages;
};

/// Reads a résumé with its variants, as `resume::read` does. JSON is read as `toml_of` reads it: what other
/// programs and people write in a JSON Resume is repaired, with warnings.
[[nodiscard]] std::expected<resume::Manuscript, Diagnostics> read(const Source& source, FileReader& files,
                                                                  resume::ParseOptions options,
                                                                  Diagnostics& warnings);

/// Sets a résumé: composes, shapes and lays out. Errors and warnings: those of the stages. With `explain` the
/// pages say why they end where they do. Once `stop` is requested, the work ends soon, with an error.
[[nodiscard]] std::expected<Typeset, Diagnostics> typeset(Session& session, Resume resume,
                                                          Diagnostics& warnings,
                                                          layout::Explain explain = layout::Explain::No,
                                                          std::stop_token stop = {});

/// Sets the letter that goes with a résumé, `resume.letter`, which must be there. `today` is the day on which
/// a letter of the date "today" is written; without it, that date is an error. Errors and warnings, `explain`
/// and `stop`: as of `typeset`.
[[nodiscard]] std::expected<Typeset, Diagnostics> typeset_letter(
    Session& session, Resume resume, std::optional<Date> today, Diagnostics& warnings,
    layout::Explain explain = layout::Explain::No, std::stop_token stop = {});

/// Puts a letter before its résumé: a document of two parts, each with an entry in the outline. What it says
/// of itself is what the résumé says. Error (fault System): memory ran out.
[[nodiscard]] std::expected<Typeset, Diagnostics> letter_first(Typeset letter, Typeset resume);

/// Reads the PDFs that a résumé's letter encloses (`enclosures[].file`), for `enclosures::assembled`. A PDF
/// to which they are appended is no archive, and must not claim to be one: a note says so. Errors: a file
/// that cannot be read, or leads out of the résumé's folder; a résumé for print.
[[nodiscard]] std::expected<std::vector<enclosures::EnclosedPdf>, Diagnostics> enclosed_pdfs(
    Session& session, const Resume& resume, Diagnostics& notes);

/// Writes a JSON Resume of exactly what is printed. What the pages do not show is left out. Errors (fault
/// System): memory ran out.
[[nodiscard]] std::expected<std::string, Diagnostics> json_of(const Typeset& typeset);

/// The person in schema.org's words (JSON-LD), from exactly what is printed. Errors (fault System): memory
/// ran out.
[[nodiscard]] std::expected<std::string, Diagnostics> schema_org_of(const Typeset& typeset);

/// An author's TOML as JSON Resume with everything in it, which no build gives away: tags, `x`, `meta`,
/// `style`, variants. `toml_of` gives every value back. With `is_public`, what any meta.private names is
/// left out, and so are variants. Of texts in several languages those in one are given: the `language`, which
/// may be empty, else the résumé's own. Errors: those that reading the file alone finds.
[[nodiscard]] std::expected<std::string, Diagnostics> exported_json(const Source& source, bool is_public,
                                                                    std::string_view language,
                                                                    Diagnostics& warnings);

/// Turns a résumé into galley's TOML. `source` is a JSON Resume, or a PDF with one inside (`json_of`,
/// attached). `folder` is where the TOML will stand: a file that is not there, or is no picture, is kept in
/// `x`. Errors and warnings name places in the JSON by pointer.
[[nodiscard]] std::expected<std::string, Diagnostics> toml_of(const Source& source, FileReader& files,
                                                              const std::filesystem::path& folder,
                                                              Diagnostics& warnings);

/// Turns each row of a form's CSV file into galley's TOML. `map` (TOML) says which key each column is. Errors
/// and warnings name places in the two files; where there is an error, there is no result.
[[nodiscard]] std::expected<std::vector<exchange::FilledForm>, Diagnostics> toml_of_forms(
    const Source& csv, const Source& map, Diagnostics& warnings);

/// Notes on how a résumé could be better:
/// - its picture is not described;
/// - some paragraphs would have one line less if they were a few characters shorter (the best ones);
/// - as styled, it is some lines over the pages that style.pages allows;
/// - its last page holds only a few lines, and what would bring these onto the page before.
/// There are no notes on a résumé that cannot be set. If memory runs out, the result is an error (fault
/// System).
[[nodiscard]] Diagnostics advise(Session& session, const Resume& resume, std::stop_token stop = {});

/// Notes on the letter that goes with a résumé, if there is one. `letter` is its pages:
/// - the recipient's address has no postal code, where the country uses them;
/// - it has no subject;
/// - it is longer than a page;
/// - its opening or its closing is not as the custom of its language has it;
/// - it names one of `other_companies`, those of other variants.
[[nodiscard]] Diagnostics advise_on_letter(const Resume& resume, const Pages& letter,
                                           std::span<const std::string> other_companies);

}  // namespace galley
