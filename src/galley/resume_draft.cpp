// galley: composes a résumé, then shapes the document.
#include "resume_draft.h"

#include "galley/document/compose.h"

namespace galley {

std::expected<Draft, Diagnostics> draft_of(const Resume& resume, std::shared_ptr<const Picture> picture,
                                           Session& session, Diagnostics& warnings,
                                           const std::stop_token& stop) {
  auto document = compose(resume, warnings, std::move(picture), session.prose);
  if (!document) return std::unexpected(std::move(document.error()));
  return draft_of(*std::move(document), shaper_of(session, stop), warnings);
}

}  // namespace galley
