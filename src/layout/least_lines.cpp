// layout: first fit of words that are as narrow as spaces, letters and margins allow.
#include "least_lines.h"

#include <algorithm>

#include "lines.h"

namespace galley::layout {
namespace {

using breaking::Item;
using breaking::ItemKind;

// Thousandths: no font expansion makes letters narrower.
constexpr int narrowest_letters = 970;

// More than the rounding of widths can add up to in a line.
constexpr Length rounding = Length::points(0.1);

}  // namespace

LeastLines::LeastLines(const Block& block, const shape::ShapedParagraph& shaped, const TextRules& rules,
                       const std::vector<TextStyle>& styles)
    : indent_(block.indent + block.inset), hang_(block.hang) {
  Diagnostics ignored;
  const HorizontalList list = list_of(block.paragraph, shaped, block.indent,
                                      Composition{rules, styles, 1000, ignored}, Words::Anywhere, false);
  Length width;
  Length left;
  Length right;
  bool stands = false;    // what came last is no glue: a line may end at glue after it
  bool discards = false;  // all since the last break vanishes if a line ends there
  const auto may_end = [&](Length next) {
    breaks_.push_back({width, next});
    discards = true;
  };
  for (const Item& item : list.items) {
    switch (item.kind) {
      case ItemKind::Box:
        width += item.width - item.expansion_shrink;
        left = std::max(left, item.overhang_start);
        right = std::max(right, item.overhang_end);
        stands = true;
        discards = false;
        break;
      case ItemKind::Glue:
        if (stands) may_end(width);
        width += item.width - item.shrink;
        if (discards) breaks_.back().next = width;
        stands = false;
        break;
      case ItemKind::Break:
        right = std::max(right, item.overhang_end);
        if (item.penalty < breaking::infinite_penalty) may_end(width + item.width);
        width += item.width;
        stands = item.discretionary;
        break;
    }
  }
  breaks_.push_back({width, width});
  overhang_ = left + right;
}

std::size_t LeastLines::operator()(Length measure, int size) const {
  if (size <= 0) return 1;
  const Length room = measure.scaled(1000, size) - indent_ + overhang_ + rounding;
  // Of the narrowest line, without what may hang out. Pieces are as narrow as their letters may be.
  const Length widest_piece = (measure.scaled(1000, size) - indent_ - hang_).scaled(narrowest_letters, 1000);
  std::size_t lines = 0;
  Length begin;
  for (std::size_t next = 0; next < breaks_.size(); ++lines) {
    const Length least = begin + room - (lines > 0 ? hang_ : Length{});
    const auto past = std::partition_point(breaks_.begin() + static_cast<std::ptrdiff_t>(next), breaks_.end(),
                                           [least](const Break& at) { return at.end <= least; });
    const auto fitting = static_cast<std::size_t>(past - breaks_.begin());
    const Length piece = fitting > next ? breaks_[fitting - 1].next : begin;
    if (fitting < breaks_.size() && least > begin && breaks_[fitting].end - piece > widest_piece) {
      // What is wider than a line may end it anywhere.
      begin = least;
      next = fitting;
      continue;
    }
    begin = breaks_[std::max(fitting, next + 1) - 1].next;
    next = std::max(fitting, next + 1);
  }
  return lines;
}

}  // namespace galley::layout
