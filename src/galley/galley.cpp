// The way through, from a Resume to its Pages.
#include "galley/galley.h"

#include "galley/document/compose.h"

namespace galley {

std::expected<Pages, Diagnostics> typeset(Session& session, const Resume& resume, Diagnostics& warnings,
                                          layout::Explain explain) {
  const shape::Shaper shaper{session.fonts, session.words};
  const auto document = compose(resume, warnings);
  if (!document) return std::unexpected(document.error());
  const auto text = shape::shape(*document, shaper, warnings);
  if (!text) return std::unexpected(text.error());
  return layout::lay_out(*document, *text, layout::Setting{}, shaper, warnings, explain);
}

}  // namespace galley
