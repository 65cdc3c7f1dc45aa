// galley: composes a résumé, then shapes the document.
#include "resume_draft.h"

#include "galley/base/timings.h"
#include "galley/document/compose.h"

namespace galley {

std::expected<Document, Diagnostics> composed(Session& session, const Resume& resume, Diagnostics& warnings,
                                              std::shared_ptr<const Picture> picture) {
  const Timed timed(session.timings, Stage::Compose);
  return compose(resume, warnings, std::move(picture), session.prose);
}

std::expected<Draft, Diagnostics> draft_of(const Resume& resume, std::shared_ptr<const Picture> picture,
                                           Session& session, Diagnostics& warnings,
                                           const std::stop_token& stop) {
  auto document = composed(session, resume, warnings, std::move(picture));
  if (!document) return std::unexpected(std::move(document.error()));
  return draft_of(*std::move(document), shaper_of(session, stop), warnings);
}

}  // namespace galley
