// galley: reads the picture, composes the résumé, sets its document, and judges the picture on its page.
#include "typeset_resume.h"

#include "image.h"
#include "resume_draft.h"
#include "resume_fitting.h"

namespace galley {

Place place_of(const Resume& resume) {
  Place place;
  place.source = resume.basics.name.place.source;
  return place;
}

TypesetOptions options_of(const Resume& resume, Session& session, layout::Explain explain, AfterLayout after,
                          const std::stop_token& stop) {
  return {.shaper = shaper_of(session, stop),
          .blocks = session.blocks,
          .place = place_of(resume),
          .max_pages = static_cast<std::size_t>(resume.style.pages.max.value_or(0)),
          .fill = resume.style.pages.fill,
          .explain = explain,
          .after = after};
}

std::expected<TypesetResume, Diagnostics> typeset_resume(Session& session, const Resume& resume,
                                                         Diagnostics& warnings, layout::Explain explain,
                                                         AfterLayout after, const std::stop_token& stop) {
  const auto loaded = load_picture(session, resume, resume.basics.image, warnings);
  if (!loaded) return std::unexpected(loaded.error());
  auto document = composed(session, resume, warnings, loaded->picture);
  if (!document) return std::unexpected(std::move(document.error()));
  ResumeFitting policy(session, resume, loaded->picture, bytes_of_text(*document), stop);
  auto made = typeset_document(*std::move(document), options_of(resume, session, explain, after, stop),
                               policy, warnings);
  if (!made) return std::unexpected(std::move(made.error()));
  judge_picture(*loaded, made->pages, {resume.basics.image.place, "style.image.height"}, warnings);
  return TypesetResume{*std::move(made), policy.dropped()};
}

}  // namespace galley
