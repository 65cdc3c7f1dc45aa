// galley: reads the picture of the signature, composes the letter, sets its document.
#include "typeset_letter.h"

#include "galley/base/memory.h"
#include "galley/base/timings.h"
#include "galley/document/compose_letter.h"
#include "image.h"
#include "resume_draft.h"
#include "typeset_resume.h"

namespace galley {
namespace {

/// A letter has nothing that it can do without.
class LetterFitting final : public FittingPolicy {
 public:
  LetterFitting(const Document& document, Session& session, const std::stop_token& stop)
      : document_(document), shaper_(shaper_of(session, stop)) {}

  std::expected<std::optional<Shortened>, Diagnostics> shorten(layout::Fitter& /*fitter*/) override {
    return std::nullopt;
  }
  std::expected<Shortest, Diagnostics> shortest() override {
    Diagnostics ignored;
    auto draft = draft_of(document_, shaper_, ignored);
    if (!draft) return std::unexpected(std::move(draft.error()));
    return Shortest{*std::move(draft), false};
  }
  std::string advice_on_cuts(layout::Fitter& /*fitter*/, std::size_t /*lines*/) override {
    return "cut it down, or ask for more pages";
  }

 private:
  Document document_;
  shape::Shaper shaper_;
};

}  // namespace

std::expected<TypesetDocument, Diagnostics> set_letter(Session& session, const Resume& resume,
                                                       const std::optional<Date>& today,
                                                       Diagnostics& warnings, layout::Explain explain,
                                                       const std::stop_token& stop) {
  if (!resume.letter->unfilled.empty()) return std::unexpected(resume.letter->unfilled);
  const Text& image = resume.letter->signature.image;
  const auto signature = load_picture(session, resume, image, warnings);
  if (!signature) return std::unexpected(signature.error());
  auto document = [&] {
    const Timed timed(session.timings, Stage::Compose);
    return compose_letter(resume, {today, signature->picture}, warnings, session.prose);
  }();
  if (!document) return std::unexpected(std::move(document.error()));
  LetterFitting policy(*document, session, stop);
  TypesetOptions options = options_of(resume, session, explain, AfterLayout::ReleaseText, stop);
  options.place.source = resume.letter->place_in_file.source;
  options.fill = false;  // a letter is as long as it is
  if (const std::optional<int> pages = resume.letter->pages)
    options.max_pages = static_cast<std::size_t>(*pages);
  auto made = typeset_document(*std::move(document), options, policy, warnings);
  if (!made) return std::unexpected(std::move(made.error()));
  judge_picture(*signature, made->pages, {image.place, "signature.height"}, warnings);
  return made;
}

std::expected<Typeset, Diagnostics> typeset_letter(Session& session, Resume resume, std::optional<Date> today,
                                                   Diagnostics& warnings, layout::Explain explain,
                                                   std::stop_token stop) {
  return without_exceptions([&]() -> std::expected<Typeset, Diagnostics> {
    auto made = set_letter(session, resume, today, warnings, explain, stop);
    if (!made) return std::unexpected(std::move(made.error()));
    return typeset_of(std::move(resume), *std::move(made));
  });
}

}  // namespace galley
