// layout: lines, labels, dates and rules of a block, joined to what a page break cannot part.
#include "rows.h"

#include <algorithm>

#include "figure.h"
#include "known_rows.h"

namespace galley::layout {
namespace {

// Thousandths of the leading that stand above the baseline: Latin letters rise about three times as far as
// they descend.
constexpr int above_baseline = 760;

// The least space between a title and its dates, in thousandths of an em.
constexpr int aside_gap = 1500;

/// A space as wide as the gap between an aside and the text beside it, in the aside's type. It joins the two:
/// else readers take the dates of several entries for a column of their own, and put it into the text that
/// stands between.
void span_gap(Line& aside, Length left, Length gap) {
  if (aside.runs.empty() || gap <= Length{}) return;
  const bool leads = left < aside.runs.front().origin.x;
  GlyphRun space = aside.runs.front();
  space.text = " ";
  space.link = -1;
  space.origin.x = left;
  PlacedGlyph glyph;
  glyph.id = space.face->glyph(U' ');
  glyph.text_end = 1;
  const Length advance =
      font::at_size(space.face->advance(glyph.id), space.size, space.face->metrics().units_per_em);
  if (glyph.id == 0 || advance <= Length{}) return;
  space.horizontal_scale = static_cast<int>(gap.scaled_points() * 1000 / advance.scaled_points());
  glyph.advance = gap;
  space.glyphs = {glyph};
  aside.runs.insert(leads ? aside.runs.begin() : aside.runs.end(), std::move(space));
}

/// What a page that begins with line `line` of `count` parts.
BreakKind break_inside(const Block& block, std::size_t line, std::size_t count) {
  if (block.break_inside == BreakKind::InsideHeading) return block.break_inside;
  if (count == 2) return BreakKind::ClubAndWidow;
  if (line == 1) return BreakKind::Club;
  return line + 1 == count ? BreakKind::Widow : block.break_inside;
}

/// A block's lines as they become rows.
struct BlockSetter {
  const Block& block;
  const shape::ShapedBlock& shaped;
  Length measure;
  const Composition& composition;

  [[nodiscard]] Length sized(Length nominal) const { return nominal.scaled(composition.setting.size, 1000); }

  [[nodiscard]] Row row(Line line) const {
    Row row;
    row.height = row_height(block, composition.setting);
    row.is_text = true;
    row.place = block.paragraph.place;
    move(line, {}, baseline(row));
    row.lines.push_back(std::move(line));
    return row;
  }

  [[nodiscard]] static Length baseline(const Row& row) { return baseline_of(row.height); }
  [[nodiscard]] Length right_end() const { return measure - sized(block.inset); }

  void add_label(Row& row) const {
    if (!block.label) return;
    Line label = set_on_one_line(block.label->paragraph, *shaped.label, composition);
    label.role = LineRole::Label;
    Length left = sized(block.label->offset);
    if (block.label->alignment == Alignment::Right) left -= label.natural;
    // A wide mark stands out to the left rather than over the text.
    left = std::min(left, sized(block.indent) - label.natural - sized(composition.document.size) / 4);
    if (block.aside_offset && !block.aside)
      span_gap(label, label.natural, sized(block.indent) - left - label.natural);
    move(label, left, baseline(row));
    row.lines.insert(row.lines.begin(), std::move(label));
  }

  /// A year stands in its column, after the number and before the text, so that it is read there too.
  void add_column(Row& row) const {
    Line aside = set_on_one_line(*block.aside, *shaped.aside, composition);
    aside.role = LineRole::Aside;
    const Length left = sized(*block.aside_offset);
    span_gap(aside, aside.natural, sized(block.indent) - left - aside.natural);
    move(aside, left, baseline(row));
    row.lines.insert(row.lines.end() - 1, std::move(aside));
  }

  /// The dates stand flush right on the last line of the title if there is room for them, else on a row of
  /// their own.
  void add_aside(std::vector<Row>& rows) const {
    if (!block.aside || block.aside_offset) return;
    Line aside = set_on_one_line(*block.aside, *shaped.aside, composition);
    aside.role = LineRole::Aside;
    const Length left = std::max(Length{}, right_end() - aside.natural);
    const Line& title = rows.back().lines.back();
    const Length title_end = title.origin.x + title.natural;
    const Length gap = sized(composition.document.size).scaled(aside_gap, 1000);
    if (title_end + gap <= left) {
      span_gap(aside, title_end - left, left - title_end);
      move(aside, left, baseline(rows.back()));
      rows.back().lines.push_back(std::move(aside));
      return;
    }
    Paragraph below = *block.aside;
    below.alignment = Alignment::Right;
    for (Line& line : set_paragraph(below, *shaped.aside, {{}, {}, right_end()}, composition)) {
      line.role = LineRole::Aside;
      rows.push_back(row(std::move(line)));
      rows.back().break_before = BreakKind::InsideHeading;
    }
  }

  [[nodiscard]] std::vector<Row> rows() const {
    const Shape shape{sized(block.indent), sized(block.hang), right_end()};
    std::vector<Row> rows;
    for (Line& line : set_paragraph(block.paragraph, *shaped.paragraph, shape, composition))
      rows.push_back(row(std::move(line)));
    const std::size_t count = rows.size();
    for (std::size_t i = 1; i < count; ++i) rows[i].break_before = break_inside(block, i, count);
    if (rows.empty()) return rows;
    add_label(rows.front());
    if (block.aside && block.aside_offset) add_column(rows.front());
    add_aside(rows);
    return rows;
  }
};

/// True if a row of this kind ends what stands under the heading, or the title, before it.
bool ends_matter(BreakKind kind, BreakKind head) {
  switch (kind) {
    case BreakKind::NewPage:
    case BreakKind::Section:
    case BreakKind::Group:
      return true;
    case BreakKind::Entry:
    case BreakKind::Role:
      return head == BreakKind::AfterTitle;
    default:
      return false;
  }
}

Row rule_row(const Block& block, Length measure) {
  Row row;
  row.height = block.thickness;
  row.place = block.paragraph.place;
  row.rule = PlacedRule{{{}, {measure, block.thickness}}, block.colour};
  return row;
}

}  // namespace

Length baseline_of(Length row_height) { return row_height.scaled(above_baseline, 1000); }

std::vector<Row> rows_of_block(const Document& document, const Block& block, const shape::ShapedBlock& shaped,
                               Length measure, const Setting& setting, Diagnostics& warnings) {
  if (block.kind == Block::Kind::Rule) return {rule_row(block, measure)};
  return BlockSetter{block, shaped, measure, {document, setting, warnings}}.rows();
}

void place_under(BareRow& first, const Block& block, const Setting& setting) {
  first.above = gap_above(block, setting);
  first.least_above = row_height(block, setting).scaled(block.least_above, 1000);
  first.break_before = block.break_before;
}

/// Two lines are to stand under a heading, and under a title, unless one is all there is.
template <typename AnyRow>
void keep_two_lines_under_headings(std::vector<AnyRow>& rows) {
  BreakKind head = BreakKind::AfterHeading;
  int lines = 2;  // so far under the last head; more do not count
  for (BareRow& row : rows) {
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
template void keep_two_lines_under_headings(std::vector<Row>& rows);
template void keep_two_lines_under_headings(std::vector<BareRow>& rows);

std::vector<Row> rows_of(const Document& document, const shape::ShapedText& text, Length measure,
                         const Setting& setting, Diagnostics& warnings, const BlockCache* known) {
  std::vector<Row> rows;
  rows.reserve(document.blocks.size() * 2);
  std::size_t beside = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (document.figure && i == document.figure->blocks) beside = rows.size();
    const Block& block = document.blocks[i];
    std::vector<Row> set =
        known != nullptr ? known_rows(*known, document, block, text.blocks[i], measure, setting, warnings)
                         : rows_of_block(document, block, text.blocks[i], measure, setting, warnings);
    if (set.empty()) continue;
    place_under(set.front(), block, setting);
    if (block.kind == Block::Kind::Rule && !rows.empty()) set.front().place = rows.back().place;
    std::move(set.begin(), set.end(), std::back_inserter(rows));
  }
  keep_two_lines_under_headings(rows);
  if (document.figure) {
    if (document.figure->blocks == document.blocks.size()) beside = rows.size();
    stand_figure(rows, beside, document, text.blocks.front(), measure, setting);
  }
  return rows;
}

}  // namespace galley::layout
