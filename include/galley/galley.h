// The library's door: a session, and the whole way from a file's bytes to a page's.
#pragma once

#include <expected>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "galley/base/file_reader.h"
#include "galley/document/prose_cache.h"
#include "galley/font/library.h"
#include "galley/layout/layout.h"
#include "galley/output/output.h"
#include "galley/resume/parse.h"
#include "galley/shape/shape.h"

namespace galley {

/// What documents share: the files, the fonts, and what was read, shaped and set before. Pass it by
/// reference; it may be shared between threads.
struct Session {
  Session(FileReader& files, std::vector<BoundedPath> font_folders,
          font::SystemFonts system = font::SystemFonts::Use)
      : files(files), fonts(files, std::move(font_folders), system), words(files) {}
  FileReader& files;
  font::Library fonts;
  shape::WordCache words;
  layout::BlockCache blocks;
  ProseCache prose;
  output::PdfCache pdfs;
};

/// A résumé and the pages it came out as.
struct Typeset {
  Resume resume;  ///< as printed: without the optional content that went so that it fits
  Pages pages;
};

/// Sets a résumé: compose, shape, lay out. Errors and warnings as the stages give them. With `explain` the
/// pages tell why they end where they do. Once `stop` is requested, the work ends soon, with an error.
[[nodiscard]] std::expected<Typeset, Diagnostics> typeset(Session& session, Resume resume,
                                                          Diagnostics& warnings,
                                                          layout::Explain explain = layout::Explain::No,
                                                          std::stop_token stop = {});

/// JSON Resume of exactly what is printed: nothing of a résumé that its pages do not show. Errors (fault
/// System): memory.
[[nodiscard]] std::expected<std::string, Diagnostics> json_of(const Typeset& typeset);

/// A résumé from elsewhere as galley's TOML: a JSON Resume, or a PDF with one inside (`json_of`, attached).
/// Errors and warnings name the places in the JSON by pointer.
[[nodiscard]] std::expected<std::string, Diagnostics> toml_of(const Source& source, Diagnostics& warnings);

/// Notes: that a picture is not described; how a résumé could take less room: paragraphs that would have a
/// line less if they were a few characters shorter, the best ones; what it is over, as styled, the pages that
/// style.pages allows; and, where its last page holds only a few lines, what would bring these onto the page
/// before. Nothing of a résumé that cannot be set; an error (fault System) where memory runs out.
[[nodiscard]] Diagnostics advise(Session& session, const Resume& resume, std::stop_token stop = {});

}  // namespace galley
