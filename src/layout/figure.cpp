// layout: the picture beside the head. Its top stands at the height of the first row's capitals.
#include "figure.h"

#include "galley/layout/lists.h"

namespace galley::layout {
namespace {

Length size_at(Length nominal, const Setting& setting) { return nominal.scaled(setting.size, 1000); }

/// How high the capitals of the first block rise.
Length height_of_capitals(const Document& document, const shape::ShapedBlock& first, const Setting& setting) {
  if (!first.paragraph || first.paragraph->elements.empty()) return {};
  const shape::Fragment& letters = first.paragraph->elements.front().fragment;
  const Length size = size_of(letters, document.blocks.front().paragraph, document.styles, setting);
  const font::Metrics& metrics = letters.face->metrics();
  return font::at_size(metrics.cap_height, size, metrics.units_per_em);
}

}  // namespace

Length depth_of_figure(const Document& document, const shape::ShapedBlock& first, const Setting& setting) {
  const Figure& figure = *document.figure;
  const Length top = baseline_in(row_height(document.blocks.front(), setting)) -
                     height_of_capitals(document, first, setting);
  const Length line = row_height(document.blocks[figure.blocks - 1], setting);
  return top + size_at(figure.size.height, setting) + line - baseline_in(line);
}

void make_room(std::vector<Row>& rows, std::size_t beside, Length depth) {
  Length height;
  for (std::size_t i = 0; i < beside; ++i) {
    if (i > 0) {
      rows[i].above = {rows[i].above.natural, {}, {}};
      height += rows[i].above.natural;
    }
    height += rows[i].height;
  }
  if (beside >= rows.size() || depth <= height) return;
  rows[beside].above.natural += depth - height;
  rows[beside].min_above += depth - height;
}

PlacedPicture placed_figure(const Document& document, const shape::ShapedBlock& first, Length measure,
                            const Setting& setting) {
  const Figure& figure = *document.figure;
  const Size size{size_at(figure.size.width, setting), size_at(figure.size.height, setting)};
  const Length left = figure.place == ImagePlace::Left ? Length{} : measure - size.width;
  return {figure.picture, {{left, -height_of_capitals(document, first, setting)}, size}, figure.node};
}

}  // namespace galley::layout
