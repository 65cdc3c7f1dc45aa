// typeset: lays a document out as styled; then, if that has too many pages, at another setting; then without
// some of its content. If nothing fits, the error says by how many lines.
#include "galley/typeset/typeset.h"

#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "galley/base/limits.h"
#include "galley/layout/fill.h"
#include "galley/layout/fit.h"
#include "galley/typeset/notes.h"
#include "galley/typeset/wording.h"

namespace galley {
namespace {

using layout::Fit;
using layout::Fitter;

std::expected<TypesetDocument, Diagnostics> lay_out(Draft draft, const Fit& fit, AfterLayout after,
                                                    const TypesetOptions& options, Diagnostics& warnings) {
  shape::ShapedText kept;
  if (after == AfterLayout::KeepText) kept = draft.text;
  auto pages = layout::lay_out(draft.document, std::move(draft.text), fit.setting, options.shaper, warnings,
                               options.explain, fit.bounds, options.blocks);
  if (!pages) return std::unexpected(std::move(pages.error()));
  return TypesetDocument{std::move(draft.document), std::move(kept), fit.setting, *std::move(pages)};
}

/// Lays a draft out at the best setting at which it has no more than `max_pages` pages. `fit` is the best
/// setting by `fitter`. The pages are counted again after layout: if they are too many, the next setting is
/// tried. Returns nothing if there is no other.
std::expected<std::optional<TypesetDocument>, Diagnostics> lay_out_fitted(Draft draft, std::optional<Fit> fit,
                                                                          Fitter& fitter,
                                                                          const TypesetOptions& options,
                                                                          Diagnostics& warnings) {
  std::set<std::size_t> refused;
  for (; fit; fit = fitter.fit(draft.document, draft.text, refused)) {
    Diagnostics of_setting;
    auto made = lay_out(std::move(draft), *fit, AfterLayout::KeepText, options, of_setting);
    if (!made) return std::unexpected(std::move(made.error()));
    if (made->pages.pages.size() <= options.max_pages) {
      std::ranges::move(of_setting, std::back_inserter(warnings));
      return *std::move(made);
    }
    draft = {std::move(made->document), std::move(made->text)};
    refused.insert(fit->distortion);
  }
  return std::nullopt;
}

/// The note on how a document was fitted.
Diagnostic note_on_fit(const TypesetDocument& made, const std::string& left_out,
                       const TypesetOptions& options) {
  std::string message = fmt::format("fitted to {}: {}", counted(options.max_pages, "page"),
                                    changes_of(made.setting, made.document));
  std::size_t paragraphs = 0;
  for (const ChosenLengths& lengths : made.pages.lengths) paragraphs += lengths.paragraphs.size();
  if (paragraphs > 0)
    message += fmt::format(", {} with another number of lines", counted(paragraphs, "paragraph"));
  if (!left_out.empty()) message += "; " + left_out;
  return note(options.place, std::move(message));
}

/// The error that a document does not fit as styled and is too long to be fitted.
Diagnostic too_long_to_fit(const TypesetOptions& options) {
  Diagnostic error = over_limit(limits.fitted_text_bytes, "bytes of text");
  error.message = fmt::format("does not fit on {}: {}, too long to be fitted",
                              counted(options.max_pages, "page"), error.message);
  error.place = options.place;
  error.help = "cut it down, or ask for more pages";
  return error;
}

/// The error that a document does not fit: by how many lines, what to cut, and where a few characters less
/// save a line.
Diagnostics refusal(Fitter& fitter, FittingPolicy& policy, const TypesetOptions& options) {
  const auto shortest = policy.shortest();
  if (!shortest) return shortest.error();
  const auto& [document, text] = shortest->draft;
  const layout::Excess excess = fitter.excess(document, text);
  Diagnostic error;
  error.place = options.place;
  error.message = fmt::format("does not fit on {}: {} over{}; ", counted(options.max_pages, "page"),
                              counted(excess.lines, "line"),
                              shortest->is_shorter ? ", without all that is optional" : "");
  error.message += fitter.is_exhausted()
                       ? "there are too many settings to try them all"
                       : fmt::format("proved for all {} settings of the style", fitter.grid().size());
  error.help = policy.advice_on_cuts(fitter, excess.lines);
  const std::stop_token& stop = options.shaper.stop;
  Diagnostics told{std::move(error)};
  std::ranges::move(notes_on_new_pages(document), std::back_inserter(told));
  std::ranges::move(notes_on_line_savers_to_fit(document, text, excess.setting, options.max_pages, stop),
                    std::back_inserter(told));
  if (stop.stop_requested()) return {stopped()};
  return told;
}

/// Fits a document that has too many pages as styled.
std::expected<TypesetDocument, Diagnostics> fit_to_pages(TypesetDocument as_styled,
                                                         const TypesetOptions& options, FittingPolicy& policy,
                                                         Diagnostics& warnings) {
  Draft draft{std::move(as_styled.document), std::move(as_styled.text)};
  const std::size_t over =
      layout::lines_over(draft.document, draft.text, {}, options.max_pages, options.blocks);
  Fitter fitter(draft.document, options.max_pages, limits.settings, options.shaper.stop);
  const auto fit = fitter.fit(draft.document, draft.text);
  Diagnostics of_layout;
  std::string left_out;
  auto made = lay_out_fitted(std::move(draft), fit, fitter, options, of_layout);
  if (made && !*made) {
    auto shortened = policy.shorten(fitter);
    if (!shortened) return std::unexpected(std::move(shortened.error()));
    if (*shortened) {
      // The search may have used up the fitter. The setting that it found still counts.
      left_out = (*shortened)->description;
      made = lay_out_fitted(std::move((*shortened)->draft), (*shortened)->fit, fitter, options, of_layout);
    }
  }
  if (!made) return std::unexpected(std::move(made.error()));
  if (!*made) return std::unexpected(refusal(fitter, policy, options));
  warnings.push_back(note_on_fit(**made, left_out, options));
  std::ranges::move(of_layout, std::back_inserter(warnings));
  (*made)->lines_over = over;
  if (options.after == AfterLayout::ReleaseText) (*made)->text = {};
  return **std::move(made);
}

/// Sets a document that has its pages as styled once more, so that its last page is full. Where that cannot
/// be, it stays as it was, and a note says how much it lacks.
std::expected<TypesetDocument, Diagnostics> fill_last_page(TypesetDocument as_styled, Diagnostics of_styled,
                                                           const TypesetOptions& options,
                                                           Diagnostics& warnings) {
  const auto keep = [&] {
    std::ranges::move(of_styled, std::back_inserter(warnings));
    if (options.after == AfterLayout::ReleaseText) as_styled.text = {};
    return std::move(as_styled);
  };
  const std::size_t pages = as_styled.pages.pages.size();
  const layout::Filled filled =
      layout::fill(as_styled.document, as_styled.text, limits.settings, options.shaper.stop);
  if (filled.lines_short == 0) return keep();
  if (filled.setting) {
    Draft draft{as_styled.document, as_styled.text};
    Diagnostics of_filled;
    auto made =
        lay_out(std::move(draft),
                {.setting = *filled.setting, .bounds = {.max_pages = pages, .has_best_lengths = true}},
                options.after, options, of_filled);
    if (!made) return std::unexpected(std::move(made.error()));
    if (made->pages.pages.size() == pages) {
      warnings.push_back(note(options.place, fmt::format("filled {}: {}", counted(pages, "page"),
                                                         changes_of(made->setting, made->document))));
      std::ranges::move(of_filled, std::back_inserter(warnings));
      return *std::move(made);
    }
  }
  warnings.push_back(note(options.place, fmt::format("the last page cannot be filled: {} missing",
                                                     counted(filled.lines_short, "line") +
                                                         (filled.lines_short == 1 ? " is" : " are"))));
  return keep();
}

}  // namespace

std::expected<TypesetDocument, Diagnostics> typeset_document(Document document, const TypesetOptions& options,
                                                             FittingPolicy& policy, Diagnostics& warnings) {
  auto draft = draft_of(std::move(document), options.shaper, warnings);
  if (!draft) return std::unexpected(std::move(draft.error()));
  const bool is_fitted = options.max_pages > 0;
  const bool keeps_text = may_be_set_often(draft->document) &&
                          (is_fitted || options.fill || options.after == AfterLayout::KeepText);
  Diagnostics of_layout;
  auto as_styled = lay_out(*std::move(draft), {},
                           keeps_text ? AfterLayout::KeepText : AfterLayout::ReleaseText, options, of_layout);
  const bool holds = as_styled && (!is_fitted || as_styled->pages.pages.size() <= options.max_pages);
  if (holds && options.fill && keeps_text)
    return fill_last_page(*std::move(as_styled), std::move(of_layout), options, warnings);
  if (!as_styled || holds) {
    std::ranges::move(of_layout, std::back_inserter(warnings));
    return as_styled;
  }
  if (!may_be_set_often(as_styled->document)) return std::unexpected(Diagnostics{too_long_to_fit(options)});
  return fit_to_pages(*std::move(as_styled), options, policy, warnings);
}

std::size_t bytes_of_text(const Document& document) {
  std::size_t bytes = 0;
  for (const Block& block : document.blocks) bytes += block.paragraph.text.size();
  return bytes;
}

bool may_be_set_often(const Document& document) {
  return bytes_of_text(document) <= limits.fitted_text_bytes;
}

}  // namespace galley
