// document: the letter of a résumé, and the résumé's style, become a Document.
#pragma once

#include <expected>
#include <memory>
#include <optional>

#include "galley/document/document.h"
#include "galley/document/prose_cache.h"
#include "galley/resume/resume.h"

namespace galley {

/// What a letter needs beside its résumé.
struct LetterParts {
  std::optional<Date> today;                 ///< the day of a letter that is dated "today"
  std::shared_ptr<const Picture> signature;  ///< what signature.image names
};

/// Composes `resume.letter`, which must be there: sender, address, date, subject, body, closing, enclosures,
/// each where the letter's form has it. Name and contact come first, wherever they stand. Errors: those of
/// `compose`; a letter of "today" without a day.
[[nodiscard]] std::expected<Document, Diagnostics> compose_letter(const Resume& resume,
                                                                  const LetterParts& parts,
                                                                  Diagnostics& warnings,
                                                                  const ProseCache& known = {});

}  // namespace galley
