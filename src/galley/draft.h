// galley: a résumé composed and shaped, ready to be laid out.
#pragma once

#include <expected>
#include <memory>

#include "galley/galley.h"

namespace galley {

/// A document, and its text as shaped.
struct Draft {
  Document document;
  shape::ShapedText text;
};

/// What shaping needs of a session.
[[nodiscard]] inline shape::Shaper shaper_of(Session& session, const std::stop_token& stop) {
  return {session.fonts, session.words, shape::Features::House, stop};
}

/// Composes and shapes a résumé. Errors: of these stages.
[[nodiscard]] std::expected<Draft, Diagnostics> draft(const Resume& resume,
                                                      std::shared_ptr<const Picture> picture,
                                                      Session& session, Diagnostics& warnings,
                                                      const std::stop_token& stop);

}  // namespace galley
