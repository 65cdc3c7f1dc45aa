// The public API's `typeset`: from a Resume to its Pages.
#include "galley/galley.h"

#include "galley/base/memory.h"
#include "galley/resume/pieces.h"
#include "typeset_resume.h"

namespace galley {

std::expected<Typeset, Diagnostics> typeset(Session& session, Resume resume, Diagnostics& warnings,
                                            layout::Explain explain, std::stop_token stop) {
  return without_exceptions([&]() -> std::expected<Typeset, Diagnostics> {
    auto made = typeset_resume(session, resume, warnings, explain, AfterLayout::ReleaseText, stop);
    if (!made) return std::unexpected(std::move(made.error()));
    if (!made->dropped.empty()) resume = resume::without(resume, made->dropped);
    return Typeset{std::move(resume), std::move(made->document.pages)};
  });
}

}  // namespace galley
