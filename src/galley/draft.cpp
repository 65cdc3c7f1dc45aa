// galley: compose, then shape.
#include "draft.h"

#include "galley/document/compose.h"

namespace galley {

std::expected<Draft, Diagnostics> draft(const Resume& resume, std::shared_ptr<const Picture> picture,
                                        Session& session, Diagnostics& warnings,
                                        const std::stop_token& stop) {
  auto document = compose(resume, warnings, std::move(picture), session.prose);
  if (!document) return std::unexpected(document.error());
  auto text = shape::shape(*document, shaper_of(session, stop), warnings);
  if (!text) return std::unexpected(text.error());
  return Draft{std::move(*document), std::move(*text)};
}

}  // namespace galley
