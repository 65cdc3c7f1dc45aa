// galley: where a few characters or lines less would do most.
#include "advice.h"

#include <algorithm>

#include <fmt/format.h>

#include "fitting.h"
#include "galley/base/diagnostic.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "galley/layout/fit.h"
#include "galley/layout/line_savers.h"

namespace galley {
namespace {

// A line-saver that asks for more is not worth telling; nor are more than a few.
constexpr std::size_t most_characters = 20;
constexpr std::size_t most_savers = 3;

// A last page with fewer lines looks like a leftover.
constexpr std::size_t few_lines = 10;

std::size_t lines_on(const Page& page) {
  return static_cast<std::size_t>(
      std::ranges::count(page.lines, LineRole::Body, [](const Line& line) { return line.role; }));
}

/// How many lines less, and which setting, would bring the document onto so many pages.
std::string way_onto_fewer_pages(const Plan& plan, std::size_t pages, Session& session,
                                 const std::stop_token& stop) {
  std::string way;
  const std::size_t over = layout::lines_over(plan.document, plan.text, plan.setting, pages, session.blocks);
  if (over > 0)
    way += fmt::format("; {} less, and they go on {}", counted(over, "line"), counted(pages, "page"));
  layout::Fitter fitter(plan.document, pages, limits.settings, stop);
  if (const auto fit = fitter.fit(plan.document, plan.text))
    way += fmt::format("; so does `--pages {}`: {}", pages, changes_of(fit->setting, plan.document));
  return way;
}

/// What would bring the lines of the last page onto the one before.
void advise_on_last_page(const Plan& plan, const Resume& resume, Session& session, Diagnostics& notes,
                         const std::stop_token& stop) {
  const std::size_t pages = plan.pages.pages.size();
  if (pages < 2) return;
  const std::size_t lines = lines_on(plan.pages.pages.back());
  if (lines >= few_lines) return;
  std::string message = fmt::format("the last page holds only {}", counted(lines, "line"));
  if (may_be_set_often(plan.document)) message += way_onto_fewer_pages(plan, pages - 1, session, stop);
  notes.push_back(note(place_of(resume), std::move(message)));
}

}  // namespace

Diagnostic note(const Place& place, std::string message) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::Note;
  diagnostic.place = place;
  diagnostic.message = std::move(message);
  return diagnostic;
}

Diagnostics notes_on_line_savers(const Document& document, const shape::ShapedText& text,
                                 const layout::Setting& setting, const std::stop_token& stop) {
  Diagnostics notes;
  if (!may_be_set_often(document)) return notes;
  for (const layout::LineSaver& saver : layout::line_savers(document, text, setting, most_characters, stop)) {
    if (notes.size() == most_savers) break;
    notes.push_back(
        note(saver.place, fmt::format("shorten {} by {} to save a line", file_and_line(saver.place),
                                      counted(saver.characters, "character"))));
  }
  return notes;
}

namespace {

Diagnostics advice_on(Session& session, const Resume& resume, const std::stop_token& stop) {
  Diagnostics ignored;
  const auto done = plan(session, resume, ignored, layout::Explain::No, AfterLayout::KeepText, stop);
  if (!done) {
    throw_if_out_of_memory(done.error());
    return {};
  }
  Diagnostics notes = notes_on_line_savers(done->document, done->text, done->setting, stop);
  const Text& image = resume.basics.image;
  if (!image.empty() && resume.basics.image_alt.empty())
    notes.push_back(note(image.place, "'imageAlt' is missing: your name stands for what the picture shows"));
  if (done->lines_over > 0)
    notes.push_back(
        note(place_of(resume), fmt::format("as styled, it is {} over {}", counted(done->lines_over, "line"),
                                           counted(static_cast<std::size_t>(*resume.style.pages), "page"))));
  else
    advise_on_last_page(*done, resume, session, notes, stop);
  return notes;
}

}  // namespace

Diagnostics advise(Session& session, const Resume& resume, std::stop_token stop) {
  auto notes = without_exceptions(
      [&]() -> std::expected<Diagnostics, Diagnostics> { return advice_on(session, resume, stop); });
  return notes ? *std::move(notes) : std::move(notes.error());
}

}  // namespace galley
