// layout: heights of rows. In: how many lines each block has. Out: boxes, and the glue between them.
#include "rows.h"

#include <algorithm>

#include "grid.h"
#include "inset.h"
#include "regions.h"

namespace galley::layout {
namespace {

// Thousandths of the leading that stand above the baseline: Latin letters rise about three times as far as
// they descend.
constexpr int above_baseline = 760;

/// What a page parts that begins with line `line` of `count` of a block.
BreakKind break_inside(const Block& block, std::size_t line, std::size_t count) {
  const BreakKind inside = block.placement.break_inside;
  if (inside == BreakKind::InsideHeading || inside == BreakKind::KeptTogether) return inside;
  if (count == 2) return BreakKind::ClubAndWidow;
  if (line == 1) return BreakKind::Club;
  return line + 1 == count ? BreakKind::Widow : inside;
}

/// Adds the rows of a block.
void add_rows(const Block& block, const BlockOutline& outline, const Setting& setting,
              std::vector<Row>& rows) {
  Row row;
  row.height = row_height(block, setting);
  row.is_text = block.kind == Block::Kind::Text;
  if (row.is_text) row.baseline = baseline_in(row.height);
  for (std::size_t i = 0; i < outline.lines + outline.below; ++i) {
    rows.push_back(row);
    Row& added = rows.back();
    if (i == 0) {
      added.above = gap_above(block, setting);
      added.min_above =
          std::min(row.height.scaled(block.placement.min_above, 1000), block.placement.above.natural);
      added.break_before = block.placement.break_before;
    } else {
      added.break_before =
          i < outline.lines ? break_inside(block, i, outline.lines) : BreakKind::InsideHeading;
      const bool parts_word = std::ranges::count(outline.parted, i - 1) > 0;
      if (parts_word && cost_of(added.break_before).penalty < cost_of(BreakKind::InsideWord).penalty)
        added.break_before = BreakKind::InsideWord;
    }
  }
}

/// True if a row of this kind ends what stands under the heading, or the title, before it.
bool ends_matter(BreakKind kind, BreakKind head) {
  if (kind == BreakKind::NewPage || kind == BreakKind::Section || kind == BreakKind::Group) return true;
  return head == BreakKind::AfterTitle && (kind == BreakKind::Entry || kind == BreakKind::Role);
}

/// Says where a page would leave fewer than two lines under a heading. Two lines are to stand there, and
/// under a title, unless one is all there is.
void keep_two_lines_under_headings(std::vector<Row>& rows) {
  BreakKind head = BreakKind::AfterHeading;
  int lines = 2;  // so far under the last head; more do not count
  for (Row& row : rows) {
    BreakKind& kind = row.break_before;
    const bool continues_title = kind == BreakKind::AfterTitle && head == kind && lines < 2;
    if (kind == BreakKind::AfterHeading || (kind == BreakKind::AfterTitle && !continues_title)) {
      head = kind;
      lines = row.is_text ? 1 : 0;
    } else if (lines < 2 && ends_matter(kind, head)) {
      lines = 2;
    } else if (lines < 2) {
      if (cost_of(kind).penalty < cost_of(BreakKind::ShortUnderHeading).penalty)
        kind = BreakKind::ShortUnderHeading;
      ++lines;
    }
  }
}

/// Lets a page end before any row.
void open_all_breaks(std::vector<Row>& rows) {
  for (Row& row : rows)
    if (row.break_before != BreakKind::NewPage) row.break_before = BreakKind::Publication;
}

}  // namespace

Length baseline_in(Length row_height) { return row_height.scaled(above_baseline, 1000); }

std::vector<Row> rows_of(const Document& document, std::size_t flow, const shape::ShapedText& text,
                         std::span<const BlockOutline> outlines, const Setting& setting, PageEnds ends) {
  const auto [begin, end] = blocks_of(document, flow);
  const std::optional<Inset>& inset = document.flows[flow].region.inset;
  std::vector<Row> rows;
  rows.reserve((end - begin) * 2);
  std::size_t beside = 0;
  for (std::size_t i = begin; i < end; ++i) {
    add_rows(document.blocks[i], outlines[i], setting, rows);
    if (inset && i < begin + inset->blocks) beside = rows.size();
  }
  ends == PageEnds::ByKind ? keep_two_lines_under_headings(rows) : open_all_breaks(rows);
  if (inset && begin < end)
    make_room(rows, beside, depth_of_inset({*inset, document, begin, text.blocks[begin]}, setting));
  if (document.grid) stand_on_grid(rows, leading_of(document, setting));
  return rows;
}

}  // namespace galley::layout
