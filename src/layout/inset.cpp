// layout: a picture beside blocks. Its top stands at the height of the first row's capitals.
#include "inset.h"

#include "galley/layout/lists.h"

namespace galley::layout {
namespace {

Length size_at(Length nominal, const Setting& setting) { return nominal.scaled(setting.size, 1000); }

/// How high the capitals of the first block rise.
Length height_of_capitals(const InsetPlace& place, const Setting& setting) {
  const auto& paragraph = place.shaped.paragraph;
  if (!paragraph || paragraph->elements.empty()) return {};
  const shape::Fragment& letters = paragraph->elements.front().fragment;
  const Document& document = place.document;
  const Length size = size_of(letters, document.blocks[place.block].paragraph, document.styles, setting);
  const font::Metrics& metrics = letters.face->metrics();
  return font::at_size(metrics.cap_height, size, metrics.units_per_em);
}

}  // namespace

Length depth_of_inset(const InsetPlace& place, const Setting& setting) {
  const Block* const first = &place.document.blocks[place.block];
  const Length top = baseline_in(row_height(*first, setting)) - height_of_capitals(place, setting);
  const Length line = row_height(first[place.inset.blocks - 1], setting);
  return top + size_at(place.inset.size.height, setting) + line - baseline_in(line);
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

PlacedPicture placed_inset(const InsetPlace& place, Length measure, const Setting& setting) {
  const Inset& inset = place.inset;
  const Size size{size_at(inset.size.width, setting), size_at(inset.size.height, setting)};
  const Length start = inset.place == Side::Start ? Length{} : measure - size.width;
  return {inset.picture, {{start, -height_of_capitals(place, setting)}, size}, inset.node};
}

}  // namespace galley::layout
