// galley: as styled if that fits, else at another setting, else without optional content, else not at all.
#include "fitting.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "advice.h"
#include "content.h"
#include "draft.h"
#include "galley/base/limits.h"
#include "galley/resume/pieces.h"
#include "image.h"

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
  const std::string what = piece.text.empty() ? file_and_line(piece.place) : fmt::format("'{}'", piece.text);
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

/// The pages of a draft at a setting.
std::expected<Plan, Diagnostics> set(Draft draft, const Fit& fit, Session& session, Diagnostics& warnings,
                                     layout::Explain explain, AfterLayout after,
                                     const std::stop_token& stop) {
  shape::ShapedText kept;
  if (after == AfterLayout::KeepText) kept = draft.text;
  auto pages = layout::lay_out(draft.document, std::move(draft.text), fit.setting, shaper_of(session, stop),
                               warnings, explain, fit.bounds, session.blocks);
  if (!pages) return std::unexpected(pages.error());
  return Plan{std::move(draft.document), std::move(kept), fit.setting, fit.bounds, std::move(*pages)};
}

/// The pages of a draft at the best setting of `fitter` at which it has no more than `max_pages`; `fit` is
/// the first such setting that the fitter found. The pages are counted as they are laid out: a setting that
/// does not keep its promise is refused, and the next one is tried. Nothing if none is left.
std::expected<std::optional<Plan>, Diagnostics> set_fitted(Draft draft, std::optional<Fit> fit,
                                                           std::size_t max_pages, Fitter& fitter,
                                                           Session& session, Diagnostics& warnings,
                                                           layout::Explain explain,
                                                           const std::stop_token& stop) {
  std::set<std::size_t> refused;
  for (; fit; fit = fitter.fit(draft.document, draft.text, refused)) {
    Diagnostics of_setting;
    auto made = set(std::move(draft), *fit, session, of_setting, explain, AfterLayout::KeepText, stop);
    if (!made) return std::unexpected(made.error());
    if (made->pages.pages.size() <= max_pages) {
      std::ranges::move(of_setting, std::back_inserter(warnings));
      return std::move(*made);
    }
    draft = {std::move(made->document), std::move(made->text)};
    refused.insert(fit->distortion);
  }
  return std::nullopt;
}

std::size_t bytes_of_text(const Document& document) {
  std::size_t bytes = 0;
  for (const Block& block : document.blocks) bytes += block.paragraph.text.size();
  return bytes;
}

/// That it does not fit as styled, and that no other way is looked for.
Diagnostic too_long_to_fit(const Resume& resume, std::size_t pages) {
  Diagnostic error = over_limit(limits.fitted_text_bytes, "bytes of text");
  error.message =
      fmt::format("does not fit on {}: {}, too long to be fitted", counted(pages, "page"), error.message);
  error.place = place_of(resume);
  error.help = "cut it down, or ask for more pages";
  return error;
}

std::string cut_of(Shortening& shortening, std::size_t lines) {
  std::vector<std::string> cuts;
  for (const std::size_t piece : cheapest_cut(shortening, lines)) {
    const resume::Piece& cut = shortening.pieces()[piece];
    cuts.push_back(fmt::format("{} '{}'", file_and_line(cut.place), cut.text));
  }
  if (cuts.empty()) return "no cut of up to three entries or highlights is enough";
  return fmt::format("the cheapest cut: {}", fmt::join(cuts, " and "));
}

/// That it does not fit: by how many lines, what to cut, and where a few characters save a line.
Diagnostics refusal(const Resume& resume, const LoadedPicture& loaded, std::size_t pages, Fitter& fitter,
                    Shortening& shortening, Session& session, const std::stop_token& stop) {
  Diagnostics ignored;
  const std::vector<bool> optional = all_optional(shortening.pieces());
  const bool all_there = std::ranges::none_of(optional, [](bool gone) { return gone; });
  const auto least = draft(resume::without(resume, optional), loaded.picture, session, ignored, stop);
  if (!least) return least.error();
  const layout::Excess excess = fitter.excess(least->document, least->text);
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
  const Diagnostics savers = notes_on_line_savers(least->document, least->text, excess.setting, stop);
  if (stop.stop_requested()) return {stopped()};
  told.insert(told.end(), savers.begin(), savers.end());
  return told;
}

}  // namespace

bool may_be_set_often(const Document& document) {
  return bytes_of_text(document) <= limits.fitted_text_bytes;
}

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
                                      Diagnostics& warnings, layout::Explain explain, AfterLayout after,
                                      const std::stop_token& stop) {
  auto whole = draft(resume, loaded.picture, session, warnings, stop);
  if (!whole) return std::unexpected(whole.error());
  Diagnostics as_styled;
  const auto pages = static_cast<std::size_t>(resume.style.pages.value_or(0));
  const bool keeps_text = may_be_set_often(whole->document) && (pages > 0 || after == AfterLayout::KeepText);
  const AfterLayout after_plain = keeps_text ? AfterLayout::KeepText : AfterLayout::ReleaseText;
  auto plain = set(*std::move(whole), {}, session, as_styled, explain, after_plain, stop);
  if (!plain || pages == 0 || plain->pages.pages.size() <= pages) {
    warnings.insert(warnings.end(), as_styled.begin(), as_styled.end());
    return plain;
  }

  const std::size_t text = bytes_of_text(plain->document);
  if (!may_be_set_often(plain->document)) return std::unexpected(Diagnostics{too_long_to_fit(resume, pages)});
  const std::size_t over = layout::lines_over(plain->document, plain->text, {}, pages, session.blocks);
  Fitter fitter(plain->document, pages, limits.settings, stop);
  const auto note_fit = [&](const Plan& made, const std::string& more) {
    warnings.push_back(note(place_of(resume), fmt::format("fitted to {}: {}{}", counted(pages, "page"),
                                                          changes_of(made.setting, made.document), more)));
  };
  const auto first = fitter.fit(plain->document, plain->text);
  Diagnostics of_fitted;
  auto made = set_fitted({std::move(plain->document), std::move(plain->text)}, first, pages, fitter, session,
                         of_fitted, explain, stop);
  if (!made) return std::unexpected(made.error());
  if (*made) {
    note_fit(**made, "");
  } else {
    Shortening shortening(session, resume, loaded.picture, text, fitter, stop);
    const auto dropping = drop_optional(shortening);
    if (!dropping) return std::unexpected(refusal(resume, loaded, pages, fitter, shortening, session, stop));
    Diagnostics said_already;
    auto rest =
        draft(resume::without(resume, dropping->dropped), loaded.picture, session, said_already, stop);
    if (!rest) return std::unexpected(rest.error());
    // The search may have used up the fitter: what it found still counts.
    made = set_fitted(*std::move(rest), dropping->fit, pages, fitter, session, of_fitted, explain, stop);
    if (!made) return std::unexpected(made.error());
    if (!*made) return std::unexpected(refusal(resume, loaded, pages, fitter, shortening, session, stop));
    note_fit(**made, "; " + described(*dropping, shortening.pieces()));
    (*made)->dropped = dropping->dropped;
  }
  std::ranges::move(of_fitted, std::back_inserter(warnings));
  (*made)->lines_over = over;
  if (after == AfterLayout::ReleaseText) (*made)->text = {};
  return std::move(**made);
}

}  // namespace

std::expected<Plan, Diagnostics> plan(Session& session, const Resume& resume, Diagnostics& warnings,
                                      layout::Explain explain, AfterLayout after,
                                      const std::stop_token& stop) {
  const auto loaded = load_picture(session, resume, warnings);
  if (!loaded) return std::unexpected(loaded.error());
  auto planned = plan(session, resume, *loaded, warnings, explain, after, stop);
  if (planned) judge_picture(*loaded, planned->pages, resume, warnings);
  return planned;
}

}  // namespace galley
