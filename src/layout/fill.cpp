// layout: filling the last page (see fill.h).
#include "galley/layout/fill.h"

#include <algorithm>

#include "lengths.h"
#include "pagination.h"
#include "set_block.h"

namespace galley::layout {
namespace {

/// The foot of a page before the last may be so large, whatever it is as styled.
constexpr double full_foot = 0.05;

/// A page may end at a break of this penalty, wherever it ends as styled.
constexpr int readily = 300;

/// The pages of a document, as far as filling asks.
struct Fullness {
  std::size_t pages = 0;
  int last_page = 0;      ///< thousandths of its height; of several flows the fullest
  int worst_penalty = 0;  ///< at which a page ends
  double worst_foot = 0;  ///< of a page that others follow, 0 to 1
  bool is_overfull = false;
};

/// The pages of a document with these outlines.
Fullness fullness_at(const Document& document, const shape::ShapedText& text,
                     std::span<const BlockOutline> outlines, const Setting& setting,
                     const std::stop_token& stop) {
  Fullness whole;
  for (std::size_t flow = 0; flow < document.flows.size(); ++flow) {
    const PageHeights heights = heights_of(document, document.flows[flow].region, setting);
    const std::vector<Row> rows = rows_of(document, flow, text, outlines, setting);
    if (heights.is_one_page || rows.empty()) continue;
    const BrokenPages broken = break_pages(rows, heights, {}, stop);
    const std::vector<breaking::BrokenLine>& pages = broken.broken.lines;
    if (pages.empty()) continue;
    whole.is_overfull = whole.is_overfull || is_overfull(broken.broken);
    for (std::size_t page = 0; page + 1 < pages.size(); ++page) {
      whole.worst_foot =
          std::max(whole.worst_foot, foot_of(pages[page], page, broken.parameters, PageRole::GoesOn));
      const std::size_t next = broken.list.row[pages[page].at];
      whole.worst_penalty = std::max(whole.worst_penalty, cost_of(rows[next].break_before).penalty);
    }
    // To the last baseline, as everywhere.
    const Length filled = pages.back().natural - broken.parameters.background.natural -
                          (rows.back().height - rows.back().baseline);
    const Length height = heights[pages.size() - 1];
    const auto last_page =
        static_cast<int>(filled.scaled_points() * 1000 / std::max<std::int64_t>(height.scaled_points(), 1));
    if (pages.size() > whole.pages) whole.last_page = 0;
    if (pages.size() >= whole.pages) whole.last_page = std::max(whole.last_page, last_page);
    whole.pages = std::max(whole.pages, pages.size());
  }
  return whole;
}

/// Outlines at a setting: the same for all settings of one size and one width of margins.
std::vector<BlockOutline> outlines_at(const Document& document, const shape::ShapedText& text,
                                      const Setting& setting, const std::stop_token& stop) {
  Diagnostics ignored;
  const Composition composition{rules_of(document), document.styles, setting.size, ignored, stop};
  std::vector<BlockOutline> outlines;
  for (std::size_t i = 0; i < document.blocks.size(); ++i)
    outlines.push_back(
        set_block(document.blocks[i], text.blocks[i], measure_of_block(document, i, setting), composition)
            .outline);
  return outlines;
}

bool has_overfull_line(const std::vector<BlockOutline>& outlines) {
  return std::ranges::any_of(outlines, &BlockOutline::overfull);
}

/// The lines that a last page lacks to be full.
std::size_t lines_short(const Document& document, const Fullness& pages) {
  const Region& region = document.flows.front().region;
  const Length height = heights_of(document, region, {})[pages.pages - 1];
  const Length lacking = height.scaled(full_page - pages.last_page, 1000);
  const Length leading = leading_of(document, {});
  return leading <= Length{} || lacking <= Length{}
             ? 0
             : static_cast<std::size_t>((lacking.scaled_points() + leading.scaled_points() - 1) /
                                        leading.scaled_points());
}

}  // namespace

Filled fill(const Document& document, const shape::ShapedText& text, std::size_t max_settings,
            std::stop_token stop) {
  std::vector<BlockOutline> outlines = outlines_at(document, text, {}, stop);
  const Fullness as_styled = fullness_at(document, text, outlines, {}, stop);
  Filled filled;
  if (as_styled.pages == 0 || as_styled.last_page >= full_page) return filled;
  filled.lines_short = lines_short(document, as_styled);
  const bool may_stick_out = has_overfull_line(outlines);
  Setting cell;
  std::size_t tried = 0;
  for (const Setting& setting : growing_settings(document)) {
    if (stop.stop_requested() || ++tried > max_settings) break;
    if (setting.size != cell.size || setting.margins != cell.margins) {
      outlines = outlines_at(document, text, setting, stop);
      cell = setting;
    }
    if (has_overfull_line(outlines) && !may_stick_out) continue;
    const Fullness here = fullness_at(document, text, outlines, setting, stop);
    const bool is_as_good = here.pages == as_styled.pages && !here.is_overfull &&
                            here.worst_penalty <= std::max(as_styled.worst_penalty, readily) &&
                            here.worst_foot <= std::max(as_styled.worst_foot, full_foot);
    if (is_as_good && here.last_page >= full_page) {
      filled.setting = setting;
      break;
    }
  }
  return filled;
}

}  // namespace galley::layout
