// layout: rows onto the grid. Rows of other leadings make a group with the gaps inside and below them; what a
// group lacks to a whole number of lines stands above it, so that a heading keeps close to its text.
#include "grid.h"

#include <algorithm>

namespace galley::layout {
namespace {

std::int64_t rounded_lines(Length length, Length leading) {
  return (length + leading / 2).scaled_points() / leading.scaled_points();
}

std::int64_t lines_to_hold(Length length, Length leading) {
  return (length + leading - Length::scaled_points(1)).scaled_points() / leading.scaled_points();
}

/// Makes a row higher, its content staying at its foot.
void raise(Row& row, Length more) {
  row.height += more;
  row.baseline += more;
}

}  // namespace

Length whole_lines(Length height, Length leading) {
  if (leading <= Length{} || height < leading) return height;
  return leading * (height.scaled_points() / leading.scaled_points());
}

void stand_on_grid(std::vector<Row>& rows, Length leading) {
  if (leading <= Length{}) return;
  for (std::size_t i = 0; i < rows.size();) {
    Row& first = rows[i];
    const Length above = first.above.natural;
    Length group;
    std::int64_t lines = 0;
    if (first.height != leading) {
      group = first.height;
      for (++i; i < rows.size(); ++i) {
        rows[i].above = {rows[i].above.natural, {}, {}};
        group += rows[i].above.natural;
        if (rows[i].height == leading) break;
        group += rows[i].height;
      }
      lines = lines_to_hold(group, leading);
      raise(first, leading * lines - group);
    }
    const std::int64_t min_lines = lines_to_hold(first.min_above, leading);
    first.above = {leading * std::max(min_lines, rounded_lines(above + group, leading) - lines), {}, {}};
    ++i;
  }
}
}  // namespace galley::layout
