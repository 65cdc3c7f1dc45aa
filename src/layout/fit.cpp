// layout: the search through the grid: cell by cell, and in a cell through its leadings and spacings.
#include "galley/layout/fit.h"

#include <algorithm>

#include "cell_blocks.h"
#include "lengths.h"

namespace galley::layout {
namespace {

// Breaks of this penalty and more are admitted only if nothing fits without them.
const int bad_break = cost_of(BreakKind::ShortUnderHeading).penalty;

// A document of more blocks is no usual one.
constexpr std::size_t usual_blocks = 1000;

/// The outlines of a document's blocks in a cell, and where its pages may end.
struct CellOutlines {
  std::vector<BlockOutline> blocks;
  PageEnds ends = PageEnds::ByKind;

  [[nodiscard]] bool overfull() const {
    return std::ranges::any_of(blocks, [](const BlockOutline& block) { return block.overfull; });
  }
};

/// The outlines as they are in a cell, whose first setting is `setting`.
CellOutlines real_outlines(const Scene& scene, std::size_t cell, const Setting& setting) {
  CellOutlines outlines;
  for (std::size_t i = 0; i < scene.blocks.size(); ++i)
    outlines.blocks.push_back(outline_in_cell(scene, i, cell, setting));
  return outlines;
}

/// True if a block is the same, line by line, in any document of the same content and more: it cites nothing
/// and bears no number.
bool is_settled(const Block& block, const Document& document) {
  if (block.label && block.label->alignment == Alignment::End) return false;
  return std::ranges::none_of(block.paragraph.spans, [&document](const Span& span) {
    return document.styles[span.style].position == Position::Superscript;
  });
}

/// A block at the length that takes the least room.
BlockOutline shortest(BlockOutline outline) {
  int fewest = 0;
  for (const OtherLength& other : outline.others) fewest = std::min(fewest, other.lines_more);
  outline.lines -= static_cast<std::size_t>(-fewest);
  outline.others.clear();
  return outline;
}

/// What the rows of a bound are taken from: the fewest lines that paragraphs can have; or, where that is
/// known of a cell's setting, what they do have in all documents.
enum class Bound { Fewest, Settled };

/// No more rows than there are in a cell, to be parted anywhere.
CellOutlines least_outlines(const Scene& scene, std::size_t cell, const Setting& setting, Bound bound) {
  CellOutlines outlines;
  outlines.ends = PageEnds::Anywhere;
  for (std::size_t i = 0; i < scene.blocks.size(); ++i) {
    const Block& block = scene.document.blocks[i];
    if (bound == Bound::Settled && is_settled(block, scene.document))
      outlines.blocks.push_back(shortest(outline_in_cell(scene, i, cell, setting)));
    else if (block.kind == Block::Kind::Text)
      outlines.blocks.push_back({.lines = least_lines_in_cell(scene, i, cell, setting)});
    else
      outlines.blocks.push_back({.lines = 1});
  }
  return outlines;
}

/// The lines of text beyond what the pages hold, of all flows that have as many pages as they need.
std::size_t lines_beyond(const Document& document, const shape::ShapedText& text,
                         std::span<const BlockOutline> outlines, const Setting& setting, PageEnds ends,
                         std::size_t pages) {
  std::size_t lines = 0;
  for (std::size_t flow = 0; flow < document.flows.size(); ++flow) {
    const PageHeights heights = heights_of(document, document.flows[flow].region, setting);
    if (heights.is_one_page) continue;
    lines += lines_not_held(flexible_rows(document, flow, text, outlines, setting, ends), heights, pages,
                            breaking::infinite_penalty);
  }
  return lines;
}

/// The rows of a flow that has as many pages as it needs, and the heights of its pages.
struct FittedFlow {
  FlexibleRows rows;
  PageHeights heights;

  [[nodiscard]] bool fits(std::size_t pages, int forbidden) const {
    return lines_not_held(rows, heights, pages, forbidden) == 0;
  }
};

std::vector<FittedFlow> fitted_flows(const Document& document, const shape::ShapedText& text,
                                     std::span<const BlockOutline> outlines, const Setting& setting) {
  std::vector<FittedFlow> flows;
  for (std::size_t flow = 0; flow < document.flows.size(); ++flow) {
    const PageHeights heights = heights_of(document, document.flows[flow].region, setting);
    if (heights.is_one_page) continue;
    flows.push_back({flexible_rows(document, flow, text, outlines, setting), heights});
  }
  return flows;
}

}  // namespace

struct Fitter::Parts {
  Parts(const Document& document, std::size_t max_pages, std::size_t max_settings,
        const std::stop_token& to_stop)
      : grid(document),
        known(grid.cells(), to_stop),
        pages(max_pages),
        settings_left(max_settings),
        stop(to_stop) {}

  SettingGrid grid;
  CellBlocks known;
  std::size_t pages;
  std::size_t settings_left;
  std::stop_token stop;

  /// The settings of a cell at which its spaces are least, one for each leading; the last has the least
  /// leading as well. On a baseline grid a smaller leading may take more room, else it never does.
  [[nodiscard]] std::vector<Setting> tightest(std::size_t cell, const Document& document) const {
    std::vector<Setting> settings;
    const std::size_t begin = cell * grid.cell_size();
    for (std::size_t i = grid.spacings(); i <= grid.cell_size(); i += grid.spacings())
      settings.push_back(grid[begin + i - 1]);
    if (!document.grid) settings.erase(settings.begin(), settings.end() - 1);
    return settings;
  }

  /// The lines of text beyond what the pages hold in a cell where they hold most, and the setting.
  [[nodiscard]] Excess excess_in(const CellOutlines& outlines, const Scene& scene, std::size_t cell) const {
    std::optional<Excess> least;
    for (const Setting& setting : tightest(cell, scene.document)) {
      const std::size_t lines =
          lines_beyond(scene.document, scene.text, outlines.blocks, setting, outlines.ends, pages);
      if (!least || lines < least->lines) least = Excess{lines, setting};
    }
    return *least;
  }

  /// The least that the excess in a cell can be.
  [[nodiscard]] std::size_t least_excess(const Scene& scene, std::size_t cell,
                                         Bound bound = Bound::Fewest) const {
    return excess_in(least_outlines(scene, cell, grid[cell * grid.cell_size()], bound), scene, cell).lines;
  }

  /// Breaks the lines of a cell, if that may still be done.
  [[nodiscard]] std::optional<CellOutlines> enter(const Scene& scene, std::size_t cell) {
    // A setting of a document of many blocks takes as long as several of a usual one.
    const std::size_t price = grid.cell_size() * (1 + scene.blocks.size() / usual_blocks);
    if (settings_left < price || stop.stop_requested()) {
      settings_left = 0;
      return {};
    }
    settings_left -= price;
    return real_outlines(scene, cell, grid[cell * grid.cell_size()]);
  }
};

Fitter::Fitter(const Document& document, std::size_t pages, std::size_t max_settings, std::stop_token stop)
    : parts_(std::make_unique<Parts>(document, pages, max_settings, stop)) {}

Fitter::~Fitter() = default;

const SettingGrid& Fitter::grid() const { return parts_->grid; }

bool Fitter::is_exhausted() const { return parts_->settings_left == 0 || parts_->stop.stop_requested(); }

bool Fitter::may_fit(const Document& document, const shape::ShapedText& text) {
  const Scene scene = parts_->known.scene_of(document, text);
  // The last cells are the likeliest to hold it.
  for (std::size_t cell = parts_->grid.cells(); cell-- > 0;)
    if (parts_->least_excess(scene, cell) == 0 && parts_->least_excess(scene, cell, Bound::Settled) == 0)
      return true;
  return false;
}

std::optional<Fit> Fitter::fit(const Document& document, const shape::ShapedText& text,
                               const std::set<std::size_t>& refused) {
  const Scene scene = parts_->known.scene_of(document, text);
  const SettingGrid& grid = parts_->grid;
  std::optional<Fit> second;
  for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
    if (parts_->least_excess(scene, cell) > 0) continue;
    const std::optional<CellOutlines> outlines = parts_->enter(scene, cell);
    if (!outlines) return second;
    // On a grid less space can take more room, where rounding puts it above a row that begins a page.
    const bool is_too_long = !document.grid && parts_->excess_in(*outlines, scene, cell).lines > 0;
    if (outlines->overfull() || is_too_long) continue;
    for (std::size_t i = 0; i < grid.cell_size(); ++i) {
      const std::size_t distortion = cell * grid.cell_size() + i;
      if (refused.contains(distortion)) continue;
      const Setting setting = grid[distortion];
      const std::vector<FittedFlow> flows = fitted_flows(document, text, outlines->blocks, setting);
      const auto held = [&](int forbidden) {
        return std::ranges::all_of(
            flows, [&](const FittedFlow& flow) { return flow.fits(parts_->pages, forbidden); });
      };
      if (held(bad_break)) return Fit{distortion, setting, {parts_->pages, bad_break}};
      if (!second && held(breaking::infinite_penalty))
        second = Fit{distortion, setting, {parts_->pages, breaking::infinite_penalty}};
    }
  }
  return second;
}

Excess Fitter::excess(const Document& document, const shape::ShapedText& text) {
  const Scene scene = parts_->known.scene_of(document, text);
  // In the first cell no line sticks out that would not anyway, so there is always an answer.
  Excess least = parts_->excess_in(real_outlines(scene, 0, {}), scene, 0);
  for (std::size_t cell = parts_->grid.cells(); cell-- > 1;) {
    if (parts_->least_excess(scene, cell) >= least.lines) continue;
    const std::optional<CellOutlines> outlines = parts_->enter(scene, cell);
    if (!outlines) break;
    if (outlines->overfull()) continue;
    const Excess here = parts_->excess_in(*outlines, scene, cell);
    if (here.lines < least.lines) least = here;
  }
  return least;
}

std::size_t lines_over(const Document& document, const shape::ShapedText& text, const Setting& setting,
                       std::size_t pages, const BlockCache& known) {
  const auto outlines = outlines_of(set_blocks(document, text, setting, known));
  return lines_beyond(document, text, outlines, setting, PageEnds::ByKind, pages);
}

std::size_t savers_that_fit(const Document& document, const shape::ShapedText& text, const Setting& setting,
                            std::size_t pages, std::span<const LineSaver> savers, const BlockCache& known) {
  std::vector<BlockOutline> outlines = outlines_of(set_blocks(document, text, setting, known));
  for (std::size_t i = 0; i < savers.size(); ++i) {
    BlockOutline& outline = outlines[savers[i].block];
    --outline.lines;
    outline.parted.clear();
    if (lines_beyond(document, text, outlines, setting, PageEnds::ByKind, pages) == 0) return i + 1;
  }
  return 0;
}

}  // namespace galley::layout
