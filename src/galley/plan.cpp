// galley: as styled if that fits, else at another setting, else without optional content, else not at all.
#include "plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "advice.h"
#include "content.h"
#include "galley/document/compose.h"
#include "galley/resume/pieces.h"
#include "picture.h"

namespace galley {
namespace {

using layout::Fit;
using layout::Fitter;
using layout::Setting;

/// A length to a tenth of a point: “66”, “60.5”.
std::string tenths(Length length) {
  return fmt::format("{:g}", static_cast<double>(length.scaled(10, 65536).scaled_points()) / 10);
}

std::string described(const resume::Piece& piece) {
  const std::string what = piece.text.empty() ? shown(piece.place) : fmt::format("'{}'", piece.text);
  return piece.priority ? fmt::format("{} (priority {})", what, *piece.priority) : what;
}

/// What went, without what went with it.
std::string described(const Dropping& dropping, const std::vector<resume::Piece>& pieces) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool with_another = pieces[i].parent && dropping.dropped[*pieces[i].parent];
    if (dropping.dropped[i] && !with_another) all.push_back(described(pieces[i]));
  }
  std::string text = fmt::format("dropped {}", fmt::join(all, ", "));
  if (!dropping.proved) text += " (there were too many ways to try them all)";
  return text;
}

/// A document on its way to a plan.
struct Draft {
  Document document;
  shape::ShapedText text;
};

std::expected<Draft, Diagnostics> draft(const Resume& resume, const LoadedPicture& loaded, Session& session,
                                        Diagnostics& warnings) {
  auto document = compose(resume, warnings, loaded.picture, &session.prose);
  if (!document) return std::unexpected(document.error());
  auto text = shape::shape(*document, {session.fonts, session.words}, warnings);
  if (!text) return std::unexpected(text.error());
  return Draft{std::move(*document), std::move(*text)};
}

/// The pages of a draft at the setting at which it fits.
std::expected<Plan, Diagnostics> set(Draft draft, const Fit& fit, Session& session, Diagnostics& warnings,
                                     layout::Explain explain) {
  auto pages = layout::lay_out(draft.document, draft.text, fit.setting, {session.fonts, session.words},
                               warnings, explain, fit.bounds, &session.blocks);
  if (!pages) return std::unexpected(pages.error());
  return Plan{std::move(draft.document), std::move(draft.text), fit.setting, fit.bounds, std::move(*pages)};
}

std::string cut_of(Shortening& shortening, std::size_t lines) {
  std::vector<std::string> cuts;
  for (const std::size_t piece : cheapest_cut(shortening, lines)) {
    const resume::Piece& cut = shortening.pieces()[piece];
    cuts.push_back(fmt::format("{} '{}'", shown(cut.place), cut.text));
  }
  if (cuts.empty()) return "no cut of up to three entries or highlights is enough";
  return fmt::format("the cheapest cut: {}", fmt::join(cuts, " and "));
}

/// That it does not fit: by how many lines, what to cut, and where a few characters save a line.
Diagnostics refusal(const Resume& resume, const LoadedPicture& loaded, std::size_t pages, Fitter& fitter,
                    Shortening& shortening, Session& session) {
  Diagnostics unheard;
  const std::vector<bool> optional = all_optional(shortening.pieces());
  const bool all_there = std::ranges::none_of(optional, [](bool gone) { return gone; });
  const auto least = draft(resume::without(resume, optional), loaded, session, unheard);
  if (!least) return least.error();
  const layout::Excess excess = fitter.excess(least->document);
  Diagnostic error;
  error.place = place_of(resume);
  error.message =
      fmt::format("does not fit on {}: {} over{}; ", counted(pages, "page"), counted(excess.lines, "line"),
                  all_there ? "" : ", without all that is optional");
  error.message += fitter.is_exhausted()
                       ? "there are too many settings to try them all"
                       : fmt::format("proved for all {} settings of the style", fitter.grid().size());
  error.help = cut_of(shortening, excess.lines);
  Diagnostics told{std::move(error)};
  const Diagnostics savers = notes_on_line_savers(least->document, least->text, excess.setting);
  told.insert(told.end(), savers.begin(), savers.end());
  return told;
}

}  // namespace

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

Place place_of(const Resume& resume) {
  Place place;
  place.source = resume.basics.name.place.source;
  return place;
}

std::string changes_of(const Setting& setting, const Document& document) {
  std::vector<std::string> changes;
  const Length size = document.size.scaled(setting.size, 1000);
  const Length leading = document.leading.scaled(setting.leading, 1000);
  if (setting.spacing == 0)
    changes.emplace_back("spacing at its least");
  else if (setting.spacing != 1000)
    changes.push_back(fmt::format("spacing {} % of the way to its least", (1000 - setting.spacing + 5) / 10));
  const int own_ratio =
      static_cast<int>(document.leading.scaled(100, document.size.scaled_points()).scaled_points());
  const int ratio = static_cast<int>(leading.scaled(100, size.scaled_points()).scaled_points());
  if (ratio != own_ratio) changes.push_back(fmt::format("leading {}.{:02}", ratio / 100, ratio % 100));
  if (setting.size != 1000) changes.push_back(fmt::format("size {} pt", tenths(size)));
  if (setting.margins != 1000) {
    const Margins margins = layout::margins_of(document, setting);
    changes.push_back(fmt::format("margins {}, {}, {}, {} pt", tenths(margins.top), tenths(margins.right),
                                  tenths(margins.bottom), tenths(margins.left)));
  }
  if (changes.empty()) return "gaps closed up";
  return fmt::format("{}", fmt::join(changes, ", "));
}

namespace {

/// The plan of a résumé with its picture.
std::expected<Plan, Diagnostics> plan(Session& session, const Resume& resume, const LoadedPicture& loaded,
                                      Diagnostics& warnings, layout::Explain explain) {
  const shape::Shaper shaper{session.fonts, session.words};
  auto whole = draft(resume, loaded, session, warnings);
  if (!whole) return std::unexpected(whole.error());
  Diagnostics as_styled;
  auto plain = set(*std::move(whole), {}, session, as_styled, explain);
  const auto pages = static_cast<std::size_t>(resume.style.pages.value_or(0));
  if (!plain || pages == 0 || plain->pages.pages.size() <= pages) {
    warnings.insert(warnings.end(), as_styled.begin(), as_styled.end());
    return plain;
  }

  Fitter fitter(plain->document, plain->text, shaper, pages, most_settings);
  const std::size_t over = layout::lines_over(plain->document, plain->text, {}, pages);
  const std::string fitted = fmt::format("fitted to {}: ", counted(pages, "page"));
  if (const auto fit = fitter.fit(plain->document)) {
    warnings.push_back(note(place_of(resume), fitted + changes_of(fit->setting, plain->document)));
    auto made = set({std::move(plain->document), std::move(plain->text)}, *fit, session, warnings, explain);
    if (made) made->lines_over = over;
    return made;
  }
  Shortening shortening(resume, loaded.picture, fitter);
  const auto dropping = drop_optional(shortening);
  if (!dropping) return std::unexpected(refusal(resume, loaded, pages, fitter, shortening, session));
  Diagnostics said_already;
  auto rest = draft(resume::without(resume, dropping->dropped), loaded, session, said_already);
  if (!rest) return std::unexpected(rest.error());
  warnings.push_back(note(place_of(resume), fitted + changes_of(dropping->fit.setting, rest->document) +
                                                "; " + described(*dropping, shortening.pieces())));
  auto made = set(*std::move(rest), dropping->fit, session, warnings, explain);
  if (made) made->lines_over = over;
  if (made) made->dropped = dropping->dropped;
  return made;
}

}  // namespace

std::expected<Plan, Diagnostics> plan(Session& session, const Resume& resume, Diagnostics& warnings,
                                      layout::Explain explain) {
  const auto loaded = load_picture(session, resume, warnings);
  if (!loaded) return std::unexpected(loaded.error());
  auto planned = plan(session, resume, *loaded, warnings, explain);
  if (planned) judge_picture(*loaded, planned->pages, resume, warnings);
  return planned;
}

}  // namespace galley
