// galley: a letter is set in type: as it is styled, or so that it fits its pages.
#pragma once

#include <optional>

#include "galley/galley.h"
#include "galley/typeset/typeset.h"

namespace galley {

/// Reads the picture of the signature, composes `resume.letter` and sets it. Errors: those of the stages;
/// that it does not fit.
[[nodiscard]] std::expected<TypesetDocument, Diagnostics> set_letter(Session& session, const Resume& resume,
                                                                     const std::optional<Date>& today,
                                                                     Diagnostics& warnings,
                                                                     layout::Explain explain,
                                                                     const std::stop_token& stop);

}  // namespace galley
