// galley: a résumé becomes a draft: it is composed and shaped.
#pragma once

#include <memory>

#include "galley/galley.h"
#include "galley/typeset/draft.h"

namespace galley {

/// What shaping needs of a session.
[[nodiscard]] inline shape::Shaper shaper_of(Session& session, const std::stop_token& stop) {
  return {session.fonts, session.words, shape::Features::House, stop, session.timings};
}

/// Composes a résumé with what the session knows. Errors: those of `compose`.
[[nodiscard]] std::expected<Document, Diagnostics> composed(Session& session, const Resume& resume,
                                                            Diagnostics& warnings,
                                                            std::shared_ptr<const Picture> picture);

/// Composes and shapes a résumé. Errors: those of these stages.
[[nodiscard]] std::expected<Draft, Diagnostics> draft_of(const Resume& resume,
                                                         std::shared_ptr<const Picture> picture,
                                                         Session& session, Diagnostics& warnings,
                                                         const std::stop_token& stop);

}  // namespace galley
