// galley: drops pieces of a résumé, and says which (see resume_fitting.h).
#include "resume_fitting.h"

#include <algorithm>

#include <fmt/format.h>

#include "resume_draft.h"

namespace galley {
namespace {

// Of a cut of more pieces the last entries are easier to find.
constexpr std::size_t max_named_pieces = 6;

std::string described(const resume::Piece& piece) {
  const std::string what = piece.text.empty() ? file_and_line(piece.place) : fmt::format("'{}'", piece.text);
  return piece.priority ? fmt::format("{} (priority {})", what, *piece.priority) : what;
}

/// Names the pieces that went, but not those that stand inside another one that went.
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

/// Names the pieces of a cut, the first ones of a long one.
std::string advice_on_cut(const std::vector<std::size_t>& cut, const std::vector<resume::Piece>& pieces) {
  if (cut.empty()) return "no cut is enough";
  const std::size_t named = cut.size() > max_named_pieces ? max_named_pieces - 1 : cut.size();
  std::string text = "the cheapest cut: ";
  for (std::size_t i = 0; i < named; ++i) {
    const resume::Piece& piece = pieces[cut[i]];
    if (i > 0) text += i + 1 == cut.size() ? " and " : ", ";
    text += fmt::format("{} '{}'", file_and_line(piece.place), piece.text);
  }
  if (named < cut.size()) text += fmt::format(" and {} more", cut.size() - named);
  return text;
}

/// Nothing, if the last entries are not enough.
std::string advice_on_last_entries(Shortening& shortening) {
  const auto first = first_of_last_entries_to_cut(shortening);
  if (!first) return {};
  const auto& pieces = shortening.pieces();
  const auto is_entry = [](const resume::Piece& piece) { return !piece.parent; };
  const auto count =
      std::count_if(pieces.begin() + static_cast<std::ptrdiff_t>(*first), pieces.end(), is_entry);
  return fmt::format("it fits without the last {}, from {} '{}' on",
                     count == 1 ? std::string("entry") : fmt::format("{} entries", count),
                     file_and_line(pieces[*first].place), pieces[*first].text);
}

}  // namespace

std::expected<Draft, Diagnostics> ResumeFitting::draft_without(const std::vector<bool>& dropped) const {
  // The whole résumé was composed before, and gave the same warnings.
  Diagnostics ignored;
  return draft_of(resume::without(resume_, dropped), picture_, session_, ignored, stop_);
}

Shortening& ResumeFitting::shortening(layout::Fitter& fitter) {
  if (!shortening_) shortening_.emplace(session_, resume_, picture_, text_bytes_, fitter, stop_);
  return *shortening_;
}

std::expected<std::optional<Shortened>, Diagnostics> ResumeFitting::shorten(layout::Fitter& fitter) {
  const auto dropping = drop_optional(shortening(fitter));
  if (!dropping) return std::nullopt;
  auto draft = draft_without(dropping->dropped);
  if (!draft) return std::unexpected(std::move(draft.error()));
  dropped_ = dropping->dropped;
  return Shortened{*std::move(draft), dropping->fit, described(*dropping, shortening(fitter).pieces())};
}

std::expected<Shortest, Diagnostics> ResumeFitting::shortest() {
  const std::vector<bool> optional = all_optional(resume::pieces_of(resume_));
  auto draft = draft_without(optional);
  if (!draft) return std::unexpected(std::move(draft.error()));
  return Shortest{*std::move(draft), std::ranges::count(optional, true) > 0};
}

std::string ResumeFitting::advice_on_cuts(layout::Fitter& fitter, std::size_t lines) {
  const std::vector<std::size_t> cut = cheapest_cut(shortening(fitter), lines);
  std::string advice;
  if (cut.empty() || cut.size() > max_named_pieces) advice = advice_on_last_entries(shortening(fitter));
  if (advice.empty()) advice = advice_on_cut(cut, shortening(fitter).pieces());
  const auto& pieces = shortening(fitter).pieces();
  const bool has_priority =
      std::ranges::any_of(pieces, [](const auto& one) { return one.priority.has_value(); });
  if (!has_priority)
    advice +=
        "; what has a priority may go by itself: `priority = 50` in an entry, {priority=50} at the end of a "
        "highlight";
  return advice;
}

}  // namespace galley
