// typeset: notes on where a document would gain most by being a little shorter (see notes.h).
#include "galley/typeset/notes.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "galley/base/limits.h"
#include "galley/layout/fit.h"
#include "galley/layout/line_savers.h"
#include "galley/typeset/wording.h"

namespace galley {
namespace {

// A line that costs more characters is not worth a note, and more than a few notes are too many.
constexpr std::size_t max_characters = 20;
constexpr std::size_t max_savers = 3;

// Together they may be more: whoever wants a page less shortens what it takes.
constexpr std::size_t max_named_savers = 12;

// Whoever wants fewer pages looks at the first of those that were asked for.
constexpr std::size_t max_new_pages = 3;

// A last page with less on it, and a single page with less, look as if something were missing. Percent.
constexpr int scant_last_page = 25;
constexpr int scant_page = 60;

// A last page with fewer lines looks like a leftover.
constexpr std::size_t few_lines = 10;

std::size_t lines_on(const Page& page) {
  return static_cast<std::size_t>(
      std::ranges::count(page.lines, LineRole::Body, [](const Line& line) { return line.role; }));
}

/// The block that a line belongs to. Null for a line of none.
const Block* block_of(const Document& document, const Line& line) {
  const auto block =
      std::ranges::find(document.blocks, line.block, [](const Block& one) { return one.paragraph.node; });
  return block == document.blocks.end() ? nullptr : &*block;
}

/// Does a page begin where the author asks for it?
bool begins_as_asked(const Document& document, const Page& page) {
  const auto first = std::ranges::find(page.lines, LineRole::Body, &Line::role);
  const Block* block = first == page.lines.end() ? nullptr : block_of(document, *first);
  return block != nullptr && block->placement.break_before == BreakKind::NewPage;
}

/// What `--pages` would do to bring the document onto so many pages.
std::string way_onto_fewer_pages(const TypesetDocument& made, std::size_t pages,
                                 const TypesetOptions& options) {
  layout::Fitter fitter(made.document, pages, limits.settings, options.shaper.stop);
  if (const auto fit = fitter.fit(made.document, made.text)) {
    const std::string changes = changes_of(fit->setting, made.document);
    return fmt::format("; `--pages {}` sets it on {}: {}", pages, counted(pages, "page"), changes);
  }
  if (fitter.is_exhausted()) return {};
  const std::size_t over = fitter.excess(made.document, made.text).lines;
  return fmt::format("; for `--pages {}` it must lose {}", pages, counted(over, "line"));
}

/// Notes on the best line-savers, each by itself.
Diagnostics notes_of(const std::vector<layout::LineSaver>& savers) {
  Diagnostics notes;
  for (const layout::LineSaver& saver : savers) {
    if (notes.size() == max_savers) break;
    notes.push_back(
        note(saver.place, fmt::format("shorten {} by {} to save a line", file_and_line(saver.place),
                                      counted(saver.characters, "character"))));
  }
  return notes;
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
  if (!may_be_set_often(document)) return {};
  return notes_of(layout::line_savers(document, text, setting, max_characters, stop));
}

Diagnostics notes_on_line_savers_to_fit(const Document& document, const shape::ShapedText& text,
                                        const layout::Setting& setting, std::size_t pages,
                                        const std::stop_token& stop) {
  if (!may_be_set_often(document)) return {};
  std::vector<layout::LineSaver> savers = layout::line_savers(document, text, setting, max_characters, stop);
  const std::size_t enough = layout::savers_that_fit(document, text, setting, pages, savers);
  if (enough == 0 || enough > max_named_savers) return notes_of(savers);
  savers.resize(enough);
  std::ranges::sort(savers, {}, &layout::LineSaver::block);
  std::string told;
  for (const layout::LineSaver& saver : savers) {
    if (!told.empty()) told += &saver == &savers.back() ? " and " : ", ";
    told += fmt::format("{} by {}", file_and_line(saver.place), counted(saver.characters, "character"));
  }
  return {note(savers.front().place,
               fmt::format("it fits if you shorten {}{}", told, enough == 1 ? "" : ": each saves a line"))};
}

Diagnostics notes_on_new_pages(const Document& document) {
  Diagnostics notes;
  for (const Block& block : document.blocks) {
    if (block.placement.break_before != BreakKind::NewPage) continue;
    notes.push_back(note(block.paragraph.place, "a page begins here because of `newPage`"));
    if (notes.size() == max_new_pages) break;
  }
  return notes;
}

Diagnostics notes_on_page_count(const TypesetDocument& made, const TypesetOptions& options) {
  if (made.lines_over > 0)
    return {note(options.place, fmt::format("as styled, it is {} over {}", counted(made.lines_over, "line"),
                                            counted(options.max_pages, "page")))};
  const std::size_t pages = made.pages.pages.size();
  if (pages == 0) return {};
  const Page& last = made.pages.pages.back();
  const std::int64_t percent = percent_full(last);
  if (pages == 1) {
    if (percent >= scant_page) return {};
    return {note(
        options.place,
        fmt::format("the page is {} % full: take a larger size or wider margins, or say more", percent))};
  }
  const std::size_t lines = lines_on(last);
  if (lines >= few_lines && percent >= scant_last_page) return {};
  std::string message = fmt::format("the last page holds only {}", counted(lines, "line"));
  if (begins_as_asked(made.document, last))
    message += "; `newPage` begins it";
  else if (may_be_set_often(made.document))
    message += way_onto_fewer_pages(made, pages - 1, options);
  return {note(options.place, std::move(message))};
}

}  // namespace galley
