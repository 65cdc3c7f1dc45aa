// The way through, from a Resume to its Pages, and advice on the way.
#include "galley/galley.h"

#include <fmt/format.h>

#include "fitting.h"
#include "galley/base/memory.h"
#include "galley/resume/pieces.h"

namespace galley {

std::expected<Typeset, Diagnostics> typeset(Session& session, Resume resume, Diagnostics& warnings,
                                            layout::Explain explain, std::stop_token stop) {
  return without_exceptions([&]() -> std::expected<Typeset, Diagnostics> {
    auto done = plan(session, resume, warnings, explain, AfterLayout::ReleaseText, stop);
    if (!done) return std::unexpected(std::move(done.error()));
    if (!done->dropped.empty()) resume = resume::without(resume, done->dropped);
    return Typeset{std::move(resume), std::move(done->pages)};
  });
}

}  // namespace galley
