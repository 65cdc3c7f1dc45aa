// galley: advice on how a résumé could be better or take less space.
#include <algorithm>
#include <iterator>
#include <utility>

#include "galley/base/memory.h"
#include "galley/galley.h"
#include "galley/typeset/notes.h"
#include "typeset_resume.h"

namespace galley {
namespace {

Diagnostics advice_on(Session& session, const Resume& resume, const std::stop_token& stop) {
  Diagnostics ignored;
  const auto made =
      typeset_resume(session, resume, ignored, layout::Explain::No, AfterLayout::KeepText, stop);
  if (!made) {
    throw_if_out_of_memory(made.error());
    return {};
  }
  const TypesetDocument& set = made->document;
  Diagnostics notes = notes_on_line_savers(set.document, set.text, set.setting, stop);
  const Text& image = resume.basics.image;
  if (!image.empty() && resume.basics.image_alt.empty())
    notes.push_back(note(image.place, "'imageAlt' is missing: your name stands for what the picture shows"));
  const auto options = options_of(resume, session, layout::Explain::No, AfterLayout::KeepText, stop);
  std::ranges::move(notes_on_page_count(set, options), std::back_inserter(notes));
  return notes;
}

}  // namespace

Diagnostics advise(Session& session, const Resume& resume, std::stop_token stop) {
  auto notes = without_exceptions(
      [&]() -> std::expected<Diagnostics, Diagnostics> { return advice_on(session, resume, stop); });
  return notes ? *std::move(notes) : std::move(notes.error());
}

}  // namespace galley
