// layout: lengths at a setting, and the settings there are.
#include "galley/layout/setting.h"

#include <algorithm>

#include "galley/base/limits.h"

namespace galley::layout {
namespace {

constexpr int spacing_steps = 8;
constexpr int margin_steps = 6;
constexpr Length size_step = Length::points(0.1);
constexpr int leading_steps_per_size = 100;

// Page by page a space gives way by a third of its way to min; the rest is fitting's.
constexpr int page_share = 3;

/// A length on the way from `least` (0) to its own (1000), and on to `most` (2000).
Length on_the_way(Length least, Length own, Length most, int thousandths) {
  if (thousandths > 1000) return most <= own ? own : own + (most - own).scaled(thousandths - 1000, 1000);
  return own <= least ? own : least + (own - least).scaled(thousandths, 1000);
}

/// Thousandths, rounded up so that no bound is passed.
int ratio(Length part, Length whole) {
  if (whole <= Length{}) return 1000;
  return static_cast<int>((part.scaled_points() * 1000 + whole.scaled_points() - 1) / whole.scaled_points());
}

/// Thousandths, rounded down for the same reason.
int ratio_down(Length part, Length whole) {
  return whole <= Length{} ? 1000 : static_cast<int>(part.scaled_points() * 1000 / whole.scaled_points());
}

/// From `own` down to `least` in equal steps of at most `step`; where these would be too many, in larger
/// ones.
std::vector<Length> descent(Length own, Length least, Length step) {
  std::int64_t steps = 0;
  // A step that is larger by the rounding of lengths is no step more.
  const Length longest = step + step / 100;
  if (least < own && longest > Length{})
    steps = std::min(((own - least).scaled_points() + longest.scaled_points() - 1) / longest.scaled_points(),
                     std::int64_t{limits.steps_of_setting});
  std::vector<Length> all{own};
  for (std::int64_t i = 1; i <= steps; ++i) all.push_back(own - (own - least).scaled(i, steps));
  return all;
}

std::vector<int> equal_parts(int steps) {
  std::vector<int> all;
  for (int i = 0; i <= steps; ++i) all.push_back(1000 * (steps - i) / steps);
  return all;
}

bool has_room(const Margins& margins, Length least) {
  return std::max({margins.top, margins.bottom, margins.left, margins.right}) > least;
}

}  // namespace

Margins margins_of(const Document& document, const Setting& setting) {
  const auto margin = [&](Length own) {
    return on_the_way(document.fit.margin, own, document.fill.margin, setting.margins);
  };
  const Margins& own = document.margin;
  return {margin(own.top), margin(own.bottom), margin(own.left), margin(own.right)};
}

Length row_height(const Block& block, const Setting& setting) {
  switch (block.kind) {
    case Block::Kind::Rule:
      return block.thickness;
    case Block::Kind::Picture:
      return block.picture_size.height.scaled(setting.size, 1000);
    case Block::Kind::Text:
      break;
  }
  return block.leading.scaled(setting.leading, 1000);
}

Length leading_of(const Document& document, const Setting& setting) {
  return document.leading.scaled(setting.leading, 1000);
}

Glue gap_above(const Block& block, const Setting& setting) {
  const Length floor = row_height(block, setting).scaled(block.placement.min_above, 1000);
  const Length least =
      std::min(block.placement.above.natural,
               std::max(block.placement.above.natural - block.placement.above.shrink, floor));
  const Glue& own = block.placement.above;
  const Length most = own.natural + own.stretch;
  const Length natural = on_the_way(least, own.natural, most, setting.spacing);
  return {natural, std::min(own.stretch, most - natural), (natural - least) / page_share};
}

Document resolved(Document document, const Setting& setting) {
  if (setting == Setting{}) return document;
  const auto sized = [&](Length& length) { length = length.scaled(setting.size, 1000); };
  document.margin = margins_of(document, setting);
  document.leading = leading_of(document, setting);
  sized(document.size);
  for (TextStyle& style : document.styles) sized(style.size);
  for (Block& block : document.blocks) {
    block.placement.above = gap_above(block, setting);
    block.leading = block.leading.scaled(setting.leading, 1000);
    for (Length* length :
         {&block.indent, &block.hang, &block.inset, &block.picture_size.width, &block.picture_size.height})
      sized(*length);
    if (block.label) sized(block.label->offset);
    if (block.aside_offset) sized(*block.aside_offset);
  }
  for (Flow& flow : document.flows) {
    if (!flow.region.inset) continue;
    sized(flow.region.inset->size.width);
    sized(flow.region.inset->size.height);
  }
  return document;
}

std::vector<Setting> growing_settings(const Document& document) {
  const Style::Fill& most = document.fill;
  const auto ascent = [](Length own, Length bound, Length step) {
    std::vector<Length> all = descent(bound, own, step);
    std::ranges::reverse(all);
    if (bound < own) all = {own};
    return all;
  };
  const Margins& own = document.margin;
  const bool has_margins = most.margin > std::min({own.top, own.bottom, own.left, own.right});
  std::vector<int> ways;  // from 1000 to 2000
  for (int i = 0; i <= spacing_steps; ++i) ways.push_back(1000 + 1000 * i / spacing_steps);
  std::vector<Setting> settings;
  for (int margin = 0; margin <= (has_margins ? margin_steps : 0); ++margin) {
    for (const Length size : ascent(document.size, most.size, size_step)) {
      for (const Length leading :
           ascent(document.leading, most.leading, document.size / leading_steps_per_size)) {
        for (const int spacing : ways) {
          Setting setting;
          setting.spacing = spacing;
          setting.size = ratio_down(size, document.size);
          setting.leading = ratio_down(leading.scaled(setting.size, 1000), document.leading);
          setting.margins = 1000 + 1000 * margin / margin_steps;
          settings.push_back(setting);
        }
      }
    }
  }
  return settings;
}

SettingGrid::SettingGrid(const Document& document)
    : spacings_(equal_parts(spacing_steps)),
      leadings_(descent(document.leading, document.fit.leading, document.size / leading_steps_per_size)),
      margins_(has_room(document.margin, document.fit.margin) ? equal_parts(margin_steps)
                                                              : std::vector{1000}),
      leading_(document.leading) {
  for (const Length size : descent(document.size, document.fit.size, size_step))
    sizes_.push_back(ratio(size, document.size));
}

Setting SettingGrid::operator[](std::size_t distortion) const {
  Setting setting;
  setting.spacing = spacings_[distortion % spacings_.size()];
  distortion /= spacings_.size();
  const Length leading = leadings_[distortion % leadings_.size()];
  distortion /= leadings_.size();
  setting.size = sizes_[distortion % sizes_.size()];
  distortion /= sizes_.size();
  setting.margins = margins_[distortion];
  // The leading is a share of the size, and so follows it.
  setting.leading = ratio(leading.scaled(setting.size, 1000), leading_);
  return setting;
}

}  // namespace galley::layout
