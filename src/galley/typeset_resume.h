// galley: a résumé is set in type: as it is styled, or so that it fits its pages.
#pragma once

#include <vector>

#include "galley/galley.h"
#include "galley/typeset/typeset.h"

namespace galley {

/// A résumé's document in type.
struct TypesetResume {
  TypesetDocument document;
  std::vector<bool> dropped;  ///< which of the résumé's pieces were left out so that it fits; empty: none
};

/// What the public API gives of a document in type.
[[nodiscard]] Typeset typeset_of(Resume resume, TypesetDocument made);

/// The résumé as a whole, as a place.
[[nodiscard]] Place place_of(const Resume& resume);

/// How a résumé's document is to be set.
[[nodiscard]] TypesetOptions options_of(const Resume& resume, Session& session, layout::Explain explain,
                                        AfterLayout after, const std::stop_token& stop);

/// Reads the picture, composes the document and sets it. Errors: those of the stages; that it does not fit on
/// style.pages.
[[nodiscard]] std::expected<TypesetResume, Diagnostics> typeset_resume(Session& session, const Resume& resume,
                                                                       Diagnostics& warnings,
                                                                       layout::Explain explain,
                                                                       AfterLayout after,
                                                                       const std::stop_token& stop);

}  // namespace galley
