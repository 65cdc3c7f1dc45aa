// layout: heights of rows. In: how many lines each block has. Out: boxes, and the glue between them.
#include "rows.h"

#include <algorithm>

#include "entry_breaks.h"
#include "galley/breaking/breaking.h"
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

/// The same; a page that ends in a hyphen is worse.
BreakKind break_before_line(const Block& block, std::size_t line, std::size_t count,
                            const std::vector<std::size_t>& parted) {
  const BreakKind kind = break_inside(block, line, count);
  const bool parts_word = std::ranges::count(parted, line - 1) > 0;
  const bool is_worse = parts_word && cost_of(kind).penalty < cost_of(BreakKind::InsideWord).penalty;
  return is_worse ? BreakKind::InsideWord : kind;
}

/// Adds the rows of a block; `break_before` is the kind of the break before it.
void add_rows(const Block& block, BreakKind break_before, const BlockOutline& outline, const Setting& setting,
              std::vector<Row>& rows) {
  Row row;
  row.height = row_height(block, setting);
  row.is_text = block.kind == Block::Kind::Text;
  if (row.is_text) row.baseline = baseline_in(row.height);
  row.head = block.placement.head.get();
  for (std::size_t i = 0; i < outline.lines + outline.below; ++i) {
    rows.push_back(row);
    Row& added = rows.back();
    if (i == 0) {
      added.above = gap_above(block, setting);
      added.min_above =
          std::min(row.height.scaled(block.placement.min_above, 1000), block.placement.above.natural);
      added.break_before = break_before;
    } else {
      added.break_before = i < outline.lines ? break_before_line(block, i, outline.lines, outline.parted)
                                             : BreakKind::InsideHeading;
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

/// Lets pages part an item that is to stay together and is longer than a page. `begins` has the first row of
/// each block, and the end of the last.
void open_what_no_page_holds(const Document& document, std::size_t first_block,
                             const std::vector<std::size_t>& begins, Length page, std::vector<Row>& rows) {
  const auto is_kept = [&rows](std::size_t row) { return rows[row].break_before == BreakKind::KeptTogether; };
  const std::size_t blocks = begins.size() - 1;
  for (std::size_t begin = 0; begin < blocks;) {
    std::size_t end = begin + 1;
    // A break inside of it, or one that is forbidden anyway, belongs to the item.
    while (end < blocks && begins[end] < rows.size() &&
           cost_of(rows[begins[end]].break_before).penalty >= breaking::infinite_penalty)
      ++end;
    Length height;
    bool has_kept = false;
    for (std::size_t row = begins[begin]; row < begins[end]; ++row) {
      height += rows[row].height +
                (row > begins[begin] ? rows[row].above.natural - rows[row].above.shrink : Length{});
      has_kept = has_kept || is_kept(row);
    }
    if (has_kept && height > page) {
      for (std::size_t i = begin; i < end; ++i) {
        Block block = document.blocks[first_block + i];
        if (block.placement.break_inside == BreakKind::KeptTogether)
          block.placement.break_inside = BreakKind::FreelyParted;
        const std::size_t count = begins[i + 1] - begins[i];
        for (std::size_t line = 0; line < count; ++line) {
          const std::size_t row = begins[i] + line;
          if (is_kept(row))
            rows[row].break_before = line == 0 ? BreakKind::FreelyParted : break_inside(block, line, count);
        }
      }
    }
    begin = end;
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
  const std::vector<BreakKind> breaks = breaks_before(std::span(document.blocks).subspan(begin, end - begin),
                                                      outlines.subspan(begin, end - begin));
  std::vector<std::size_t> begins;
  for (std::size_t i = begin; i < end; ++i) {
    begins.push_back(rows.size());
    add_rows(document.blocks[i], breaks[i - begin], outlines[i], setting, rows);
    if (inset && i < begin + inset->blocks) beside = rows.size();
  }
  begins.push_back(rows.size());
  const PageHeights heights = heights_of(document, document.flows[flow].region, setting);
  if (begin < end && ends == PageEnds::ByKind)
    open_what_no_page_holds(document, begin, begins, heights.later, rows);
  ends == PageEnds::ByKind ? keep_two_lines_under_headings(rows) : open_all_breaks(rows);
  if (inset && begin < end)
    make_room(rows, beside, depth_of_inset({*inset, document, begin, text.blocks[begin]}, setting));
  for (Row& row : rows)
    if (row.head != nullptr) row.head_height = leading_of(document, setting);
  if (document.grid) stand_on_grid(rows, leading_of(document, setting));
  return rows;
}

std::vector<Row> rows_at_length(const Block& block, std::span<const Row> rows, const OtherLength& length) {
  const auto count = static_cast<std::size_t>(std::ssize(rows) + length.lines_more);
  Row inner = rows.back();
  inner.above = {};
  inner.min_above = {};
  std::vector<Row> others{rows.front()};
  others.resize(count, inner);
  for (std::size_t i = 1; i < count; ++i)
    others[i].break_before = break_before_line(block, i, count, length.parted);
  // Under a heading two lines stand together at any length.
  if (count > 1 && rows.size() > 1 && rows[1].break_before == BreakKind::ShortUnderHeading &&
      cost_of(others[1].break_before).penalty < cost_of(BreakKind::ShortUnderHeading).penalty)
    others[1].break_before = BreakKind::ShortUnderHeading;
  return others;
}

}  // namespace galley::layout
