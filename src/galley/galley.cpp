// The way through, from a Resume to its Pages, and advice on the way.
#include "galley/galley.h"

#include <fmt/format.h>

#include "plan.h"

namespace galley {

std::expected<Pages, Diagnostics> typeset(Session& session, const Resume& resume, Diagnostics& warnings,
                                          layout::Explain explain) {
  auto done = plan(session, resume, warnings, explain);
  if (!done) return std::unexpected(done.error());
  return std::move(done->pages);
}

}  // namespace galley
