// layout: the search through the grid: cell by cell, and in a cell through its leadings and spacings.
#include "galley/layout/fit.h"

#include <algorithm>

#include "block_rows.h"
#include "capacity.h"
#include "figure.h"
#include "grid.h"

namespace galley::layout {
namespace {

// Breaks of this penalty and more are admitted only if nothing fits without them.
const int bad_break = cost_of(BreakKind::ShortUnderHeading).penalty;

/// A document on its way through the grid.
struct Scene {
  const Document& document;
  std::vector<KnownBlock*> blocks;
};

/// The rows of a document without what stands on them, and the block of each.
struct Skeleton {
  std::vector<BareRow> rows;
  std::vector<std::size_t> block;
  bool overfull = false;

  [[nodiscard]] bool opens_block(std::size_t row) const { return row == 0 || block[row] != block[row - 1]; }
  void add(BreakKind kind, const Block& of, std::size_t of_block) {
    BareRow row;
    row.break_before = kind;
    row.is_text = of.kind == Block::Kind::Text;
    rows.push_back(row);
    block.push_back(of_block);
  }
};

/// The rows as they are in a cell, whose first setting is `setting`.
Skeleton real_skeleton(const Scene& scene, std::size_t cell, const Setting& setting) {
  Skeleton skeleton;
  for (std::size_t i = 0; i < scene.blocks.size(); ++i) {
    const Block& block = scene.document.blocks[i];
    const BlockRows& set = rows_in_cell(*scene.blocks[i], scene.document, block, cell, setting);
    skeleton.overfull = skeleton.overfull || set.overfull;
    for (std::size_t k = 0; k < set.kinds.size(); ++k)
      skeleton.add(k == 0 ? block.break_before : set.kinds[k], block, i);
  }
  keep_two_lines_under_headings(skeleton.rows);
  return skeleton;
}

/// True if a block is the same, line by line, in any document of the same content and more: it cites nothing
/// and bears no number.
bool is_settled(const Block& block, const Document& document) {
  if (block.label && block.label->alignment == Alignment::Right) return false;
  return std::ranges::none_of(block.paragraph.spans, [&document](const Span& span) {
    return document.styles[span.style].position == Position::Superscript;
  });
}

/// What the rows of a bound are taken from: the fewest lines that paragraphs can have; or, where that is
/// known of a cell's setting, what they do have in all documents.
enum class Bound { Fewest, Settled };

/// No more rows than there are in a cell, to be parted anywhere.
Skeleton least_skeleton(const Scene& scene, std::size_t cell, const Setting& setting, Bound bound) {
  const Length measure = text_area(scene.document, setting).width;
  Skeleton skeleton;
  for (std::size_t i = 0; i < scene.blocks.size(); ++i) {
    const Block& block = scene.document.blocks[i];
    std::size_t rows = 1;
    if (bound == Bound::Settled && is_settled(block, scene.document))
      rows = rows_in_cell(*scene.blocks[i], scene.document, block, cell, setting).kinds.size();
    else if (block.kind == Block::Kind::Text)
      rows = least_rows_in_cell(*scene.blocks[i], cell, measure, setting);
    for (std::size_t k = 0; k < rows; ++k) skeleton.add(block.break_before, block, i);
  }
  for (BareRow& row : skeleton.rows)
    if (row.break_before != BreakKind::NewPage) row.break_before = BreakKind::Publication;
  return skeleton;
}

template <typename AnyRow>
std::vector<Slab> slabs_of(const std::vector<AnyRow>& rows) {
  std::vector<Slab> slabs;
  slabs.reserve(rows.size());
  for (const BareRow& row : rows)
    slabs.push_back({row.height, row.above.natural, row.above.shrink, cost_of(row.break_before).penalty});
  return slabs;
}

/// What a skeleton's rows take at a setting.
std::vector<Slab> slabs_of(Skeleton& skeleton, const Scene& scene, const Setting& setting) {
  const Document& document = scene.document;
  for (std::size_t i = 0; i < skeleton.rows.size(); ++i) {
    const Block& block = document.blocks[skeleton.block[i]];
    BareRow& row = skeleton.rows[i];
    const BreakKind kind = row.break_before;
    row.above = {};
    row.least_above = {};
    if (skeleton.opens_block(i)) place_under(row, block, setting);
    row.break_before = kind;
    row.height = row_height(block, setting);
  }
  if (document.figure) {
    const auto beside = std::ranges::lower_bound(skeleton.block, document.figure->blocks);
    make_room(skeleton.rows, static_cast<std::size_t>(beside - skeleton.block.begin()),
              depth_of_figure(document, scene.blocks.front()->shaped, setting));
  }
  if (document.grid) stand_on_grid(skeleton.rows, document.leading.scaled(setting.leading, 1000));
  return slabs_of(skeleton.rows);
}

Length page_height(const Document& document, const Setting& setting) {
  const Length height = text_area(document, setting).height;
  return document.grid ? whole_lines(height, document.leading.scaled(setting.leading, 1000)) : height;
}

template <typename AnyRow>
std::size_t lines_after(const std::vector<AnyRow>& rows, std::size_t row) {
  return static_cast<std::size_t>(std::ranges::count(rows.begin() + static_cast<std::ptrdiff_t>(row),
                                                     rows.end(), true, &BareRow::is_text));
}

}  // namespace

struct Fitter::Parts {
  SettingGrid grid;
  BlockBook book;
  std::size_t pages;
  std::size_t settings_left;

  [[nodiscard]] Scene scene_of(const Document& document) { return {document, book.look_up(document)}; }

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
  [[nodiscard]] Excess excess_in(Skeleton& skeleton, const Scene& scene, std::size_t cell) const {
    const Document& document = scene.document;
    Excess least{skeleton.rows.size() + 1, {}};
    for (const Setting& setting : tightest(cell, document)) {
      const std::size_t held = slabs_held(slabs_of(skeleton, scene, setting), page_height(document, setting),
                                          pages, breaking::infinite_penalty);
      const std::size_t lines =
          held == skeleton.rows.size() ? 0 : std::max<std::size_t>(1, lines_after(skeleton.rows, held));
      if (lines < least.lines) least = {lines, setting};
    }
    return least;
  }

  /// The least that the excess in a cell can be.
  [[nodiscard]] std::size_t least_excess(const Scene& scene, std::size_t cell,
                                         Bound bound = Bound::Fewest) const {
    Skeleton skeleton = least_skeleton(scene, cell, grid[cell * grid.cell_size()], bound);
    return excess_in(skeleton, scene, cell).lines;
  }

  /// Breaks the lines of a cell, if that may still be done.
  [[nodiscard]] std::optional<Skeleton> enter(const Scene& scene, std::size_t cell) {
    if (settings_left < grid.cell_size()) {
      settings_left = 0;
      return {};
    }
    settings_left -= grid.cell_size();
    return real_skeleton(scene, cell, grid[cell * grid.cell_size()]);
  }
};

Fitter::Fitter(const Document& document, const shape::ShapedText& text, shape::Shaper shaper,
               std::size_t pages, std::size_t most_settings) {
  const SettingGrid grid(document);
  parts_ = std::make_unique<Parts>(Parts{grid, BlockBook(shaper, grid.cells()), pages, most_settings});
  parts_->book.learn(document, text);
}

Fitter::~Fitter() = default;

const SettingGrid& Fitter::grid() const { return parts_->grid; }

bool Fitter::is_exhausted() const { return parts_->settings_left == 0; }

bool Fitter::may_fit(const Document& document) {
  const Scene scene = parts_->scene_of(document);
  // The last cells are the likeliest to hold it.
  for (std::size_t cell = parts_->grid.cells(); cell-- > 0;)
    if (parts_->least_excess(scene, cell) == 0 && parts_->least_excess(scene, cell, Bound::Settled) == 0)
      return true;
  return false;
}

std::optional<Fit> Fitter::fit(const Document& document) {
  const Scene scene = parts_->scene_of(document);
  const SettingGrid& grid = parts_->grid;
  std::optional<Fit> second;
  for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
    if (parts_->least_excess(scene, cell) > 0) continue;
    std::optional<Skeleton> skeleton = parts_->enter(scene, cell);
    if (!skeleton) return second;
    if (skeleton->overfull || parts_->excess_in(*skeleton, scene, cell).lines > 0) continue;
    for (std::size_t i = 0; i < grid.cell_size(); ++i) {
      const std::size_t distortion = cell * grid.cell_size() + i;
      const Setting setting = grid[distortion];
      const std::vector<Slab> slabs = slabs_of(*skeleton, scene, setting);
      const Length height = page_height(document, setting);
      const auto held = [&](int forbidden) {
        return slabs_held(slabs, height, parts_->pages, forbidden) == slabs.size();
      };
      if (held(bad_break)) return Fit{distortion, setting, {parts_->pages, bad_break}};
      if (!second && held(breaking::infinite_penalty))
        second = Fit{distortion, setting, {parts_->pages, breaking::infinite_penalty}};
    }
  }
  return second;
}

std::size_t lines_over(const Document& document, const shape::ShapedText& text, const Setting& setting,
                       std::size_t pages) {
  Diagnostics unheard;
  std::vector<Row> rows = rows_of(document, text, text_area(document, setting).width, setting, unheard);
  if (document.grid) stand_on_grid(rows, document.leading.scaled(setting.leading, 1000));
  const std::size_t held =
      slabs_held(slabs_of(rows), page_height(document, setting), pages, breaking::infinite_penalty);
  return lines_after(rows, held);
}

Excess Fitter::excess(const Document& document) {
  const Scene scene = parts_->scene_of(document);
  // In the first cell no line sticks out that would not anyway, so there is always an answer.
  Skeleton as_is = real_skeleton(scene, 0, {});
  Excess least = parts_->excess_in(as_is, scene, 0);
  for (std::size_t cell = parts_->grid.cells(); cell-- > 1;) {
    if (parts_->least_excess(scene, cell) >= least.lines) continue;
    std::optional<Skeleton> skeleton = parts_->enter(scene, cell);
    if (!skeleton) break;
    if (skeleton->overfull) continue;
    const Excess here = parts_->excess_in(*skeleton, scene, cell);
    if (here.lines < least.lines) least = here;
  }
  return least;
}

}  // namespace galley::layout
