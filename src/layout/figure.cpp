// layout: the picture beside the head. In come the rows of the document, out come the same with the picture
// on the first and room below the last beside it.
#include "figure.h"

namespace galley::layout {
namespace {

/// From the top of the first row to the figure's.
Length top_of_figure(const Document& document, const shape::ShapedBlock& first, const Setting& setting) {
  const Block& block = document.blocks.front();
  Length capitals;
  if (first.paragraph && !first.paragraph->elements.empty()) {
    const shape::Fragment& letters = first.paragraph->elements.front().fragment;
    const Length size = size_of(letters, block.paragraph, document.styles, setting);
    const font::Metrics& metrics = letters.face->metrics();
    capitals = font::at_size(metrics.cap_height, size, metrics.units_per_em);
  }
  return baseline_of(row_height(block, setting)) - capitals;
}

}  // namespace

Length depth_of_figure(const Document& document, const shape::ShapedBlock& first, const Setting& setting) {
  const Figure& figure = *document.figure;
  const Length line = row_height(document.blocks[figure.blocks - 1], setting);
  return top_of_figure(document, first, setting) + figure.size.height.scaled(setting.size, 1000) + line -
         baseline_of(line);
}

template <typename AnyRow>
void make_room(std::vector<AnyRow>& rows, std::size_t beside, Length depth) {
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
  rows[beside].least_above += depth - height;
}

template void make_room(std::vector<Row>& rows, std::size_t beside, Length depth);
template void make_room(std::vector<BareRow>& rows, std::size_t beside, Length depth);

void stand_figure(std::vector<Row>& rows, std::size_t beside, const Document& document,
                  const shape::ShapedBlock& first, Length measure, const Setting& setting) {
  if (rows.empty()) return;
  const Figure& figure = *document.figure;
  const Size size{figure.size.width.scaled(setting.size, 1000),
                  figure.size.height.scaled(setting.size, 1000)};
  const Length left = figure.place == ImagePlace::Left ? Length{} : measure - size.width;
  rows.front().picture =
      PlacedPicture{figure.picture, {{left, top_of_figure(document, first, setting)}, size}, figure.node};
  make_room(rows, beside, depth_of_figure(document, first, setting));
}

}  // namespace galley::layout
